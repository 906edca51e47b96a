import { Change, diff } from '@codemirror/merge';
import { diffArrays } from 'diff';
import { append } from '../../../shared/lists.ts';

/** With more lines that differ, the texts have little in common; comparing stays linear in their length. */
const maxLines = 5000;
/** Within lines that differ, so many characters are compared exactly. */
const exactly = { scanLimit: 500 };

/**
 * Differences by lines, and by characters only within those that differ: a word changed here and there in a long text
 * shows as a word, where comparing characters alone gives up and shows everything as changed.
 */
export function diffByLines(a: string, b: string): readonly Change[] {
  const hunks = diffArrays(linesOf(a), linesOf(b), { maxEditLength: maxLines });
  if (hunks === undefined) return diff(a, b, exactly);
  const changes: Change[] = [];
  let [fromA, fromB] = [0, 0];
  let [toA, toB] = [0, 0];
  const close = () => {
    const within = diff(a.slice(fromA, toA), b.slice(fromB, toB), exactly);
    append(
      changes,
      within.map(
        (change) => new Change(change.fromA + fromA, change.toA + fromA, change.fromB + fromB, change.toB + fromB),
      ),
    );
  };
  for (const { value, added, removed } of hunks) {
    const length = value.reduce((sum, line) => sum + line.length, 0);
    if (removed) toA += length;
    else if (added) toB += length;
    else {
      close();
      [fromA, fromB] = [toA + length, toB + length];
      [toA, toB] = [fromA, fromB];
    }
  }
  close();
  return changes;
}

/** With their line ends, so that they join to the text again. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
