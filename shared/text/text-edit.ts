/** A half-open range of UTF-16 units in a text with LF line ends and no BOM. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The only thing that changes a file: replace `[from, to)` by `insert`.
 * Offsets count UTF-16 units of the text as it is before any edit of the same list.
 */
export interface TextEdit extends TextRange {
  readonly insert: string;
}

/**
 * Edits in document order. Edits that start at the same offset keep their order.
 * @throws RangeError when two edits overlap: a caller built two answers to one question.
 */
export function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
  for (let i = 1; i < sorted.length; i++) {
    const previous = sorted[i - 1]!;
    const edit = sorted[i]!;
    if (edit.from < previous.to) {
      throw new RangeError(
        `Edits overlap at ${edit.from}: [${previous.from}, ${previous.to}) and [${edit.from}, ${edit.to})`,
      );
    }
  }
  return sorted;
}

/**
 * The text after `edits`, given in any order.
 * @throws RangeError when edits overlap or reach outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.from < 0 || edit.to < edit.from || edit.to > text.length) {
      throw new RangeError(`Edit [${edit.from}, ${edit.to}) is outside the text of ${text.length} units`);
    }
    result += text.slice(position, edit.from) + edit.insert;
    position = edit.to;
  }
  return result + text.slice(position);
}

/**
 * One edit from `before` to `after`, without what both begin and end with, never half of a character; null where they
 * are the same. `before` starts at `offset`.
 */
export function trimEdit(before: string, after: string, offset: number): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (isHalf(before, start)) start--;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (isHalf(before, before.length - end)) end--;
  return { from: offset + start, to: offset + before.length - end, insert: after.slice(start, after.length - end) };
}

/** Whether a cut at `at` would part a surrogate pair. */
export function isHalf(text: string, at: number): boolean {
  return at > 0 && at < text.length && /[\uD800-\uDBFF]/.test(text[at - 1]!) && /[\uDC00-\uDFFF]/.test(text[at]!);
}
