import { existsSync, type Dirent } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FailedFile } from '../../../shared/failed-file.ts';
import {
  countPassage,
  gitPattern,
  holdsPieceOf,
  readPassage,
  removePassage,
  type Passage,
} from '../../../shared/purge/passage.ts';
import { RostrumError } from '../../../shared/failure.ts';
import type { Occurrences } from '../../../shared/purge/occurrences.ts';
import { append } from '../../../shared/lists.ts';
import { decode, encodeEdits } from '../../../shared/text/source-text.ts';
import { readTableLine } from '../../../shared/text/table-line.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { describeFileError } from '../../files/file-error.ts';
import { assertOwnFolder } from '../../files/place.ts';
import { hashBytes } from '../../files/hash.ts';
import { readRaw } from '../../files/read-file.ts';
import { scanLibrary } from '../../files/scan.ts';
import { findCommitsWith } from '../../git/pickaxe.ts';
import { findRepository } from '../../git/repository.ts';
import { hasOpenWrites } from '../../history/open-writes.ts';
import { findKeptTexts, rewriteHistory } from '../../history/purge.ts';
import { listGenerations } from '../../sqlite/generations.ts';
import { scrub } from '../../sqlite/scrub.ts';
import { fillSearch, indexLibrary } from '../catalogue/indexer.ts';
import { beginChange } from '../writing/change-set.ts';
import { configuredSite, confirmedSite, type Library } from '../library/library.ts';
import { findDrafts, removeDrafts } from './drafts.ts';
import { publishedName } from '../site/published.ts';
import { recoverOpenWrites } from '../writing/open-writes.ts';
import { planRecord } from '../writing/records.ts';
import { endRemoval, markRemoval } from '../writing/unfinished-removal.ts';

const sidecarRoot = '.rostrum';

/**
 * Where a name or a passage stands: what Rostrum keeps of it, the files that hold it now, and the commits of git that do.
 * @throws RostrumError `bad-request` where it is too short to be told from other words
 */
export async function findOccurrences(library: Library, text: string): Promise<Occurrences> {
  const passage = passageOf(text);
  const holds = (kept: string) => countPassage(kept, passage) > 0;
  const [inFiles, inRecords, inGit, drafts] = await Promise.all([
    findInFiles(library, passage),
    findInSidecars(library, passage),
    findInGit(library, passage),
    findDrafts(library.userData, holds),
  ]);
  const { revisions, unsaved, changes } = findKeptTexts(library.history, {
    text: holds,
    bytes: (bytes) => holds(readBytesAsText(bytes)),
  });
  return {
    text,
    revisions: revisions.map(({ path, savedAt }) => ({ path, savedAt })),
    unsaved: [...unsaved],
    changes: [...changes],
    sidecar: inRecords.sidecar,
    drafts,
    files: inFiles.files,
    damaged: listGenerations(library.history.name).filter((file) => file !== library.history.name),
    unread: [...inFiles.unread, ...inRecords.unread, ...inGit.unread],
    commits: inGit.commits,
  };
}

/**
 * Takes a name or a passage out of everything that Rostrum keeps: earlier versions, unsaved work, the catalogue, drafts of
 * recordings and `.rostrum`, down to the bytes of the databases. The episodes themselves and git's commits are left as they are.
 * @returns where it still stands
 * @throws RostrumError `bad-request` as `findOccurrences`; `busy` while something is being written
 */
export async function purge(library: Library, text: string): Promise<Occurrences> {
  const passage = passageOf(text);
  await recoverOpenWrites(library);
  if (hasOpenWrites(library.history))
    throw new RostrumError({ code: 'busy', message: 'A file is being written at the moment.', next: 'Try again.' });
  const remove = (kept: string) => applyEdits(kept, removePassage(kept, passage));
  const { sidecar } = await findInSidecars(library, passage);
  const records = await Promise.all(
    sidecar.map(({ path }) => planRecord(library.root, { path, change: (lines) => dropLines(lines, passage) })),
  );
  await removeDrafts(library.userData, await findDrafts(library.userData, (kept) => countPassage(kept, passage) > 0));
  // Scores of voices, by label: worked out again when they are wanted.
  await rm(join(library.userData, 'voices'), { recursive: true, force: true });
  const change = beginChange(library, { kind: 'forget', title: 'Removing a passage for good' });
  try {
    await change.stage(records.filter((record) => record !== null));
  } catch (error) {
    await change.discard();
    throw error;
  }
  // From here on it is finished at the next start, if need be.
  await change.apply(undefined, () => {
    markRemoval(library.history);
    rewriteHistory(library.history, { text: remove, bytes: (bytes) => removeFromBytes(bytes, passage) });
  });

  // What the catalogue knows comes from the files alone; its index is rebuilt, since it keeps words that are gone.
  await indexLibrary(library);
  library.catalogue.exec(`INSERT INTO turn_words (turn_words) VALUES ('rebuild')`);
  await fillSearch(library);
  scrub(library.catalogue);
  scrub(library.history);
  endRemoval(library.history);
  return findOccurrences(library, text);
}

