import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files, given as path to text, into a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs git in a folder, with a name and settings of its own, and gives what it printed. */
export function git(folder: string, ...args: readonly string[]): string {
  const environment = {
    ...process.env,
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.org',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.org',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: environment });
}

/** An episode with one label that nobody declares: `RP` for `RT`. */
export const wrongLabel = `---
title: "Growing food together"   # as on the website
date: "2019-05-02T09:00:00+01:00"
draft: true
iriss_archive_libsyn_duration: "12:40"
---
EM - Elspeth Moir  
RT - Rashid Tully

Elspeth Moir visits a garden that neighbours run.

EM Rashid, how did the garden begin?

RT With a skip and six bags of soil. We asked the council for the corner, and nobody said no.

EM Who came first?

RP Two sisters from the flats. They brought a table and a kettle, and after that there were always people.

EM And now?

RT Now there is a waiting list. It is a good problem to have.
`;

export const clean = `---
title: A bus to the clinic
date: "2019-06-06T09:00:00+01:00"
draft: false
---
EM - Elspeth Moir  
JK - Joan Keir

EM Joan, who rides with you?

JK Anyone with an appointment. We wait for them, too.
`;

/** An episode whose people speak again in the one that a test drafts. */
export const nightBus = `---
title: Night bus
date: "2024-05-02T09:00:00+01:00"
---
EM - Elspeth Moir  
RM - Ruth Mackie

EM Who drives?

RM I do.
`;
