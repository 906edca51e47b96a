import { expect, test } from 'vitest';
import { listChanges } from '../../../shared/merge/list-changes.ts';

const before = `---
title: Bees
draft: true
---

MD - Mina Duval  
TO - Tom Okoro

MD Welcome, Tom.

TO By lift, in a box with air holes.

And then up.

MD What do they find up there?
`;

const listed = (after: string) =>
  listChanges(before, after, {}).map(
    ({ kind, place, before: from, after: to }) => `${kind} · ${place} · ${from} → ${to}`,
  );

test('fields, labels and words are listed each with its place, in the order of the text', () => {
  expect(
    listed(
      before
        .replace('draft: true', 'draft: false')
        .replace('TO By lift', 'MD By the lift')
        .replace('And then up.\n\n', '')
        .replace('up there?\n', 'up there?\n\nTO Limes.\n'),
    ),
  ).toEqual([
    'field · Front matter, draft · draft: true → draft: false',
    'label · Turn 2, MD · TO → MD',
    'words · Turn 2, MD · By lift, in a box with air holes. → By the lift, in a box with air holes.',
    'removed · Turn 2, TO · And then up. → ',
    'added · Turn 4, TO ·  → TO Limes.',
  ]);
});

test('white space is no change, and a change knows where it stands in the later version', () => {
  expect(listed(before.replace('MD Welcome', '\n\n\nMD Welcome').replace('Bees\n', 'Bees  \n'))).toEqual([]);
  const after = before.replace('air holes', 'holes');
  expect(listChanges(before, after, {}).map(({ offset }) => after.slice(offset, offset + 10))).toEqual(['TO By lift']);
});
