import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import { endParkedThreads, runOverFiles } from '../../../../electron/services/pool/file-pool.ts';
import type { SliceResult } from '../../../../electron/services/pool/run-slice.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const paths = Array.from({ length: 300 }, (_, index) => `${index}.md`);
const folder = () =>
  temporaryFolder(Object.fromEntries(paths.map((path) => [path, `MD - Michelle Drumm\n\nMD This is ${path}.\n`])));
const files = paths.map((path) => ({ path }));

const run = async (
  root: string,
  onSlice: (slice: SliceResult<'searchableTurns'>) => boolean | void | Promise<boolean | void>,
) => runOverFiles('searchableTurns', root, files, { config: defaultConfig }, { onSlice });

async function readAll(root: string): Promise<string[]> {
  const seen: string[] = [];
  await run(root, ({ results }) => void seen.push(...results.map(({ path }) => path)));
  return seen.sort();
}

test('every file is looked at once', async () => {
  expect(await readAll(await folder())).toEqual([...paths].sort());
});

test('what a run that ended early still had at hand is not handed to the next one', async () => {
  const root = await folder();
  for (let round = 0; round < 3; round++) {
    let slices = 0;
    await run(root, () => {
      slices++;
      return false;
    });
    expect(slices).toBe(1);
    expect(await readAll(root)).toEqual([...paths].sort());
  }
});

test('a run ends early also while another slice of it is being handled', async () => {
  const root = await folder();
  let handled = 0;
  await run(root, async () => {
    const isFirst = handled++ === 0;
    if (isFirst) return false;
    await setTimeout(50);
    return true;
  });
  expect(await readAll(root)).toEqual([...paths].sort());
});

test('what goes wrong while a slice is handled ends the run, and the next one works', async () => {
  const root = await folder();
  await expect(
    run(root, () => {
      throw new Error('no room');
    }),
  ).rejects.toThrow('no room');
  expect(await readAll(root)).toEqual([...paths].sort());
});

test('threads that have nothing to do are ended when they are told to, and the next run has others', async () => {
  const root = await folder();
  await readAll(root);
  expect(endParkedThreads()).toBeGreaterThan(0);
  expect(endParkedThreads()).toBe(0);
  expect(await readAll(root)).toEqual([...paths].sort());
});
