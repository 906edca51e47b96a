import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { decodeEntities } from '../../../shared/formats/model/entities.ts';
import { fixAll, marked as problemsIn } from './lint-text.ts';

const rule = 'markdown-in-words';
const two = 'MD - Michelle Drumm  \nTW - Tom Wood\n\n';

describe('words that markdown or a site would eat or change are reported, and the fix keeps them as they are', () => {
  test.each([
    ['an unknown tag', 'MD <laughs> Oh.\n', ['4: <laughs>'], 'MD \\<laughs> Oh.\n'],
    ['a tag that is all of a paragraph', 'MD Oh.\n\n<laughs>\n', ['6: <laughs>'], 'MD Oh.\n\n\\<laughs>\n'],
    ['the type of a list', 'MD A Vec<String>.\n', ['4: <String>'], 'MD A Vec\\<String>.\n'],
    ['the address of a class', 'MD A Vec<std::string>.\n', ['4: <std::string>'], 'MD A Vec\\<std::string>.\n'],
    ['an element without its end', 'MD the <div> tag\n', ['4: <div>'], 'MD the \\<div> tag\n'],
    ['a comment', 'MD So <!-- x --> yes.\n', ['4: <!-- x -->'], 'MD So \\<!\\-- x \\--> yes.\n'],
    ['stars of a product', 'MD 2*3*4\n', ['4: *3*'], 'MD 2\\*3\\*4\n'],
    ['stars within oaths', 'MD f**k this s**t\n', ['4: **k this s**'], 'MD f\\*\\*k this s\\*\\*t\n'],
    ['a name of Python’s', 'MD the __init__ method\n', ['4: __init__'], 'MD the \\_\\_init\\_\\_ method\n'],
    ['two tildes that mean “about”', 'MD ~5 or 6~\n', ['4: ~5 or 6~'], 'MD \\~5 or 6\\~\n'],
    ['a year that begins a paragraph', 'MD It was in\n\n1986. A good year.\n', ['6: 1986. A good year.'], 'MD It was in\n\n1986\\. A good year.\n'],
    ['a number out of order', 'MD So\n\n3. three\n4. four\n3. three\n', ['6: 3. three\n4. four\n3. three'], 'MD So\n\n3\\. three\n4\\. four\n3\\. three\n'],
    ['a dash that begins a paragraph', 'MD So\n\n- well.\n', ['6: - well.'], 'MD So\n\n\\- well.\n'],
    ['a sign that begins a paragraph', 'MD So\n\n> 5 of them.\n', ['6: > 5 of them.'], 'MD So\n\n\\> 5 of them.\n'],
    ['a number sign that begins a sentence', 'MD So\n\n# 3 on the list is bread.\n', ['6: # 3 on the list is bread.'], 'MD So\n\n\\# 3 on the list is bread.\n'],
    ['an indent', 'MD So\n\n    it goes.\n', ['6:     it goes.'], 'MD So\n\nit goes.\n'],
    ['words above a rule', 'MD So it goes.\n---\n\nTW Yes.\n', ['5: ---'], 'MD So it goes.\n\n---\n\nTW Yes.\n'],
    ['words above equals signs', 'MD So it goes.\n===\n\nTW Yes.\n', ['4: MD So it goes.\n==='], 'MD So it goes.\n\\===\n\nTW Yes.\n'],
    ['code that never ends', 'MD So\n\n```\n\nTW Yes.\n', ['6: ```'], 'MD So\n\n\\```\n\nTW Yes.\n'],
    ['a word with an address that is none', 'MD See list[0](x).\n', ['4: [0](x)'], 'MD See list\\[0](x).\n'],
    ['a shortcode', 'MD Put {{< x >}} and {{% y %}} there.\n', ['4: {{< x >}}', '4: {{% y %}}'], 'MD Put {\\{< x >}} and {\\{% y %}} there.\n'],
    ['a shortcode in code', 'MD Put `{{< x >}}` there.\n', ['4: {{< x >}}'], 'MD Put `{{</* x */>}}` there.\n'],
    ['a template', 'MD Put {{ x }} there.\n', ['4: {{ x }}'], 'MD Put {\\{ x }} there.\n'],
    ['an option', 'MD Use --amend there.\n', ['4: --amend'], 'MD Use \\--amend there.\n'],
    ['a shift', 'MD It is 1 << 3.\n', ['4: <<'], 'MD It is 1 <\\< 3.\n'],
  ])('%s', (_, text, expected, fixed) => {
    expect(problemsIn(two + text, rule)).toEqual(expected);
    expect(fixAll(two + text, rule)).toBe(two + fixed);
  });

  test('a label in brackets with one word behind it, which would define a link', () => {
    const text = '[Ann Lee]: Shall we begin?\n\n[Audience]: Yes.\n\n[Ann Lee]: Good, let us do that.\n\n[Audience]: We are ready.\n';
    expect(problemsIn(text, rule)).toEqual(['3: [Audience]: Yes.']);
    const fixed = fixAll(text, rule);
    expect(fixed).toBe(text.replace('[Audience]: Yes', '\\[Audience]: Yes'));
    for (const other of ['label-form', 'unread-labels', 'unknown-label']) expect(problemsIn(fixed, other)).toEqual([]);
  });
});

