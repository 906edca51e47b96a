import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, open, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDifference, isKept, openAnew, readTree, run, runAgain, setStage, type Rehearsal } from './stage.ts';

/** Which of the scenario's folders lies on the disk that fills up. */
export const fullFolders = ['library', 'site', 'user'] as const;
export type FullFolder = (typeof fullFolders)[number];

const pageSize = 4096;
const diskSize = 8 * 1024 * 1024;
const filler = '.fills-the-disk';

/** Whether a small disk can be had here: on Linux, for the administrator. */
export async function canMount(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-mount-'));
  const mounted = mount(folder);
  if (mounted) unmount(folder);
  await rm(folder, { recursive: true });
  return mounted;
}

function mount(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}`, 'tmpfs', folder]).status === 0;
}

function unmount(folder: string): void {
  spawnSync('umount', [folder]);
}

/**
 * Runs a scenario on a disk with hardly any space, makes some, starts anew and looks.
 * @param which of its folders is on that disk
 * @param free what is free there, in pages of 4 KB
 * @returns what is wrong, in words; empty where all is as promised
 */
export async function runOnFullDisk(
  { scenario, folder, states }: Rehearsal,
  which: FullFolder,
  free: number,
): Promise<string[]> {
  const place = await setStage(folder);
  const disk = join(place, which);
  const copy = join(folder, 'on-disk');
  await cp(disk, copy, { recursive: true });
  await rm(disk, { recursive: true });
  await mkdir(disk);
  if (!mount(disk)) throw new Error('no disk can be mounted here');
  try {
    await cp(copy, disk, { recursive: true });
    await fill(join(disk, filler), free);
    const { code, stderr } = await run(place, scenario.run, { service: scenario.service });
    await rm(join(disk, filler));
    return await lookAt(place, { scenario, states, code, stderr });
  } finally {
    unmount(disk);
    await rm(copy, { recursive: true });
  }
}

async function lookAt(
  place: string,
  {
    scenario,
    states,
    code,
    stderr,
  }: Pick<Rehearsal, 'scenario' | 'states'> & { readonly code: number | null; readonly stderr: string },
): Promise<string[]> {
  const wrong: string[] = [];
  const stateOf = (tree: Awaited<ReturnType<typeof readTree>>) =>
    states.findIndex((known) => JSON.stringify(known) === JSON.stringify(tree));
  const atOnce = await readTree(place);
  if (code === 0 && stateOf(atOnce) !== 1) wrong.push(`says that all is well: ${describeDifference(states, atOnce)}`);
  if (code !== 0 && !/\bfull\b|the space on it/i.test(stderr))
    wrong.push(`does not say that the disk is full: ${stderr}`);
  if (/internal|\n\s+at /.test(scenario.service ? '' : stderr)) wrong.push(`answers with a stack: ${stderr}`);
  if (code !== 0 && stateOf(atOnce) === -1)
    wrong.push(`leaves it neither as before nor as after: ${describeDifference(states, atOnce)}`);
  await openAnew(place);
  const tree = await readTree(place);
  const state = stateOf(tree);
  if (state === -1)
    wrong.push(`is neither as before nor as after at the next start: ${describeDifference(states, tree)}`);
  // What is removed for good is gone from the library first; the databases follow, at the next start if need be.
  if (code !== 0 && state === 1 && scenario.gone === undefined)
    wrong.push(`says that it failed, and all was written: ${stderr}`);
  if (state === 1 && scenario.gone !== undefined && (await isKept(place, scenario.gone)))
    wrong.push(`still keeps “${scenario.gone}”`);
  if (state === 0) wrong.push(...(await runAgain(place, scenario, states[1])));
  return wrong;
}

/** Takes all the space of a disk but so many pages. */
async function fill(path: string, free: number): Promise<void> {
  const file = await open(path, 'w');
  let size = 0;
  try {
    for (const page = Buffer.alloc(pageSize); ;) size += (await file.write(page)).bytesWritten;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
  await truncate(path, Math.max(0, size - free * pageSize));
}
