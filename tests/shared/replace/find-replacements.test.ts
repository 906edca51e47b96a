import fc from 'fast-check';
import { expect, test } from 'vitest';
import { libraryConfigSchema } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { findReplacements, type ReplaceScope } from '../../../shared/replace/find-replacements.ts';
import { compilePattern, type Pattern } from '../../../shared/replace/pattern.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const episode = `---
title: "The kettle: a history"
guests: [Rashid Tully, Ann Kettle]
iriss_archive_libsyn_title: The kettle
---

MD - Mina Kettle  
RT - Rashid Tully

A kettle stands on the table.

MD Is that your kettle, or the kettle of the
house?

RT It is the house's KETTLE. MD asked before.

\`\`\`
kettle
\`\`\`
`;

const config = libraryConfigSchema.parse({});
const everywhere: ReplaceScope = { speaker: null, fields: [] };
const plain = (find: string, replacement: string, more: Partial<Pattern> = {}): Pattern => ({
  find,
  replacement,
  isRegex: false,
  wholeWord: false,
  matchCase: true,
  ...more,
});

function find(pattern: Pattern, scope: ReplaceScope = everywhere, text = episode) {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) throw new Error(compiled.message);
  return findReplacements(parseEpisode(text, {}), compiled, scope, config);
}

const replace = (...args: Parameters<typeof find>) =>
  applyEdits(
    args[2] ?? episode,
    find(...args)
      .filter(({ ticked }) => ticked)
      .flatMap(({ edits }) => edits),
  );

test('words are replaced in turns and narration, and nowhere else', () => {
  const expected = episode
    .replace('A kettle', 'A pot')
    .replace('your kettle', 'your pot')
    .replace('the kettle of', 'the pot of');
  expect(replace(plain('kettle', 'pot'))).toBe(expected);
});

test('each hit says where it is and what stands around it', () => {
  expect(find(plain('your kettle', 'your pot'))).toEqual([
    expect.objectContaining({
      line: 12,
      place: 'MD',
      lead: 'MD Is that ',
      removed: 'your kettle',
      inserted: 'your pot',
      trail: ', or the kettle of the',
      ticked: true,
    }),
  ]);
});

test('capitals make no difference when asked so', () => {
  expect(find(plain('kettle', 'pot', { matchCase: false })).map(({ removed }) => removed)).toEqual([
    'kettle',
    'kettle',
    'kettle',
    'KETTLE',
  ]);
});

test('a whole word is not found inside a longer one, in any script', () => {
  expect(find(plain('hous', 'x', { wholeWord: true }))).toEqual([]);
  const zoe = 'MD - Mina Duval\n\nMD Zoë and Zo.\n';
  expect(find(plain('Zo', 'x', { wholeWord: true }), everywhere, zoe).map(({ trail }) => trail)).toEqual(['.']);
});

test('a space in plain text finds a line end', () => {
  expect(find(plain('of the house', 'of everybody')).map(({ removed }) => removed)).toEqual(['of the\nhouse']);
});

test('an accented letter is found however it is written, and a letter never without its accent', () => {
  const text = episode.replace('your kettle', 'your cafe\u0301, caf\u00e9');
  expect(replace(plain('caf\u00e9', 'tea'), everywhere, text)).toBe(episode.replace('your kettle', 'your tea, tea'));
  expect(replace(plain('cafe\u0301', 'tea'), everywhere, text)).toBe(episode.replace('your kettle', 'your tea, tea'));
  expect(find(plain('cafe', 'tea'), everywhere, text)).toEqual([]);
});

test('only one person’s turns, by label or by name', () => {
  for (const speaker of ['RT', 'rashid tully']) {
    expect(find(plain('the', 'a'), { speaker, fields: [] }).map(({ place }) => place)).toEqual(['RT']);
  }
});

test('fields are replaced in their own quoting, lists item by item', () => {
  expect(replace(plain('kettle', 'pot'), { speaker: null, fields: ['title'] })).toBe(
    episode.replace('"The kettle: a', '"The pot: a'),
  );
  expect(replace(plain('Ann Kettle', 'Anne Kettle'), { speaker: null, fields: ['guests'] })).toBe(
    episode.replace('Ann Kettle', 'Anne Kettle'),
  );
});

test('frozen fields stay as they are', () => {
  expect(find(plain('kettle', 'pot'), { speaker: null, fields: ['iriss_archive_libsyn_title'] })).toEqual([]);
});

test('a regular expression may use its groups in the replacement', () => {
  const pattern = plain(String.raw`(\w+) kettle`, '$1 teapot ($&, $$1, $2)', { isRegex: true });
  expect(find(pattern).map(({ inserted }) => inserted)).toEqual([
    'A teapot (A kettle, $1, $2)',
    'your teapot (your kettle, $1, $2)',
    'the teapot (the kettle, $1, $2)',
  ]);
});

test('a replacement in plain text is taken as it is written', () => {
  expect(find(plain('your kettle', '$& $1')).map(({ inserted }) => inserted)).toEqual(['$& $1']);
});

test('a pattern that matches nothing finds nothing, and one that is none says so', () => {
  expect(find(plain('x*', 'y', { isRegex: true }))).toEqual([]);
  expect(compilePattern(plain('(', 'y', { isRegex: true }))).toMatchObject({ ok: false });
  expect(compilePattern(plain('', 'y'))).toMatchObject({ ok: false });
});

test('what would change who speaks is shown, and not ticked', () => {
  const text = 'MD - Mina Duval\nRT - Rashid Tully\n\nA word first.\n\nMD Good.\n\nRT Fine.\n';
  expect(find(plain('A word', 'RT A word'), everywhere, text)).toEqual([
    expect.objectContaining({ ticked: false, place: 'Narration: changes who speaks' }),
  ]);
});

test('whatever is replaced by whatever, the ticked hits change neither labels nor front matter', () => {
  const words = fc.constantFrom('kettle', 'MD', 'RT', 'a', ' ', '\n', '.', 'the', '---', '#', '', 'RT ', '\n\nMD ');
  fc.assert(
    fc.property(
      words.filter((word) => word !== ''),
      words,
      (from, to) => {
        const before = parseEpisode(episode, {});
        const after = parseEpisode(replace(plain(from, to)), {});
        expect(after.text.slice(0, after.frontMatter.range.to)).toBe(before.text.slice(0, before.frontMatter.range.to));
        expect(after.turns.map(({ label }) => label.text)).toEqual(before.turns.map(({ label }) => label.text));
      },
    ),
  );
});
