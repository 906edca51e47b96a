import { expect, test } from 'vitest';
import { findLiterals } from '../../build/check-styles.mjs';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** What is wrong with these sheets and sources of the window, beside one token. */
async function literalsIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const all = {
    'base/ui/tokens.css': ':root {\n  --space-1: 2px;\n  --ink: light-dark(#000000, #ffffff);\n}\n',
    ...files,
  };
  return findLiterals(
    await temporaryFolder(Object.fromEntries(Object.entries(all).map(([path, text]) => [`renderer/${path}`, text]))),
  );
}

const use = 'use a token of renderer/base/ui/tokens.css.';

test('names, shares, letters and widths at which the layout changes may be written', async () => {
  expect(
    await literalsIn({
      'a.css':
        '/* 3px of #fff */\n@media (max-width: 900px) {\n  .a {\n    width: calc(50% + var(--space-1) * 2);\n    margin: 1.5rem 0;\n    color: var(--ink);\n  }\n}\n',
      'A.tsx': '// 3px\nexport const place = (start: number) => `translateY(${start}px)`;\n',
    }),
  ).toEqual([]);
});

test.each([
  ['a size', 'margin: 0 3px', '3px'],
  ['a size below nothing', 'margin: -0.5px', '0.5px'],
  ['a colour', 'color: #FF00aa', '#FF00aa'],
  ['a colour by its parts', 'color: rgb(0 0 0 / 8%)', 'rgb'],
  ['a pair of colours', 'color: light-dark(red, blue)', 'light-dark'],
])('%s that is written out in a sheet is told with its place', async (_, declaration, literal) => {
  expect(await literalsIn({ 'a.css': `.a {\n  ${declaration};\n}\n` })).toEqual([
    `renderer/a.css:2 writes ${literal} out: ${use}`,
  ]);
});

test('a size that is written out in a component is told', async () => {
  expect(await literalsIn({ 'A.tsx': "export const A = () => <b style={{ width: '36px' }} />;\n" })).toEqual([
    `renderer/A.tsx:1 writes 36px out: ${use}`,
  ]);
});

test('a name that nothing gives a value to is told; one that a component gives a value to is not', async () => {
  expect(
    await literalsIn({
      'a.css': '.a {\n  width: var(--column);\n  height: var(--spcae-1);\n}\n',
      'A.tsx': "export const A = () => <b style={{ '--column': '2rem' } as object} />;\n",
    }),
  ).toEqual(['renderer/a.css:3 uses --spcae-1, which nothing gives a value to.']);
});
