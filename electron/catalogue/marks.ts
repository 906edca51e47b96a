import type { WorkCount } from '../../shared/library/worklist.ts';
import type { LibraryMark } from '../../shared/marks/library-mark.ts';
import type { Sql } from '../sqlite/open-database.ts';

/** Every mark of the library, in the order of paths and lines. */
export function listMarks(db: Sql): LibraryMark[] {
  return db
    .prepare(
      'SELECT files.path, files.title, marks.kind, line, speaker, lead, mark, trail FROM marks JOIN files ON files.id = marks.file ORDER BY files.path, position',
    )
    .all() as LibraryMark[];
}

/** Marks behind which something is still to be done, and the files that they stand in. */
export function countMarks(db: Sql): WorkCount {
  return db
    .prepare('SELECT coalesce(sum(open_marks), 0) AS count, count(*) AS files FROM files WHERE open_marks > 0')
    .get() as WorkCount;
}
