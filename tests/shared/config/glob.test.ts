import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { readLibraryConfig } from '../../../shared/config-file/read-config.ts';
import { compileGlob } from '../../../shared/config/glob.ts';

/** Whether a pattern is for a path; fails for one that is refused. */
function matches(glob: string, path: string, inAnyFolder = false): boolean {
  const compiled = compileGlob(glob, { inAnyFolder });
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.matches(path);
}

test.each([
  [
    'drafts/**',
    ['drafts/', 'drafts/a.md', 'drafts/b/c.md', 'drafts/.hidden'],
    ['drafts', 'draft', 'a/drafts/b.md', 'draftsx/a.md'],
  ],
  ['**/draft-*.md', ['draft-1.md', 'a/draft-.md', 'a/b/draft-x.md'], ['draft.md', 'a/draft-x.txt']],
  ['20{19,21..23}/*', ['2019/a.md'], ['2022/a.md', '2019/a/b.md']],
  ['ep{8..11}.md', ['ep8.md', 'ep10.md', 'ep11.md'], ['ep08.md', 'ep12.md', 'ep7.md']],
  ['ep{01..03}.md', ['ep01.md', 'ep03.md'], ['ep1.md', 'ep04.md']],
  ['[a-c]?[!x-z].md', ['abc.md', 'c1é.md'], ['dbc.md', 'abx.md', 'ab.md']],
  ['Folge (1).md', ['Folge (1).md'], ['Folge 1.md']],
  ['a\\*b', ['a*b'], ['axb']],
  ['{a,b{c,d}}/e', ['a/e', 'bc/e', 'bd/e'], ['b/e']],
  ['{a/e', ['{a/e'], ['a/e']],
  ['*/**', ['a/b', 'a/b/c'], ['a']],
  ['!a/**', ['b', 'b/a', 'a'], ['a/b']],
  ['./a/*.md', ['a/b.md'], ['b.md']],
  ['👩‍🏫?.md', ['👩‍🏫👍.md'], ['👩‍🏫.md']],
])('%s', (glob, those, others) => {
  for (const path of those) expect([path, matches(glob, path)]).toEqual([path, true]);
  for (const path of others) expect([path, matches(glob, path)]).toEqual([path, false]);
});

test('a pattern without a folder is for names anywhere, where that is asked for', () => {
  expect([
    matches('ep*.md', 'a/b/ep1.md', true),
    matches('ep*.md', 'a/b/ep1.md'),
    matches('a/ep*.md', 'b/a/ep1.md', true),
  ]).toEqual([true, false, false]);
});

test('patterns mean what they mean elsewhere', () => {
  const part = fc
    .array(fc.constantFrom('a', 'b', '*', '?', '{a,b}', '[ab]', '.', 'é'), { minLength: 1, maxLength: 4 })
    .map((pieces) => pieces.join('').replace(/\*{2,}/g, '*'));
  const glob = fc
    .array(fc.oneof({ weight: 3, arbitrary: part }, { weight: 1, arbitrary: fc.constant('**') }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join('/'));
  const name = fc
    .array(fc.constantFrom('a', 'b', 'é', '.'), { minLength: 1, maxLength: 4 })
    .map((letters) => letters.join(''))
    .filter((text) => !/^\.{1,2}$/.test(text));
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(glob, path, (pattern, tested) => {
      // Its own are: it takes [!a] for a slash, too, dots before a star apart, and folds stars for parts that follow each other.
      fc.pre(!/\.[*?{[]|[*?}\]]\.|\*\*\/\*\*|^\.|\/\./.test(pattern));
      // With a folder’s content it also means the folder.
      fc.pre(!(pattern.endsWith('/**') && picomatch(pattern.slice(0, -3), { dot: true })(tested)));
      expect([pattern, tested, matches(pattern, tested)]).toEqual([
        pattern,
        tested,
        picomatch(pattern, { dot: true })(tested),
      ]);
    }),
    { numRuns: 3000 },
  );
});

describe('no pattern keeps anybody waiting', () => {
  const path = Array.from({ length: 15 }, () => 'a'.repeat(250)).join('/');
  test.each([
    ['*a'.repeat(400)],
    ['**/'.repeat(300) + 'b'],
    ['**/*a*a*a*a*a*a*a*a*b/'.repeat(30)],
    ['{a,b}'.repeat(9) + '*b'],
    ['[ab]*'.repeat(200)],
    [`{${'*a'.repeat(60)}b,${'?*'.repeat(60)}b}`],
  ])('%s', (glob) => {
    // A regular expression of it would outlive whoever waits for this test.
    for (let times = 0; times < 5; times++) expect(matches(glob, path)).toBe(false);
  });

  test.each([
    ['{a,b}'.repeat(10), 'stand for more than 1000 patterns'],
    ['{1..9999}', 'stand for more than 1000 patterns'],
    ['{'.repeat(400) + 'a,b' + '}'.repeat(400), null],
    ['+(+(+(a)))', '“+(…)” is not understood'],
    ['a!(b)', '“!(…)” is not understood'],
    ['a'.repeat(1001), 'more than 1000 characters'],
  ])('%s', (glob, message) => {
    const compiled = compileGlob(glob);
    if (message === null) expect(compiled.ok).toBe(true);
    else expect(compiled).toMatchObject({ ok: false, message: expect.stringContaining(message) as string });
  });

  test('in rostrum.yaml it is told at its line', () => {
    expect(readLibraryConfig('title: T\nexclude:\n  - "drafts/**"\n  - "+(+(a))"\n').problems).toEqual([
      {
        line: 2,
        path: ['exclude', '1'],
        message: expect.stringMatching(/^“exclude\.1”: “\+\(…\)” is not understood/) as string,
      },
    ]);
  });
});
