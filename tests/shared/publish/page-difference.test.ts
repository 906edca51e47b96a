import { expect, test } from 'vitest';
import { describeConflict, differsOnlyIn, findPageDifference } from '../../../shared/publish/page-difference.ts';

const page =
  '---\ntitle: Bread\n---\n\n**Ann Lee:** [00:01] One two three four.\n\n**Bob Roe:** Five six seven.\n\n**Ann Lee:** Eight nine ten.\n';

test.each([
  ['front-matter', page.replace('Bread', 'Loaf')],
  ['speakers', page.replace('**Bob Roe:**', '**Ann Lee:**')],
  ['words', page.replace('six', 'sechs')],
  ['times', page.replace('00:01', '00:02')],
  ['form', page.replace('Five six', 'Five  \nsix')],
  ['front-matter,words', page.replace('Bread', 'Loaf').replace('six', 'sechs')],
  ['another', '# Contact\n\nWrite to us whenever you like to.\n'],
])('a page differs in: %s', (parts, after) => {
  expect(findPageDifference(page, after, { houseStyle: 'bold-name' }).toString()).toBe(parts);
});

test('says so, truly', () => {
  expect(describeConflict({ kind: 'differs', parts: ['front-matter', 'words'] })).toBe(
    'The page in the site differs from the library in its front matter and its words.',
  );
  expect(describeConflict({ kind: 'changed', parts: ['words'] })).toBe(
    'The page was changed in the site since it was published. It differs from the library in its words.',
  );
  expect(describeConflict({ kind: 'another', parts: [] })).toContain('little in common');
});

test('another page, uncommitted work and what cannot be compared are never decided together with others', () => {
  const conflict = { kind: 'differs', parts: ['words'], uncommitted: false } as const;
  expect(differsOnlyIn(conflict, ['front-matter', 'words'])).toBe(true);
  expect(differsOnlyIn(conflict, ['front-matter'])).toBe(false);
  expect(differsOnlyIn({ ...conflict, kind: 'another', parts: [] }, ['words'])).toBe(false);
  expect(differsOnlyIn({ ...conflict, uncommitted: true }, ['words'])).toBe(false);
  expect(differsOnlyIn({ ...conflict, parts: [] }, ['words'])).toBe(false);
});
