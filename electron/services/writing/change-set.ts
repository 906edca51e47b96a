import { randomUUID } from 'node:crypto';
import { dirname, isAbsolute, resolve } from 'node:path';
import type { FailedFile } from '../../../shared/failed-file.ts';
import { RostrumError, failureOf } from '../../../shared/failure.ts';
import type { AppliedChange, UndoneChange } from '../../../shared/changes/applied-change.ts';
import { encodeEdits } from '../../../shared/text/source-text.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import { hashBytes } from '../../files/hash.ts';
import { findMissingFolders, removeEmptyFolders } from '../../files/new-folders.ts';
import { assertMayWrite, siteOfChange } from './may-write.ts';
import { matchLineEnds } from '../../files/line-ends.ts';
import { readBytesIfExists, readSource } from '../../files/read-file.ts';
import { stageFile, syncFolder, type StagedFile } from '../../files/write-file.ts';
import {
  beginApplying,
  beginWrites,
  endChange,
  deleteWrite,
  insertChange,
  insertFolders,
  packBytes,
  readChange,
  readChanges,
  readFolders,
  readRevisionBytes,
  type Change,
  type ChangedFile,
  type ChangeKind,
  type AppliedTogether,
} from '../../history/changes.ts';
import { setReady } from '../../history/history.ts';
import { unlessDiskFull } from '../../sqlite/open-database.ts';
import { inBatches } from '../machine/batches.ts';
import { busyFailure, recoverOpenWrites } from './open-writes.ts';
import { giveTickBack, isSidecar, planUntick, type FileToWrite } from './records.ts';
import { discardChange, maxConcurrentFiles, deferClosing, restoreChange, type Place } from './recover-changes.ts';
import { beginWriting, endWriting } from './writer.ts';

export interface NewChange extends Partial<AppliedTogether> {
  readonly kind: ChangeKind;
  readonly title: string;
  /** Real path of the site whose pages are among its files. */
  readonly site?: string | null;
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
   * @param together runs in the transaction behind which files are put in their places
   * @throws RostrumError naming the file that could not be written
   */
  apply(onProgress?: (done: number, total: number) => void, together?: () => void): Promise<AppliedChange>;
  /** Does nothing after `apply`, whatever came of that. */
  discard(): Promise<void>;
}

const maxListed = 50;

