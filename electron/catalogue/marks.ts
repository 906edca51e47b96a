import type { LibraryMark } from '../../shared/marks/library-mark.ts';
import type { Sql } from '../sqlite/open-database.ts';

/** A mark and the file in which it stands. */
/** Every mark of the library, in the order of paths and lines. */
export function listMarks(db: Sql): LibraryMark[] {
  return db
    .prepare(
      'SELECT files.path, files.title, marks.kind, line, speaker, lead, mark, trail FROM marks JOIN files ON files.id = marks.file ORDER BY files.path, position',
    )
    .all() as LibraryMark[];
}
