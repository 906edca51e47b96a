import { firstIndex } from './first-index.ts';
import type { TextEdit } from './text-edit.ts';

interface HasEdits {
  readonly edits: readonly TextEdit[];
}

/** Of answers that may want the same words, those that come first, so that the edits of all that are left can be made at once. */
export function withoutOverlaps<T extends HasEdits>(items: readonly T[]): T[] {
  /** In the order of the text. */
  const taken: TextEdit[] = [];
  const placeFor = ({ from }: TextEdit) => firstIndex(taken.length, (index) => taken[index]!.from >= from);
  const isFree = (edit: TextEdit) => {
    const at = placeFor(edit);
    return [taken[at - 1], taken[at]].every((other) => other === undefined || !clashes(edit, other));
  };
  return items.filter(({ edits }) => {
    if (!edits.every(isFree)) return false;
    for (const edit of edits) taken.splice(placeFor(edit), 0, edit);
    return true;
  });
}

/** What is put in at an end of something else has no place of its own. */
function clashes(a: TextEdit, b: TextEdit): boolean {
  return a.from === a.to || b.from === b.to ? a.from <= b.to && b.from <= a.to : a.from < b.to && b.from < a.to;
}
