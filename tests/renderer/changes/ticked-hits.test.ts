import { expect, test } from 'vitest';
import type { ChangeHit, FilePreview } from '../../../shared/changes/change-hit.ts';
import { chosenOf, countPlaces, tickedTogether, withTicks } from '../../../renderer/changes/ticked-hits.ts';

const hit = (from: number, insert: string, problem?: number): ChangeHit => ({
  line: 1,
  place: 'MD',
  lead: '',
  removed: 'ab',
  inserted: insert,
  trail: '',
  edits: [{ from, to: from + 2, insert }],
  ticked: false,
  ...(problem === undefined ? {} : { problem }),
});
const single = hit(0, 'x');
const [toMd, toTw] = [hit(10, 'MD', 0), hit(10, 'TW', 0)];
const files: readonly FilePreview[] = [
  { path: 'a.md', title: 'A', hash: 'h', hits: [single, toMd, toTw] },
  { path: 'b.md', title: 'B', hash: 'h', hits: [hit(10, 'QX', 0)] },
];
const other = files[1]!.hits[0]!;

test('of several answers to one problem the one that was ticked last counts, whatever other files have', () => {
  const both = withTicks(new Set([single, other, toMd]), [toTw], true, files);
  expect(both).toEqual(new Set([single, other, toTw]));
  expect(chosenOf(files, both)).toEqual([
    { path: 'a.md', hash: 'h', edits: [...single.edits, ...toTw.edits] },
    { path: 'b.md', hash: 'h', edits: other.edits },
  ]);
  expect(withTicks(both, [toTw], false, files)).toEqual(new Set([single, other]));
});

test('what has several answers is counted once, and never ticked with all the others', () => {
  expect(countPlaces(files[0]!.hits)).toBe(2);
  expect(tickedTogether(files[0]!.hits)).toEqual([single]);
});

test('of two ticked hits that want the same words the first is carried out', () => {
  const second = hit(1, 'y');
  const overlapping: readonly FilePreview[] = [{ path: 'a.md', title: 'A', hash: 'h', hits: [single, second] }];
  expect(chosenOf(overlapping, new Set([second, single]))).toEqual([{ path: 'a.md', hash: 'h', edits: single.edits }]);
});
