import { expect, test } from 'vitest';
import { groupAlikePages } from '../../../shared/publish/alike-pages.ts';
import type { PageConflict } from '../../../shared/publish/page-conflict.ts';
import { planItem } from '../../helpers/publish-plan.ts';

const inConflict = (source: string, conflict: Partial<PageConflict>) =>
  planItem(source, {
    status: 'conflict',
    conflict: { kind: 'differs', parts: [], keys: {}, uncommitted: false, standing: '', ...conflict },
  });
const told = (...items: Parameters<typeof groupAlikePages>[0]) =>
  groupAlikePages(items).map(({ title, items: same, kinds }) => [title, same.length, kinds.join(',')]);

test('pages that differ in the same are one group: those that lose nothing first, then the larger ones', () => {
  expect(
    told(
      planItem('fine.md'),
      inConflict('another.md', { kind: 'another' }),
      inConflict('a.md', { parts: ['page-fields'], keys: { 'page-fields': ['weight'] } }),
      inConflict('b.md', { parts: ['page-fields'], keys: { 'page-fields': ['aliases', 'weight'] } }),
      inConflict('c.md', { parts: ['page-fields'], keys: { 'page-fields': ['weight', 'aliases'] } }),
      inConflict('d.md', { parts: ['field-form'] }),
      inConflict('e.md', { parts: ['words'], kind: 'changed' }),
      inConflict('f.md', { parts: ['words'] }),
    ),
  ).toEqual([
    ['Differs in how its front matter is written', 1, 'field-form'],
    ['Differs in fields that only the page has (aliases, weight)', 2, 'page-fields'],
    ['Another page', 1, 'another'],
    ['Differs in fields that only the page has (weight)', 1, 'page-fields'],
    ['Differs in its words, changed since published', 1, 'words'],
    ['Differs in its words', 1, 'words'],
  ]);
});

test('where words differ too, other keys make no other group, and all of them are named', () => {
  expect(
    told(
      inConflict('a.md', { parts: ['field-values', 'words'], keys: { 'field-values': ['title'] } }),
      inConflict('b.md', { parts: ['field-values', 'words'], keys: { 'field-values': ['date'] } }),
    ),
  ).toEqual([['Differs in the values of title and date and its words', 2, 'field-values,words']]);
});

test('work that nobody committed, and what cannot be compared, is decided one by one', () => {
  const groups = groupAlikePages([
    inConflict('a.md', { parts: ['words'], uncommitted: true }),
    inConflict('b.md', { parts: ['words'], uncommitted: true }),
    inConflict('c.md', {}),
  ]);
  expect(groups.map(({ title, decidedTogether, kinds }) => [title, decidedTogether, kinds])).toEqual([
    ['Differs in its words, not committed in the site', false, []],
    ['Cannot be compared', false, []],
  ]);
});