export function beginChange(
  { root, history }: Place,
  { kind, title, site = null, undoes = null, moves = null }: NewChange,
): ChangeSet {
  const change: Change = { id: randomUUID(), kind, title, beganAt: new Date().toISOString() };
  const staged: { readonly path: string; readonly file: StagedFile }[] = [];
  const owner = beginWriting();
  let isEnded = false;
  try {
    insertChange(history, change, owner, { undoes, moves });
  } catch (error) {
    endWriting(owner);
    throw error;
  }
  const foldersSeen = new Set<string>();

  /** Recorded before they are made, so that whatever happens they are known to be ours. */
  const recordFolders = async (files: readonly FileToWrite[]) => {
    const folders = new Set(
      files.flatMap(({ path, before }) => (before === null ? [dirname(resolve(root, path))] : [])),
    );
    const unseen = [...folders].filter((folder) => !foldersSeen.has(folder));
    for (const folder of unseen) foldersSeen.add(folder);
    const missing = await Promise.all(unseen.map(findMissingFolders));
    insertFolders(history, change.id, missing.flat());
  };
  /** @returns the path that somebody else is writing, or null */
  const begin = async (writes: Parameters<typeof beginWrites>[2]) => {
    const taken = beginWrites(history, change.id, writes, owner);
    if (taken === null) return null;
    // Whoever began it may have been stopped since the library was opened.
    await recoverOpenWrites({ root, history });
    return beginWrites(history, change.id, writes, owner);
  };
  const discard = async () => {
    if (isEnded) return;
    try {
      await forEach(staged, ({ file }) => file.discard());
      await unlessDiskFull(() => discardChange({ history }, change.id));
    } finally {
      endWriting(owner);
    }
  };

  const put = async (onProgress: (done: number, total: number) => void, together: () => void) => {
    let written = 0;
    try {
      if (kind !== 'save' && kind !== 'forget') await stageUnticks();
      await forEach(staged, ({ path, file }) => naming(path, file.verify));
      beginApplying(history, change.id, together);
      await forEach(staged, async ({ path, file }) => {
        await naming(path, file.put);
        onProgress(++written, staged.length);
      });
      await forEach([...new Set(staged.map(({ file }) => file.folder))], syncFolder);
    } catch (error) {
      await forEach(staged, ({ file }) => file.discard());
      const lost = await unlessDiskFull(() => restoreChange({ root, history }, change.id));
      throw describeLost(lost ?? [], error);
    }
  };
  const endApplied = () => {
    endChange(history, change.id, 'applied');
    for (const { path } of staged) setReady(history, path, null);
    return true;
  };

  const changeSet: ChangeSet = {
    id: change.id,
    async stage(files, mayLeaveOut = () => false) {
      let writes = await Promise.all(
        files.map(async ({ path, before, bytes }) => ({
          path,
          oldHash: before?.hash ?? null,
          newHash: bytes && hashBytes(bytes),
          packed: before && (await packBytes(before.bytes)),
        })),
      );
      for (let taken = await begin(writes); taken !== null; taken = await begin(writes)) {
        const failure = busyFailure({ history }, taken);
        if (!mayLeaveOut(failure)) throw failure;
        writes = writes.filter(({ path }) => path !== taken);
      }
      const begun = new Set(writes.map(({ path }) => path));
      await recordFolders(files);
      await forEach(
        files.filter(({ path }) => begun.has(path)),
        async ({ path, before, bytes }) => {
          try {
            const file = await naming(path, async () => {
              await assertMayWrite(root, path, site);
              return stageFile(resolve(root, path), { expectedHash: before?.hash ?? null, bytes });
            });
            staged.push({ path, file });
          } catch (error) {
            if (!(error instanceof RostrumError) || !mayLeaveOut(error)) throw error;
            deleteWrite(history, change.id, path);
          }
        },
      );
    },
    async apply(onProgress = () => {}, together = () => {}) {
      isEnded = true;
      try {
        await put(onProgress, together);
        // Without a file there is nothing to take back. What is removed for good is not done before its old bytes are gone.
        if (staged.length === 0) await discardChange({ history }, change.id);
        else if (kind === 'forget') endApplied();
        else if ((await unlessDiskFull(endApplied)) === undefined) deferClosing(change.id);
      } finally {
        endWriting(owner);
      }
      return {
        id: change.id,
        title,
        appliedAt: change.beganAt,
        paths: staged
          .map(({ path }) => path)
          .filter((path) => !isSidecar(path))
          .sort(),
      };
    },
    discard,
  };

  /** The ticks of episodes go in the same change. A tick was for the text as it stood, so it may stay where its record may not be written. */
  const stageUnticks = async () => {
    const paths = new Set(staged.map(({ path }) => path));
    const records = await Promise.all(
      [...paths].filter((path) => !isAbsolute(path) && !isSidecar(path)).map((path) => planUntick(root, path)),
    );
    await changeSet.stage(
      records.filter((record) => record !== null && !paths.has(record.path)) as FileToWrite[],
      ({ failure }) => failure.code !== 'disk-full',
    );
  };
  return changeSet;
}

/**
 * Changes episodes by edits, all of them or none.
 * @param files edits with offsets in the text whose bytes have `baseHash`; paths relative to the library
 * @throws RostrumError `changed-on-disk` and others, naming the file
 */
export async function changeEpisodes(
  place: Place,
  title: string,
  files: readonly { readonly path: string; readonly baseHash: string; readonly edits: readonly TextEdit[] }[],
  onProgress?: (done: number, total: number) => void,
): Promise<AppliedChange> {
  return runChange(place, { kind: 'episodes', title }, onProgress, (change) =>
    inSlices(files, async (slice) => {
      const read = await Promise.all(
        slice.map(({ path, baseHash, edits }) =>
          naming(path, async (): Promise<FileToWrite> => {
            const { source, hash, bytes } = await readSource(resolve(place.root, path));
            if (hash !== baseHash)
              throw new RostrumError({
                code: 'changed-on-disk',
                message: 'The file was changed after the preview was made. Nothing was written.',
                next: 'Make the preview again.',
              });
            return { path, before: { hash, bytes }, bytes: encodeEdits(source, edits) };
          }),
        ),
      );
      await change.stage(read);
    }),
  );
}

