import type { LibraryMark } from '../../../shared/marks/library-mark.ts';
import { isUnresolvedKind, type MarkKind } from '../../../shared/marks/mark-kind.ts';
import { listMarks as readMarks } from '../../catalogue/marks.ts';
import type { Library } from '../library/library.ts';

/** The marks of the library, as the catalogue knows them, in the order of paths and lines. @param kinds all that are unresolved where absent */
export function listMarks({ catalogue }: Library, kinds?: readonly MarkKind[]): LibraryMark[] {
  return readMarks(catalogue).filter(({ kind }) =>
    kinds === undefined ? isUnresolvedKind(kind) : kinds.includes(kind),
  );
}