function passageOf(text: string): Passage {
  const passage = readPassage(text);
  if (passage === null)
    throw new RostrumError({
      code: 'bad-request',
      message: 'This is too short to be told from other words.',
      next: 'Give a name or a passage of at least three letters.',
    });
  return passage;
}

function readBytesAsText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Bytes that are no text are removed as a whole. */
function removeFromBytes(bytes: Uint8Array, passage: Passage): { bytes: Uint8Array; hash: string } | null {
  if (countPassage(readBytesAsText(bytes), passage) === 0) return { bytes, hash: hashBytes(bytes) };
  const decoded = decode(bytes);
  if (decoded.kind === 'refused') return null;
  const changed = encodeEdits(decoded.source, removePassage(decoded.source.text, passage));
  return { bytes: changed, hash: hashBytes(changed) };
}

/** The files that hold it now, `rostrum.yaml` and what was published included where they lie in the library. */
async function findInFiles(
  { root, config }: Library,
  passage: Passage,
): Promise<Pick<Occurrences, 'files' | 'unread'>> {
  const scan = await scanLibrary(root, config.exclude);
  const files: { path: string; count: number }[] = [];
  const unread: FailedFile[] = scan.failed.map(({ path, error }) => ({ path, reason: error }));
  for (const path of [...scan.files.map((file) => file.path), 'rostrum.yaml', publishedName]) {
    const text = await readKept(root, path, unread);
    const count = text === null ? 0 : countPassage(text, passage);
    if (count > 0) files.push({ path, count });
  }
  return { files, unread };
}

/** Records of ours beside the episodes, but for what was published: without that, pages would no longer be known as ours. */
async function findInSidecars({ root }: Library, passage: Passage): Promise<Pick<Occurrences, 'sidecar' | 'unread'>> {
  const folder = join(root, sidecarRoot);
  const sidecar: { path: string; lines: number }[] = [];
  const unread: FailedFile[] = [];
  for (const entry of await listFolder(folder, unread)) {
    const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (entry.isDirectory() || path === publishedName) continue;
    const text = await readKept(root, path, unread);
    const lines = text === null ? 0 : text.split('\n').filter((line) => lineHolds(line, passage)).length;
    if (lines > 0) sidecar.push({ path, lines });
  }
  return { sidecar: sidecar.sort((a, b) => (a.path < b.path ? -1 : 1)), unread };
}

/** Most libraries have no such folder; one that cannot be read is named. */
async function listFolder(folder: string, unread: FailedFile[]): Promise<Dirent[]> {
  try {
    await assertOwnFolder(folder);
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    const { failure } = describeFileError(error, folder, 'read');
    if (failure.code !== 'not-found') unread.push({ path: sidecarRoot, reason: failure.message });
    return [];
  }
}

/** What a file says, its bytes as text whatever they are; null where it is not there, or cannot be read and is named. */
async function readKept(root: string, path: string, unread: FailedFile[]): Promise<string | null> {
  try {
    return readBytesAsText(await readRaw(join(root, path)));
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    if (error.failure.code !== 'not-found') unread.push({ path, reason: error.failure.message });
    return null;
  }
}

function dropLines(text: string, passage: Passage): string {
  return text
    .split('\n')
    .filter((line) => !lineHolds(line, passage))
    .join('\n');
}

function lineHolds(line: string, passage: Passage): boolean {
  return countPassage(line, passage) > 0 || readTableLine(line).some((cell) => holdsPieceOf(cell, passage));
}

/** Commits around the library and the site that put it in or took it out. They are told, never rewritten. */
async function findInGit(library: Library, passage: Passage): Promise<Pick<Occurrences, 'commits' | 'unread'>> {
  const { root } = library;
  const site = await confirmedSite(library);
  const folders = site === null || !existsSync(site) ? [root] : [root, site];
  const commits: Occurrences['commits'][number][] = [];
  const unread: FailedFile[] = [];
  const named = configuredSite(library);
  if (named !== null && site === null)
    unread.push({
      path: named,
      reason:
        'rostrum.yaml names this site outside the library, and it is not confirmed on this machine. Publish into it once, or look there yourself.',
    });
  const seen = new Set<string>();
  for (const folder of folders) {
    try {
      const repository = (await findRepository(folder))?.root;
      if (repository === undefined || seen.has(repository)) continue;
      seen.add(repository);
      append(
        commits,
        (await findCommitsWith(repository, gitPattern(passage))).map((commit) => ({ repository, ...commit })),
      );
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      unread.push({ path: folder, reason: error.failure.message });
    }
  }
  return { commits, unread };
}
