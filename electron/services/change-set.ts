import { randomUUID } from 'node:crypto';
import { isAbsolute, resolve } from 'node:path';
import { RostrumError, failureOf } from '../../shared/ipc/result.ts';
import type { AppliedChange } from '../../shared/ipc/views.ts';
import { encodeEdits } from '../../shared/text/source-text.ts';
import type { TextEdit } from '../../shared/text/text-edit.ts';
import { hashBytes } from '../files/hash.ts';
import { readBytesIfThere, readSource } from '../files/read-file.ts';
import { currentHash, removeLeftovers, replaceFile, stageFile, syncFolder, type StagedFile } from '../files/write-file.ts';
import {
  beginWrites, endChange, forgetWrite, insertChange, packBytes, readChange, readChanges, readOldBytes, readOpenFiles, readRevisionBytes, readUnsettled, setChangeState,
  type Change, type ChangedFile, type ChangeKind,
} from '../history/changes.ts';
import type { Sql } from '../sqlite/open-database.ts';
import { inBatches } from './batches.ts';
import { untick } from './ready.ts';
import { isAtWork, writer } from './writer.ts';

/** What a change needs of a library. */
export interface Place {
  /** Paths are relative to it; a page in the site has an absolute one. */
  readonly root: string;
  readonly history: Sql;
}

export interface FileToWrite {
  /** Relative to the library; absolute for a page in the site. */
  readonly path: string;
  /** What stands there now; null where nothing does. */
  readonly before: { readonly hash: string; readonly bytes: Uint8Array } | null;
  /** Null removes the file. */
  readonly bytes: Uint8Array | null;
}

/** Many files that change as one. `stage` as often as needed, then `apply` or `discard`, once. */
export interface ChangeSet {
  readonly id: string;
  /**
   * Writes the new bytes beside their places and records the old ones.
   * @param mayLeaveOut told of each file that cannot be written; where it agrees, the change goes on without that file
   * @throws RostrumError naming the file that cannot be written; nothing was changed, and `discard` clears up
   */
  stage(files: readonly FileToWrite[], mayLeaveOut?: (failure: RostrumError) => boolean): Promise<void>;
  /**
   * Puts all files in their places. Each is looked at once more before the first is touched; where one fails after
   * all, those before it get their bytes back.
   * @throws RostrumError naming the file that could not be written
   */
  apply(onProgress?: (done: number, total: number) => void): Promise<AppliedChange>;
  discard(): Promise<void>;
}

/** Files that are read or written at the same time. */
const atOnce = 8;

const mostListed = 50;

export function beginChange({ root, history }: Place, { kind, title }: { kind: ChangeKind; title: string }): ChangeSet {
  const change: Change = { id: randomUUID(), kind, title, beganAt: new Date().toISOString() };
  const staged: { readonly path: string; readonly file: StagedFile }[] = [];
  insertChange(history, change, writer);

  const discard = async () => {
    await forEach(staged, ({ file }) => file.discard());
    endChange(history, change.id, false);
  };

  return {
    id: change.id,
    async stage(files, mayLeaveOut = () => false) {
      let writes = await Promise.all(
        files.map(async ({ path, before, bytes }) => ({ path, oldHash: before?.hash ?? null, newHash: bytes && hashBytes(bytes), packed: before && (await packBytes(before.bytes)) })),
      );
      for (let taken = beginWrites(history, change.id, writes, writer); taken !== null; taken = beginWrites(history, change.id, writes, writer)) {
        const failure = new RostrumError({ code: 'busy', message: 'This file is being written at the moment.', next: 'Try again.', path: taken });
        if (!mayLeaveOut(failure)) throw failure;
        writes = writes.filter(({ path }) => path !== taken);
      }
      const begun = new Set(writes.map(({ path }) => path));
      await forEach(files.filter(({ path }) => begun.has(path)), async ({ path, before, bytes }) => {
        try {
          const file = await naming(path, () => stageFile(resolve(root, path), { expectedHash: before?.hash ?? null, bytes }));
          staged.push({ path, file });
        } catch (error) {
          if (!(error instanceof RostrumError) || !mayLeaveOut(error)) throw error;
          forgetWrite(history, change.id, path);
        }
      });
    },
    async apply(onProgress = () => {}) {
      const written: string[] = [];
      try {
        await forEach(staged, ({ path, file }) => naming(path, file.verify));
        setChangeState(history, change.id, 'writing');
        await forEach(staged, async ({ path, file }) => {
          await naming(path, file.put);
          written.push(path);
          onProgress(written.length, staged.length);
        });
        await forEach([...new Set(staged.map(({ file }) => file.folder))], syncFolder);
      } catch (error) {
        await forEach(staged, ({ file }) => file.discard());
        throw describeLost(await putBack({ root, history }, change.id), error);
      }
      // Without a file there is nothing to take back.
      endChange(history, change.id, staged.length > 0);
      await forEach(staged.filter(({ path }) => !isAbsolute(path)), ({ path }) => untick({ root, history }, path));
      return { id: change.id, title, appliedAt: change.beganAt, paths: staged.map(({ path }) => path).sort() };
    },
    discard,
  };
}