test('what is meant is not reported', () => {
  const meant = [
    '*really* and **no** and ***both***, _so_ and __not at all__', '**St**ephen', '*Star Trek*s', '**한국의 음식**은', 'これは**重要**です', '~~struck~~', '[a page](https://example.org) [there](/about) [mail](mailto:a@example.org)',
    '<https://example.org> <b>bold</b> x<sup>2</sup> a<br>b', '`Vec<String>` `2*3*4` `{{ x }}`', '\\[laughs\\] [laughs] [inaudible 00:12]', 'snake_case_name and *args, **kwargs', '5 * 3 * 4', '3 < 4 > 2', 'so -- well, so --and then',
    'a &amp; b', '![a cat](cat.png)', '<< vraiment >> dit-il',
  ];
  const blocks = ['- one\n- two', '1. one\n2. two', '1. one', '> Said so.', '> said\n> so', '    let x = 1;', '## 3 on the list is bread.', '```\n<x>\n```', '[a]: https://example.org', '<!--more-->'];
  for (const words of meant) expect(problemsIn(`${two}MD ${words}\n`, rule), words).toEqual([]);
  for (const block of blocks) expect(problemsIn(`${two}MD So:\n\n${block}\n\nTW Yes.\n`, rule), block).toEqual([]);
  expect(problemsIn('> **Ann Lee:** Hello.\n>\n> **Tom Wood:** Yes.\n>\n> **Ann Lee:** Good.\n', rule)).toEqual([]);
  expect(problemsIn('- **Ann Lee:** Hello.\n- **Tom Wood:** Yes.\n- **Ann Lee:** Good.\n', rule)).toEqual([]);
});

/** What a browser shows of a page. */
function seenIn(markdown: string): string[] {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return decodeEntities(html.replace(/<[^<>]*>/g, ' ')).split(/\s+/).filter((word) => word !== '');
}

const odd = fc.constantFrom('so', 'we', 'said', '<laughs>', '<i32>', '<div>', 'x*y*z', '2**3**4', 'f**k', '__init__', '1986.', '7)', '-', '+', '>', '>>', '{{<', '>}}', '{%', '*args', '[so](well)', '![x](y)', '~5', '&', '--amend', '<bring');
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
      expect(seenIn(fixed)).toEqual([...'Tom Wood: Yes. Ann Lee: Good. Tom Wood: Right. Ann Lee: Well,'.split(' '), ...said.split(/\s+/), 'Tom', 'Wood:', 'Yes.']);
    }),
    { numRuns: 300 },
  );
});
