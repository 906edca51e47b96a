import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { runCli } from '../../../electron/cli/main.ts';

const userData = mkdtempSync(join(tmpdir(), 'rostrum-user-'));
process.env['ROSTRUM_USER_DATA'] = userData;
afterAll(() => rmSync(userData, { recursive: true, force: true }));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, with a user-data folder of the test file's own. */
export async function run(...argv: readonly string[]): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const code = await runCli(argv, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

/** The one JSON object that the command printed. */
export function jsonOf<T>({ stdout, stderr }: Ran): T {
  if (stdout === '') throw new Error(`Nothing was printed. ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** An episode without any problem, in the client's house style. */
export const cleanEpisode = `---
title: "Keeping bees on the roof" # working title
date: 2021-03-04
draft: false
episode_number: 007
duration: "1:02:33"
---

MD - Mina Duval  
TO - Tom Okoro

MD Welcome, Tom. How did the bees come to the roof?

TO By lift, in a box with air holes. Nobody in the lift said a word.

And on the way down they said even less.

MD What do they find up there [laughs]?

TO Lime trees, mostly.
`;
