import { diffArrays } from 'diff';
import { append } from '../lists.ts';
import { trimEdit, type TextEdit } from './text-edit.ts';

/** Beyond this many differing lines the stretch between the first and the last difference is one edit, so that the time stays linear. */
const maxDifferences = 4000;

/** The edits, line by line and within a changed line from its first to its last difference, that make `after` of `before`. */
export function editsBetween(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const hunks = diffArrays(lines(before), lines(after), { maxEditLength: maxDifferences });
  if (hunks === undefined) return [trimEdit(before, after, 0)!];
  const edits: TextEdit[] = [];
  let from = 0;
  for (let index = 0; index < hunks.length;) {
    let removed = '';
    let inserted = '';
    for (; index < hunks.length && (hunks[index]!.added || hunks[index]!.removed); index++) {
      if (hunks[index]!.removed) removed += hunks[index]!.value.join('');
      else inserted += hunks[index]!.value.join('');
    }
    if (removed !== inserted) append(edits, withinLines(removed, inserted, from));
    from += removed.length;
    if (index < hunks.length) from += hunks[index++]!.value.join('').length;
  }
  return edits;
}

/** As many lines as before are the same lines, changed. */
function withinLines(before: string, after: string, offset: number): TextEdit[] {
  const [left, right] = [before.split('\n'), after.split('\n')];
  if (left.length !== right.length) return [trimEdit(before, after, offset)!];
  const edits: TextEdit[] = [];
  let from = offset;
  for (const [index, line] of left.entries()) {
    if (line !== right[index]) edits.push(trimEdit(line, right[index]!, from)!);
    from += line.length + 1;
  }
  return edits;
}
