import { expect, test } from 'vitest';
import { addDecision, parseDecisions, removeDecision } from '../../../shared/people/decisions.ts';

const different = { kind: 'different', a: 'Joan Weir', b: 'Joan Keir' } as const;

test('a decision is a line, its names sorted', () => {
  expect(addDecision('', different)).toBe('different\tJoan Keir\tJoan Weir\n');
  expect(addDecision('', { kind: 'same', a: 'Joan Weir', b: 'Joan Keir' })).toBe('same\tJoan Weir\tJoan Keir\n');
});

test('lines are sorted, each once, and two editors’ lines are both read after a merge', () => {
  const text = addDecision('same\tB\tA\n<<<<<<< ours\r\ndifferent\tA\tC\r\n', different);
  expect(parseDecisions(text)).toEqual([
    { kind: 'different', a: 'A', b: 'C' },
    { kind: 'different', a: 'Joan Keir', b: 'Joan Weir' },
    { kind: 'same', a: 'B', b: 'A' },
  ]);
  expect(addDecision(text, different)).toBe(text);
});

test('a later decision about the two takes the place of the earlier one', () => {
  const text = addDecision(addDecision('', different), { kind: 'same', a: 'Joan Keir', b: 'Joan Weir' });
  expect(parseDecisions(text)).toEqual([{ kind: 'same', a: 'Joan Keir', b: 'Joan Weir' }]);
  expect(removeDecision(text, 'Joan Weir', 'Joan Keir')).toBe('');
});

test('what a newer version wrote is kept', () => {
  expect(addDecision('retired\tJoan Keir\n', different)).toBe('different\tJoan Keir\tJoan Weir\nretired\tJoan Keir\n');
});

test('any name can stand in a line', () => {
  const decision = { kind: 'different', a: 'A\tB', b: 'C%09\nD' } as const;
  expect(parseDecisions(addDecision('', decision))).toEqual([decision]);
});
