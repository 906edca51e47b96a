import { readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { UndoneChange } from '../../../shared/changes/applied-change.ts';
import type { FailedFile } from '../../../shared/failed-file.ts';
import { failureOf, RostrumError } from '../../../shared/failure.ts';
import type { LastPublish, RollbackResult } from '../../../shared/publish/outcome.ts';
import { parsePublished, type PublishedEntry } from '../../../shared/publish/published.ts';
import { hashOfText, matchLineEnds } from '../../files/line-ends.ts';
import { readBytesIfExists } from '../../files/read-file.ts';
import { assertWritable } from '../../files/write-file.ts';
import { assertCommittable, commitFiles, toCommitOutcome } from '../../git/commit.ts';
import { readRepositoryState } from '../../git/repository-state.ts';
import { findRepository } from '../../git/repository.ts';
import type { Repository, TrustedRepository } from '../../git/trusted-repository.ts';
import { listTracked, describeCommit } from '../../git/tracked.ts';
import {
  readChange,
  readPublishes,
  readRevisionBytes,
  readUnclosedChanges,
  type ChangedFile,
} from '../../history/changes.ts';
import { undoChange } from '../writing/change-set.ts';
import { openHistory } from '../library/databases.ts';
import { libraryKey } from '../library/library.ts';
import { changePublished, publishedName, readPublished, recordPublished } from '../site/published.ts';
import { inBatches } from '../machine/batches.ts';
import { recoverChanges, type Place } from '../writing/recover-changes.ts';
import { openSite, pathInChange } from '../site/site.ts';
import { requireTrusted } from '../site/trust.ts';

/** The last publish into a site that this library's history can take back. @param root of the library */
export function findLastPublish({ root, history }: Place, site: string): LastPublish | null {
  const [last] = readPublishes(history, pathInChange(root, site, publishedName));
  return last === undefined ? null : { id: last.id, title: last.title, publishedAt: last.beganAt, files: last.files };
}

/**
 * Takes a publish back: every page that still holds what was written gets the bytes that stood there before, new ones
 * are removed, the record says so, and what was committed is undone by a new commit. Other pages are left and named.
 * @param userData where it is kept which repositories are trusted
 * @throws RostrumError `not-found` where it was taken back already; `git` where git cannot commit anything at the moment,
 * `not-trusted` where it would run commands of a repository whose authors are not trusted
 */
export async function rollbackPublish(
  place: Place,
  site: string,
  id: string,
  userData: string,
  onProgress?: (done: number, total: number) => void,
): Promise<RollbackResult> {
  const change = readChange(place.history, id);
  if (change === null)
    throw new RostrumError({ code: 'not-found', message: 'There is nothing to take back: this was undone already.' });
  const inSite = (path: string) => relative(site, resolve(place.root, path)).replaceAll('\\', '/');
  const recordPath = pathInChange(place.root, site, publishedName);
  const committed = await findCommitted(site);
  // Where git could not undo what it has, nothing is taken back.
  const repository =
    committed !== null && change.files.some(({ path }) => committed.clean.has(inSite(path)))
      ? await requireTrusted(userData, committed.repository)
      : null;
  if (repository !== null) await assertCommittable(repository);

  const entries = await readPublished(site);
  const all = await findAllLeft(
    place,
    change.files.filter(({ path }) => path !== recordPath),
  );
  if (all !== null)
    return {
      site,
      title: change.title,
      restored: [],
      left: all.map(({ path, reason }) => ({ path: inSite(path), reason })),
      commit: null,
      notCommitted: null,
    };
  const hashes = await findTextHashes(
    site,
    entries,
    change.files.map((file) => ({ ...file, path: inSite(file.path) })),
  );
  const { restored, left } = await undoChange(place, id, onProgress, (path) => path !== recordPath);
  const pages = restored.map(inSite).filter((path) => path !== publishedName);
  const kept = left.map(({ path }) => inSite(path)).filter((path) => path !== publishedName);
  if (pages.length > 0 && left.some(({ path }) => path === recordPath)) {
    // Somebody published since: the record keeps their lines, and loses ours.
    const { oldHash } = change.files.find(({ path }) => path === recordPath)!;
    const bytes = oldHash === null ? null : readRevisionBytes(place.history, recordPath, oldHash);
    const before = bytes === null ? [] : parsePublished(new TextDecoder().decode(bytes));
    await changePublished(place, site, (known) => restoreEntries(known, before, hashes, new Set(pages)));
  } else if (pages.length > 0 && kept.length > 0) {
    // A page that stays is still the one that we wrote, with somebody's changes.
    const places = new Set(kept);
    await recordPublished(
      place,
      site,
      entries.filter(({ target }) => places.has(target)),
    );
  }
  const { commit, notCommitted } =
    repository === null
      ? { commit: null, notCommitted: null }
      : await toCommitOutcome(
          commitRollback(repository, committed!.clean, [...pages, ...(pages.length > 0 ? [publishedName] : [])]),
        );
  return {
    site,
    title: change.title,
    restored: pages,
    left: left.filter(({ path }) => path !== recordPath).map(({ path, reason }) => ({ path: inSite(path), reason })),
    commit,
    notCommitted,
  };
}

/** Why no page at all can be taken back; null where one can. In the first case the record stays as well, and the publish can be taken back later. */
async function findAllLeft({ root }: Place, pages: readonly ChangedFile[]): Promise<UndoneChange['left'] | null> {
  const left: FailedFile[] = [];
  for (const { path, newHash } of pages) {
    const reason = await findReasonToLeave(resolve(root, path), newHash);
    if (reason === null) return null;
    left.push({ path, reason });
  }
  return left;
}

async function findReasonToLeave(path: string, newHash: string | null): Promise<string | null> {
  try {
    const standing = await readBytesIfExists(path);
    if (
      standing === null || newHash === null
        ? standing !== null || newHash !== null
        : matchLineEnds(standing.bytes, newHash) === null
    )
      return 'It was changed since.';
    await assertWritable(path, path);
    await assertWritable(dirname(path), path);
    return null;
  } catch (error) {
    return failureOf(error).message;
  }
}

/** The site that a change published into, by the record among its files; null where it published into none. */
export function findSiteOfChange({ root, history }: Place, id: string): string | null {
  const change = readChange(history, id);
  const record =
    change?.kind === 'publish'
      ? change.files.map(({ path }) => resolve(root, path)).find((path) => path.endsWith(join(sep, publishedName)))
      : undefined;
  return record === undefined ? null : dirname(dirname(record));
}

/** The record's entries without those of pages that were taken back, and with those that they had before. */
function restoreEntries(
  entries: readonly PublishedEntry[],
  before: readonly PublishedEntry[],
  hashes: ReadonlyMap<string, string | null>,
  pages: ReadonlySet<string>,
): PublishedEntry[] {
  const kept = entries.filter(({ target, hash }) => !pages.has(target) || hashes.get(target) !== hash);
  const again = before.filter(({ target }) => pages.has(target));
  return [...kept, ...again];
}

/** What a change wrote, by place, under the hash that the record has for it: that of the text with LF line ends. */
async function findTextHashes(
  site: string,
  entries: readonly PublishedEntry[],
  files: readonly ChangedFile[],
): Promise<Map<string, string | null>> {
  const recorded = new Set(entries.map(({ target, hash }) => `${target}\t${hash}`));
  const hashes = new Map<string, string | null>();
  await inBatches(files, 1, 64, async ([file]) => {
    const { path, newHash } = file!;
    const standing =
      newHash === null || recorded.has(`${path}\t${newHash}`)
        ? null
        : await readBytesIfExists(join(site, path)).catch(() => null); // It will be left, and told.
    hashes.set(path, standing === null ? newHash : hashOfText(standing.bytes));
  });
  return hashes;
}

interface Committed {
  readonly repository: Repository;
  /** Tracked files that the working tree has as the last commit has them. */
  readonly clean: ReadonlySet<string>;
}

async function findCommitted(site: string): Promise<Committed | null> {
  const repository = await findRepository(site);
  if (repository === null) return null;
  const [tracked, { uncommitted }] = await Promise.all([listTracked(repository), readRepositoryState(repository)]);
  for (const path of uncommitted) tracked.delete(path);
  return { repository, clean: tracked };
}

/** Undoes by a new commit what was committed of a publish, for the files that were taken back; nothing is ever reset. */
async function commitRollback(
  repository: TrustedRepository,
  clean: Committed['clean'],
  paths: readonly string[],
): Promise<string | null> {
  const ours = paths.filter((path) => clean.has(path));
  if (ours.length === 0) return null;
  const undone = await describeCommit(repository, ours[0]!);
  const message =
    undone === null
      ? 'Take back a publish'
      : `Revert "${undone.subject}"\n\nThis takes back what commit ${undone.hash} published, as far as it still stood.`;
  return commitFiles(repository, { paths: ours, message });
}

/**
 * Takes back the last publish into a site, whichever library of this machine it came from: each library's history is
 * asked for the record of that site. Publishes that were interrupted are settled first.
 * @throws RostrumError `not-found` where no history knows of one
 */
export async function rollbackSite(
  folder: string,
  userData: string,
  onNotice: (message: string) => void,
): Promise<RollbackResult> {
  const site = await openSite(folder);
  const histories = await openHistories(join(userData, 'libraries'), site);
  try {
    for (const place of histories) {
      const unsettled = readUnclosedChanges(place.history);
      // Another library's own paths mean nothing here; it settles those when it is opened.
      if (unsettled.length > 0 && unsettled.every(({ kind }) => kind !== 'episodes'))
        for (const notice of await recoverChanges(place)) onNotice(notice);
    }
    const found = histories.flatMap((place) => {
      const last = findLastPublish(place, site);
      return last === null ? [] : [{ place, last }];
    });
    const newest = found.toSorted((a, b) => (a.last.publishedAt < b.last.publishedAt ? 1 : -1))[0];
    if (newest === undefined) {
      throw new RostrumError({
        code: 'not-found',
        message: 'Nothing that was published into this site from here can be taken back.',
        next: 'Publishes of other machines are undone with git there.',
        path: folder,
      });
    }
    return await rollbackPublish(newest.place, site, newest.last.id, userData);
  } finally {
    for (const { history } of histories) history.close();
  }
}

async function openHistories(
  folder: string,
  site: string,
): Promise<(Place & { readonly history: Place['history'] })[]> {
  const names = await readdir(folder).catch(() => []); // No library was ever opened here.
  const own = libraryKey(site);
  // In the history of the site itself, which is then a library, paths are relative; in the others absolute.
  return names.map((name) => ({
    root: name === own ? site : join(folder, name),
    history: openHistory(join(folder, name)).db,
  }));
}
