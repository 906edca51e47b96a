import type { Appearance } from '../../shared/people/gather-people.ts';
import type { Sql } from '../sqlite/open-database.ts';

/** Everybody in every file, in the order of paths and of the files' speakers. */
export function listAppearances(db: Sql): Appearance[] {
  const rows = db
    .prepare(
      'SELECT files.path, label, name, speakers.turns, speakers.words, declared FROM speakers JOIN files ON files.id = speakers.file ORDER BY files.path, position',
    )
    .all() as (Omit<Appearance, 'isDeclared'> & { readonly declared: number })[];
  return rows.map(({ declared, ...row }) => ({ ...row, isDeclared: declared === 1 }));
}

/** What everybody who has a turn is called: the full name, else the label. */
export function listSpeakerNames(db: Sql): string[] {
  return db
    .prepare('SELECT DISTINCT coalesce(name, label) FROM speakers WHERE turns > 0 ORDER BY 1')
    .pluck()
    .all() as string[];
}
