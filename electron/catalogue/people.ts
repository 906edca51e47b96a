import type { Appearance } from '../../shared/people/gather-people.ts';
import type { Sql } from '../sqlite/open-database.ts';
import { countUnsearchable } from './search.ts';

/** Everybody in every file, in the order of paths and of the files' speakers. */
export function listAppearances(db: Sql): Appearance[] {
  const rows = db
    .prepare('SELECT files.path, label, name, speakers.turns, speakers.words, declared FROM speakers JOIN files ON files.id = speakers.file ORDER BY files.path, position')
    .all() as (Omit<Appearance, 'isDeclared'> & { readonly declared: number })[];
  return rows.map(({ declared, ...row }) => ({ ...row, isDeclared: declared === 1 }));
}

/** Paths of files that may hold one of the names: among their speakers, in their title, or (whatever its case) in what is said. */
export function findFilesNaming(db: Sql, names: readonly string[]): string[] {
  if (countUnsearchable(db) > 0) return db.prepare(`SELECT path FROM files WHERE kind <> 'unreadable' ORDER BY path`).pluck().all() as string[];
  const named = db.prepare('SELECT path FROM files WHERE instr(title, @name) > 0 UNION SELECT path FROM files JOIN speakers ON files.id = speakers.file WHERE instr(coalesce(speakers.name, speakers.label), @name) > 0').pluck();
  const said = db.prepare('SELECT DISTINCT files.path FROM turn_words JOIN turns ON turns.id = turn_words.rowid JOIN files ON files.id = turns.file WHERE turn_words MATCH ?').pluck();
  const isSearchable = (name: string) => /[\p{L}\p{N}]/u.test(name);
  const paths = names.flatMap((name) => [...named.all({ name }), ...(isSearchable(name) ? said.all(`"${name.replaceAll('"', ' ')}"`) : [])] as string[]);
  return [...new Set(paths)].sort();
}
