import { resolve } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import { hashBytes } from '../../files/hash.ts';
import { runInQueue } from '../../files/run-in-queue.ts';
import { replaceFile } from '../../files/write-file.ts';
import { moveHistory, setReady } from '../../history/history.ts';
import { unlessDiskFull } from '../../sqlite/open-database.ts';
import { runChange } from './change-set.ts';
import { assertMayWrite, siteOfChange } from './may-write.ts';
import { recordWrite } from './open-writes.ts';
import { isSidecar, planRecord, untick, type FileToWrite, type RecordChange } from './records.ts';
import type { Place } from './recover-changes.ts';

/** Another editor's Rostrum may write a record at the same moment; more often than this it does not. */
const maxAttempts = 5;
const retryDelayMs = 20;

export interface Save {
  /** The episode itself; without one only records change. */
  readonly file?: FileToWrite | undefined;
  /** The file that an episode was before it was renamed. */
  readonly removed?: FileToWrite | undefined;
  /** What is recorded beside it. `change` runs again where another program wrote meanwhile. */
  readonly records?: readonly RecordChange[];
  /** What is kept of the first path goes to the second in the same moment. */
  readonly moves?: readonly [from: string, to: string];
}

/**
 * Writes an episode and what is recorded beside it, all of it or nothing, through the history: a process that is killed
 * leaves all as it was or all as it should be, and the next start says which.
 * @throws RostrumError `changed-on-disk` and others as `replaceFile`, naming the file
 */
export async function save(place: Place, what: Save): Promise<void> {
  const records = what.records ?? [];
  const keys = records.map(({ path }) => resolve(place.root, path)).sort();
  await keys.reduceRight<() => Promise<void>>(
    (next, key) => () => runInQueue(key, next),
    () => saveNow(place, what, records),
  )();
}

/** Writes an episode, whose ready tick was for the text as it stood. @throws RostrumError as `save` */
export async function saveText(place: Place, file: FileToWrite, records: readonly RecordChange[] = []): Promise<void> {
  const tick = untick(file.path);
  try {
    // Changes of one record are made one after the other.
    const [own] = records.filter(({ path }) => path === tick.path);
    const both =
      own === undefined ? tick : { path: tick.path, change: (text: string) => own.change(tick.change(text)) };
    await save(place, { file, records: [...records.filter((record) => record !== own), both] });
  } catch (error) {
    const isTick = records.length === 0 && error instanceof RostrumError && error.failure.path === tick.path;
    if (!isTick || error.failure.code === 'disk-full') throw error;
    // Where its record may not be written, a tick for another text means nothing.
    await save(place, { file });
  }
  await unlessDiskFull(() => setReady(place.history, file.path, null));
}

async function saveNow(place: Place, { file, removed, moves }: Save, records: readonly RecordChange[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const planned = await Promise.all(records.map((record) => planRecord(place.root, record)));
    const own = [file, removed].filter((one) => one !== undefined);
    const files = [...own, ...planned.filter((record) => record !== null)];
    try {
      return await write(place, files, moves);
    } catch (error) {
      const isRace =
        error instanceof RostrumError &&
        (error.failure.code === 'changed-on-disk' || error.failure.code === 'busy') &&
        records.some(({ path }) => path === error.failure.path);
      if (!isRace || attempt === maxAttempts) throw error;
      await new Promise((done) => setTimeout(done, retryDelayMs * attempt));
    }
  }
}

async function write(place: Place, files: readonly FileToWrite[], moves: Save['moves']): Promise<void> {
  const [only] = files;
  if (files.length === 1 && only !== undefined && moves === undefined) {
    const { path, before, bytes } = only;
    const expectedHash = before?.hash ?? null;
    // Of a record no versions are kept.
    const oldBytes = isSidecar(path) || path.includes('.rostrum/') ? null : (before?.bytes ?? null);
    return recordWrite(
      place,
      { path, oldHash: expectedHash, newHash: bytes && hashBytes(bytes), oldBytes },
      async () => {
        try {
          await assertMayWrite(place.root, path, siteOfChange(files));
          await replaceFile(resolve(place.root, path), { expectedHash, bytes });
        } catch (error) {
          if (error instanceof RostrumError) throw new RostrumError({ ...error.failure, path }, { cause: error });
          throw error;
        }
      },
    );
  }
  if (only !== undefined)
    await runChange(
      place,
      { kind: 'save', title: only.path, site: siteOfChange(files), moves: moves ?? null },
      undefined,
      (change) => change.stage(files),
    );
  else if (moves !== undefined) moveHistory(place.history, ...moves);
}
