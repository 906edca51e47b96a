import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { decodeEntities } from '../../../shared/text/entities.ts';
import { legendOfTwo, wordsLikeMarkup } from '../../helpers/words-like-markup.ts';
import { fixAll, marked as problemsIn } from './lint-text.ts';

const rule = 'markdown-in-words';

describe('words that markdown or a site would eat or change are reported, and the fix keeps them as they are', () => {
  test.each(wordsLikeMarkup)('%s', (_, text, expected, fixed) => {
    expect(problemsIn(legendOfTwo + text, rule)).toEqual(expected);
    expect(fixAll(legendOfTwo + text, rule)).toBe(legendOfTwo + fixed);
  });

  test('a label in brackets with one word behind it, which would define a link', () => {
    const text =
      '[Ann Lee]: Shall we begin?\n\n[Audience]: Yes.\n\n[Ann Lee]: Good, let us do that.\n\n[Audience]: We are ready.\n';
    expect(problemsIn(text, rule)).toEqual(['3: [Audience]: Yes.']);
    const fixed = fixAll(text, rule);
    expect(fixed).toBe(text.replace('[Audience]: Yes', '\\[Audience]: Yes'));
    for (const other of ['label-form', 'unread-labels', 'unknown-label']) expect(problemsIn(fixed, other)).toEqual([]);
  });
});

test('what is meant is not reported', () => {
  const meant = [
    '*really* and **no** and ***both***, _so_ and __not at all__',
    '**St**ephen',
    '*Star Trek*s',
    '**한국의 음식**은',
    'これは**重要**です',
    '~~struck~~',
    '[a page](https://example.org) [there](/about) [mail](mailto:a@example.org)',
    '<https://example.org> <b>bold</b> x<sup>2</sup> a<br>b',
    '`Vec<String>` `2*3*4` `{{ x }}`',
    '\\[laughs\\] [laughs] [inaudible 00:12]',
    'snake_case_name and *args, **kwargs',
    '5 * 3 * 4',
    '3 < 4 > 2',
    'so -- well, so --and then',
    'a &amp; b',
    '![a cat](cat.png)',
    '<< vraiment >> dit-il',
    '{{</* figure */>}}',
    'x -> y',
    'so: well',
    '<br/>',
  ];
  const blocks = [
    '- one\n- two',
    '1. one\n2. two',
    '1. one',
    '> Said so.',
    '> said\n> so',
    '    let x = 1;',
    '## 3 on the list is bread.',
    '```\n<x>\n```',
    '[a]: https://example.org',
    '<!--more-->',
    '# one\n\n# two',
    '# Chapter One',
    '<iframe src="https://example.org/"></iframe>',
  ];
  for (const words of meant) expect(problemsIn(`${legendOfTwo}MD ${words}\n`, rule), words).toEqual([]);
  for (const block of blocks)
    expect(problemsIn(`${legendOfTwo}MD So:\n\n${block}\n\nTW Yes.\n`, rule), block).toEqual([]);
  expect(problemsIn('> **Ann Lee:** Hello.\n>\n> **Tom Wood:** Yes.\n>\n> **Ann Lee:** Good.\n', rule)).toEqual([]);
  expect(problemsIn('- **Ann Lee:** Hello.\n- **Tom Wood:** Yes.\n- **Ann Lee:** Good.\n', rule)).toEqual([]);
});

/** What a browser shows of a page. */
function seenIn(markdown: string): string[] {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return decodeEntities(html.replace(/<[^<>]*>/g, ' '))
    .split(/\s+/)
    .filter((word) => word !== '');
}

const odd = fc.constantFrom(
  'so',
  'we',
  'said',
  '<laughs>',
  '<i32>',
  '<div>',
  'x*y*z',
  '2**3**4',
  'f**k',
  '__init__',
  '1986.',
  '7)',
  '-',
  '+',
  '>',
  '>>',
  '{{<',
  '>}}',
  '{%',
  '*args',
  '[so](well)',
  '![x](y)',
  '~5',
  '&',
  '--amend',
  '<bring',
);
const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '\n\n    ');

test('for any words, a page shows after the fixes what the turn says', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(odd, gap), { minLength: 1, maxLength: 12 }), (words) => {
      const said = words.flat().join('').trim();
      // Two lines that begin so are a list, or a quotation.
      fc.pre(!/^\s*([-+>])[^]*\n\s*\1|^\s*>\s+[^]*|^ {4,}[^\p{L}]|^ {4}.*[<>={}]/mu.test(said));
      const text = `**Tom Wood:** Yes.\n\n**Ann Lee:** Good.\n\n**Tom Wood:** Right.\n\n**Ann Lee:** Well, ${said}\n\n**Tom Wood:** Yes.\n`;
      const fixed = fixAll(text, rule);
      expect(problemsIn(fixed, rule)).toEqual([]);
      expect(seenIn(fixed)).toEqual([
        ...'Tom Wood: Yes. Ann Lee: Good. Tom Wood: Right. Ann Lee: Well,'.split(' '),
        ...said.split(/\s+/),
        'Tom',
        'Wood:',
        'Yes.',
      ]);
    }),
    { numRuns: 300 },
  );
});