/**
 * Changes episodes by edits, all of them or none.
 * @param files edits with offsets in the text whose bytes have `baseHash`; paths relative to the library
 * @throws RostrumError `changed-on-disk` and others, naming the file
 */
export async function changeEpisodes(place: Place, title: string, files: readonly { readonly path: string; readonly baseHash: string; readonly edits: readonly TextEdit[] }[], onProgress?: (done: number, total: number) => void): Promise<AppliedChange> {
  return runChange(place, { kind: 'episodes', title }, onProgress, (change) =>
    inSlices(files, async (slice) => {
      const read = await Promise.all(
        slice.map(({ path, baseHash, edits }) =>
          naming(path, async (): Promise<FileToWrite> => {
            const { source, hash, bytes } = await readSource(resolve(place.root, path));
            if (hash !== baseHash) throw new RostrumError({ code: 'changed-on-disk', message: 'The file was changed after the preview was made. Nothing was written.', next: 'Make the preview again.' });
            return { path, before: { hash, bytes }, bytes: encodeEdits(source, edits) };
          }),
        ),
      );
      await change.stage(read);
    }),
  );
}

export interface Undone {
  readonly restored: readonly string[];
  /** Files that were left as they are, and why. */
  readonly left: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Takes a change back: every file that still holds what was written gets the bytes that stood there before, all of
 * these or none; the others are left and named. A publish is taken back by `rollbackPublish`, which minds its record.
 * @throws RostrumError `not-found` where there is no such change, or it was taken back already
 */
export async function undoChange(place: Place, id: string, onProgress: (done: number, total: number) => void = () => {}): Promise<Undone> {
  const { history } = place;
  const change = readChange(history, id);
  if (!change) throw new RostrumError({ code: 'not-found', message: 'There is nothing to take back: this was undone already.' });
  const left: { path: string; reason: string }[] = [];
  let looked = 0;
  const { paths } = await runChange(place, { kind: change.kind === 'publish' ? 'rollback' : change.kind, title: `Took back: ${change.title}` }, onProgress, (undo) =>
    inSlices(change.files, async (slice) => {
      const files = await Promise.all(slice.map((file) => takeBack(place, file)));
      for (const file of files) if ('reason' in file) left.push(file);
      await undo.stage(files.filter((file) => 'bytes' in file));
      onProgress((looked += slice.length), change.files.length * 2);
    }),
  );
  if (paths.length > 0) setChangeState(history, id, 'undone');
  return { restored: paths, left: left.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** Changes that can be taken back, the newest first. */
export function listChanges({ history }: Pick<Place, 'history'>): AppliedChange[] {
  return readChanges(history, mostListed).map(({ id, title, beganAt }) => ({ id, title, appliedAt: beganAt, paths: readChange(history, id)!.files.map(({ path }) => path) }));
}

/**
 * Ends the changes whose process stopped before it could: files that were written already get their bytes back.
 * @returns what became of each, in words
 */
export async function settleChanges(place: Place): Promise<string[]> {
  const notices: string[] = [];
  for (const { id, kind, title, state, owner } of readUnsettled(place.history)) {
    if (isAtWork(owner)) continue;
    const files = readOpenFiles(place.history, id);
    await removeLeftovers(files.map(({ path }) => resolve(place.root, path)));
    if (state === 'open') {
      endChange(place.history, id, false);
      if (kind === 'publish') notices.push(`“${title}” was interrupted when Rostrum stopped. Nothing of it had been written yet.`);
      continue;
    }
    const hashes = await Promise.all(files.map(({ path }) => currentHash(resolve(place.root, path)).catch(() => undefined))); // Cannot be read: neither of the two.
    if (files.every(({ newHash }, index) => hashes[index] === newHash)) {
      endChange(place.history, id, true);
      notices.push(`“${title}” was finished just before Rostrum stopped.`);
      continue;
    }
    const lost = await putBack(place, id);
    notices.push(`“${title}” was interrupted when Rostrum stopped. ${lost.length === 0 ? 'All its files are as they were before.' : `Files changed by another program since are left as they are: ${lost.join(', ')}.`}`);
  }
  return notices;
}

async function runChange(place: Place, what: { kind: ChangeKind; title: string }, onProgress: ((done: number, total: number) => void) | undefined, stage: (change: ChangeSet) => Promise<void>): Promise<AppliedChange> {
  const change = beginChange(place, what);
  try {
    await stage(change);
  } catch (error) {
    await change.discard();
    throw error;
  }
  return change.apply(onProgress);
}

/** Gives the files of a change that is under way their old bytes, and closes it. @returns paths that could not get them */
async function putBack({ root, history }: Place, id: string): Promise<string[]> {
  const lost: string[] = [];
  await forEach(readOpenFiles(history, id), async ({ path, oldHash, newHash }) => {
    const absolute = resolve(root, path);
    try {
      if (oldHash === newHash || (await currentHash(absolute)) === oldHash) return;
      await replaceFile(absolute, { expectedHash: newHash, bytes: readOldBytes(history, path) });
    } catch (error) {
      // Named to the editor; its old bytes stay in the history.
      if (!(error instanceof RostrumError)) throw error;
      lost.push(path);
    }
  });
  endChange(history, id, lost.length > 0);
  if (lost.length > 0) setChangeState(history, id, 'undone');
  return lost.sort();
}

function describeLost(lost: readonly string[], error: unknown): unknown {
  if (lost.length === 0 || !(error instanceof RostrumError)) return error;
  return new RostrumError({ ...error.failure, next: `These files could not be put back; their earlier versions are in the history: ${lost.join(', ')}.` }, { cause: error });
}

/** What gives a file of a change its old bytes; a reason where it is to be left as it is. */
async function takeBack({ root, history }: Place, { path, oldHash, newHash }: ChangedFile): Promise<FileToWrite | { readonly path: string; readonly reason: string }> {
  try {
    const before = await readBytesIfThere(resolve(root, path));
    if ((before?.hash ?? null) !== newHash) return { path, reason: 'It was changed since.' };
    if (oldHash === null) return { path, before, bytes: null };
    const bytes = readRevisionBytes(history, path, oldHash);
    return bytes === null ? { path, reason: 'Its earlier version is no longer kept.' } : { path, before, bytes };
  } catch (error) {
    return { path, reason: failureOf(error).message };
  }
}

/** A failure names the file as the change does. */
async function naming<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RostrumError) throw new RostrumError({ ...error.failure, path }, { cause: error });
    throw error;
  }
}

async function inSlices<T>(items: readonly T[], handle: (slice: readonly T[]) => Promise<void>): Promise<void> {
  await inBatches(items, atOnce * 8, 2, handle);
}

/** Runs `work` for every item, a few at a time. */
async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  await inBatches(items, 1, atOnce, ([item]) => work(item!));
}
