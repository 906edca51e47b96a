import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Sql } from '../sqlite/open-database.ts';

/** What the history keeps of a text: earlier versions, unsaved work, and titles of changes. Paths are relative to the library. */
export interface KeptTexts {
  readonly revisions: readonly { readonly path: string; readonly savedAt: string }[];
  readonly unsaved: readonly string[];
  /** Titles, as they are. */
  readonly changes: readonly string[];
}

/** Finds what the history keeps of a text. @param holds whether bytes, or a text, hold it */
export function findKeptTexts(
  db: Sql,
  holds: { readonly bytes: (bytes: Uint8Array) => boolean; readonly text: (text: string) => boolean },
): KeptTexts {
  const revisions = db
    .prepare('SELECT path, saved_at AS savedAt, bytes FROM revisions ORDER BY path, id')
    .iterate() as IterableIterator<{ path: string; savedAt: string; bytes: Buffer }>;
  const found: { path: string; savedAt: string }[] = [];
  for (const { path, savedAt, bytes } of revisions)
    if (holds.bytes(inflateRawSync(bytes))) found.push({ path, savedAt });
  const unsaved = db.prepare('SELECT path, text, base FROM unsaved ORDER BY path').all() as {
    path: string;
    text: string;
    base: string | null;
  }[];
  const titles = db.prepare('SELECT title FROM changes').pluck().all() as string[];
  return {
    revisions: found,
    unsaved: unsaved
      .filter(({ text, base }) => holds.text(text) || (base !== null && holds.text(base)))
      .map(({ path }) => path),
    changes: titles.filter(holds.text),
  };
}

/**
 * Rewrites what the history keeps. A version under another hash is no longer what a change of many files began with, so
 * that change can no longer be taken back as far as this file goes.
 * @param change gives the bytes in place of those of a version, with their hash, null to remove the version; the same to keep it
 */
export function rewriteHistory(
  db: Sql,
  change: {
    readonly bytes: (bytes: Uint8Array) => { readonly bytes: Uint8Array; readonly hash: string } | null;
    readonly text: (text: string) => string;
  },
): void {
  db.transaction(() => {
    const rewrite = db.prepare('UPDATE revisions SET bytes = ?, hash = ? WHERE id = ?');
    const remove = db.prepare('DELETE FROM revisions WHERE id = ?');
    for (const id of db.prepare('SELECT id FROM revisions').pluck().all() as number[]) {
      const { bytes, hash } = db.prepare('SELECT bytes, hash FROM revisions WHERE id = ?').get(id) as {
        bytes: Buffer;
        hash: string;
      };
      const changed = change.bytes(inflateRawSync(bytes));
      if (changed === null) remove.run(id);
      else if (changed.hash !== hash) rewrite.run(deflateRawSync(changed.bytes), changed.hash, id);
    }
    const unsaved = db.prepare('SELECT path, text, base FROM unsaved').all() as {
      path: string;
      text: string;
      base: string | null;
    }[];
    for (const { path, text, base } of unsaved)
      db.prepare('UPDATE unsaved SET text = ?, base = ? WHERE path = ?').run(
        change.text(text),
        base === null ? null : change.text(base),
        path,
      );
    const changes = db.prepare('SELECT id, title FROM changes').all() as { id: string; title: string }[];
    for (const { id, title } of changes)
      db.prepare('UPDATE changes SET title = ? WHERE id = ?').run(change.text(title), id);
  }).immediate();
}
