import { expect, test } from 'vitest';
import {
  describeConflict,
  describeTakeOver,
  isCovered,
  losesNothing,
  type PageConflict,
} from '../../../shared/publish/page-conflict.ts';

const conflict = (part: Partial<PageConflict>): PageConflict => ({
  kind: 'differs',
  parts: ['words'],
  keys: {},
  uncommitted: false,
  standing: '',
  ...part,
});

test('says in what a page differs, and what writing would change', () => {
  const both = conflict({
    parts: ['page-fields', 'field-values', 'words'],
    keys: { 'page-fields': ['weight'], 'field-values': ['title', 'date'] },
  });
  expect(describeConflict(both)).toBe(
    'The page in the site differs from the library in fields that only the page has (weight), the values of title and date and its words.',
  );
  expect(describeTakeOver(both)).toBe(
    'Writing would remove weight, replace the values of title and date and replace words.',
  );
  expect(describeConflict(conflict({ kind: 'changed' }))).toBe(
    'The page was changed in the site since it was published. It differs from the library in its words.',
  );
  const another = conflict({ kind: 'another', parts: [] });
  expect(describeConflict(another)).toContain('little in common');
  expect(describeTakeOver(another)).toBe('Writing would replace another page as a whole.');
});

test('what kinds cover is decided together; uncommitted work and what cannot be compared never are', () => {
  const both = conflict({ parts: ['field-values', 'words'] });
  expect(isCovered(both, ['field-values', 'words', 'times'])).toBe(true);
  expect(isCovered(both, ['field-values'])).toBe(false);
  expect(isCovered(conflict({ kind: 'another', parts: [] }), ['words'])).toBe(false);
  expect(isCovered(conflict({ kind: 'another', parts: [] }), ['another'])).toBe(true);
  expect(isCovered(conflict({ uncommitted: true }), ['words'])).toBe(false);
  expect(isCovered(conflict({ parts: [] }), ['words'])).toBe(false);
  expect(isCovered(null, ['words'])).toBe(false);
});

test('nothing is lost only where a page that was never published from here gets fields, or the same front matter', () => {
  expect(losesNothing(conflict({ parts: ['new-fields'] }))).toBe(true);
  expect(losesNothing(conflict({ parts: ['field-form'] }))).toBe(true);
  for (const parts of [
    ['page-fields'],
    ['field-values'],
    ['comments'],
    ['labels'],
    ['form'],
    ['new-fields', 'words'],
    [],
  ] as const)
    expect([parts, losesNothing(conflict({ parts }))]).toEqual([parts, false]);
  expect(losesNothing(conflict({ kind: 'changed', parts: ['new-fields'] }))).toBe(false);
  expect(losesNothing(conflict({ kind: 'another', parts: [] }))).toBe(false);
  expect(losesNothing(conflict({ parts: ['new-fields'], uncommitted: true }))).toBe(false);
});
