import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { formatCount } from '../../shared/text/count-of.ts';
import { launchRostrum, temporaryFolder } from '../helpers/launch.ts';
import { say } from './measure.ts';

const fileCount = 4000;

/** Milliseconds without a progress bar after which the app counts as idle. */
const idleAfter = 6000;

/** The real window over thousands of short episodes: until the list can be used, and what all processes hold when nothing is left to do. */
export async function measureManyFiles(): Promise<void> {
  const folder = temporaryFolder();
  const library = join(folder.path, 'library');
  mkdirSync(library);
  for (let file = 0; file < fileCount; file++) writeFileSync(join(library, `${file}.md`), writeShortEpisode(file));
  say(`${formatCount(fileCount)} short episodes in the real window`);
  try {
    for (const time of ['for the first time', 'again']) {
      const start = performance.now();
      const { app, window, close } = await launchRostrum(library, { userData: join(folder.path, 'user-data') });
      try {
        await window
          .getByRole('option', { name: /An episode called/ })
          .first()
          .waitFor();
        const listed = performance.now() - start;
        await waitUntilIdle(window);
        const processes = await memoryOf(app);
        const megabytes = processes.reduce((sum, one) => sum + one.megabytes, 0);
        say(
          `  opened ${time.padEnd(20)} listed ${listed.toFixed(0)} ms after the launch (the aim: 1500); idle, all processes hold ${megabytes.toFixed(0)} MB (the aim: 300): ${processes.map((one) => `${one.type} ${one.megabytes.toFixed(0)}`).join(', ')}`,
        );
      } finally {
        await close();
      }
    }
  } finally {
    folder.remove();
  }
}

async function waitUntilIdle(window: Page): Promise<void> {
  const progress = window.getByRole('progressbar');
  for (let since = performance.now(); performance.now() - since < idleAfter;) {
    await window.waitForTimeout(250);
    if ((await progress.count()) > 0) since = performance.now();
  }
}

function writeShortEpisode(number: number): string {
  const turns = Array.from(
    { length: 12 },
    (_, turn) =>
      `${turn % 2 === 0 ? 'AB' : 'CD'} This is turn ${turn} of number ${number}, and it says that the ferry was late again.\n`,
  );
  return `---\ntitle: An episode called ${number}\ndate: 2020-01-01\n---\n\nAB - Ann Bell  \nCD - Cy Dale\n\n${turns.join('\n')}`;
}

/** Megabytes of each process. Linux divides shared pages among those that share them; elsewhere each process counts them, which is more. */
async function memoryOf(app: ElectronApplication): Promise<{ readonly type: string; readonly megabytes: number }[]> {
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, type, memory }) => ({ pid, type, kilobytes: memory.workingSetSize })),
  );
  return processes.map(({ pid, type, kilobytes }) => ({
    type,
    megabytes: (process.platform === 'linux' ? sharedOut(pid) : kilobytes) / 1024,
  }));
}

/** Kilobytes of a process, shared pages divided among those that share them: `Pss` of proc(5). */
function sharedOut(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1]);
}