/**
 * Takes a change back: every file that still holds what was written gets the bytes that stood there before, all of
 * these or none; the others are left and named. A publish is taken back by `rollbackPublish`, which minds its record.
 * @param mayLeave whether a file that cannot be written may be left as well, instead of holding up all
 * @throws RostrumError `not-found` where there is no such change, or it was taken back already
 */
export async function undoChange(
  place: Place,
  id: string,
  onProgress: (done: number, total: number) => void = () => {},
  mayLeave: (path: string) => boolean = () => false,
): Promise<UndoneChange> {
  const { history } = place;
  const change = readChange(history, id);
  if (!change)
    throw new RostrumError({ code: 'not-found', message: 'There is nothing to take back: this was undone already.' });
  const left: FailedFile[] = [];
  let looked = 0;
  const { id: undo, paths } = await runChange(
    place,
    {
      kind: change.kind === 'publish' ? 'rollback' : change.kind,
      title: `Undid: ${change.title}`,
      site: siteOfChange(change.files),
      undoes: id,
    },
    onProgress,
    (undo) =>
      inSlices(change.files, async (slice) => {
        const files = await Promise.all(slice.map((file) => takeBack(place, file)));
        // What was recorded beside an episode since stays with it; only the tick of the text that is back comes back too.
        for (const file of files) if ('reason' in file && !isSidecar(file.path)) left.push(file);
        await undo.stage(
          files.filter((file) => 'bytes' in file),
          ({ failure: { code, message, path } }) => {
            if (code === 'disk-full' || path === undefined || !mayLeave(path)) return false;
            if (!isSidecar(path)) left.push({ path, reason: message });
            return true;
          },
        );
        onProgress((looked += slice.length), change.files.length * 2);
      }),
  );
  if (paths.length > 0) await removeEmptyFolders(readFolders(history, id));
  return {
    id: paths.length === 0 ? null : undo,
    restored: paths,
    left: left.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** Changes that can be taken back, the newest first. */
export function listChanges({ history }: Pick<Place, 'history'>): AppliedChange[] {
  return readChanges(history, maxListed).map(({ id, title, beganAt }) => ({
    id,
    title,
    appliedAt: beganAt,
    paths: readChange(history, id)!
      .files.map(({ path }) => path)
      .filter((path) => !isSidecar(path)),
  }));
}

export async function runChange(
  place: Place,
  what: NewChange,
  onProgress: ((done: number, total: number) => void) | undefined,
  stage: (change: ChangeSet) => Promise<void>,
): Promise<AppliedChange> {
  const change = beginChange(place, what);
  try {
    await stage(change);
  } catch (error) {
    await change.discard();
    throw error;
  }
  return change.apply(onProgress);
}

function describeLost(lost: readonly string[], error: unknown): unknown {
  if (lost.length === 0 || !(error instanceof RostrumError)) return error;
  return new RostrumError(
    {
      ...error.failure,
      next: `These files could not be put back; their earlier versions are in the history: ${lost.join(', ')}.`,
    },
    { cause: error },
  );
}

/** What gives a file of a change its old bytes; a reason where it is to be left as it is. */
async function takeBack(
  { root, history }: Place,
  { path, oldHash, newHash }: ChangedFile,
): Promise<FileToWrite | FailedFile> {
  try {
    const before = await readBytesIfExists(resolve(root, path));
    const giveLineEnds = before === null || newHash === null ? null : matchLineEnds(before.bytes, newHash);
    const bytes = oldHash === null ? null : readRevisionBytes(history, path, oldHash);
    if (giveLineEnds === null && (before !== null || newHash !== null)) {
      const withTick = isSidecar(path) && before !== null && bytes !== null ? giveTickBack(path, before, bytes) : null;
      return withTick ?? { path, reason: 'It was changed since.' };
    }
    if (oldHash === null) return { path, before, bytes: null };
    return bytes === null
      ? { path, reason: 'Its earlier version is no longer kept.' }
      : { path, before, bytes: giveLineEnds === null ? bytes : giveLineEnds(bytes) };
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
  await inBatches(items, maxConcurrentFiles * 8, 2, handle);
}

/** Runs `work` for every item, a few at a time. */
async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  await inBatches(items, 1, maxConcurrentFiles, ([item]) => work(item!));
}
