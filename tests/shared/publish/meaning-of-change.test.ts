import { describe, expect, test } from 'vitest';
import { describeChange, meaningOfChange, summariseChange } from '../../../shared/publish/meaning-of-change.ts';

const before = `---
title: Bread
draft: true
---

MD - Maya Dale
TW - Tom West

MD Welcome to the bakery, Tom. How was the morning?

TW Thank you. The ovens were late and the flour was wet.

MD And yet there is bread on the table.

TW There always is, in the end.
`;

const said = (after: string, from = before) => describeChange(meaningOfChange(from, after, {}));

describe('the meaning of a change', () => {
  test('white space alone is called white space', () => {
    expect(said(before.replaceAll('\n\n', '\n\n\n'))).toEqual(['Only white space changed.']);
  });

  test('no change is no change of white space', () => {
    expect(meaningOfChange(before, before, {}).whitespaceOnly).toBe(false);
  });

  test('a label that moved is a label, not a word', () => {
    const after = before.replace('MD And yet', 'TW And yet');
    expect(said(after)).toEqual(['labels changed on 1 turn (MD to TW)']);
  });

  test('texts too short to show their form are read in the form that the library names, or that the other text shows', () => {
    const short = 'Ann Lee: Hello there.\n\nBob Roe: Hello to you.\n\nAnn Lee: So it goes.\n';
    const corrected = short.replace('Bob Roe:', 'Ann Lee:');
    expect(describeChange(meaningOfChange(short, corrected, { houseStyle: 'name-colon' }))).toEqual([
      'labels changed on 1 turn (Bob Roe to Ann Lee)',
    ]);
    const bold = '**Ann Lee:** Hello.\n\n**Bob Roe:** Hello to you.\n';
    expect(said(bold.replace('**Bob Roe:**', '**Ann Lee:**'), bold)).toEqual([
      'labels changed on 1 turn (Bob Roe to Ann Lee)',
    ]);
  });

  test('a corrected word counts once, and its turn stays the same turn', () => {
    expect(said(before.replace('flour was wet', 'flour was damp'))).toEqual(['1 word changed']);
  });

  test('words added and removed are told apart from words changed', () => {
    expect(
      said(before.replace('in the end', 'in the very end').replace('the ovens', 'ovens').replace('The ovens', 'Ovens')),
    ).toEqual(['1 word changed', '1 word removed', '1 word added']);
  });

  test('a field says from what to what', () => {
    expect(said(before.replace('draft: true', 'draft: false').replace('title: Bread\n', ''))).toEqual([
      '`title` removed',
      '`draft` true to false',
    ]);
  });

  test('turns added and removed are counted as turns, not as words', () => {
    expect(said(`${before}\nMD Goodbye from both of us then.\n`)).toEqual(['1 turn added']);
    expect(said(before.replace('MD And yet there is bread on the table.\n\n', ''))).toEqual(['1 turn removed']);
  });

  test('the words, label and time of one turn can all change together', () => {
    const timed = '**Maya Dale:** \\[04:11\\] Welcome to the bakery on the hill.\n\n**Tom West:** Thank you.\n';
    const after = '**Tom West:** Welcome to the bakery on the moor.\n\n**Tom West:** Thank you.\n';
    expect(said(after, timed)).toEqual([
      'labels changed on 1 turn (Maya Dale to Tom West)',
      '1 word changed',
      '1 timestamp lost',
    ]);
  });

  test('two turns that had run together are split, and no word of them changed', () => {
    const label = before.replace('MD And yet', 'And yet').replace('TW There', 'There');
    expect(said(before, label)).toEqual(['2 turns split off']);
    const inWords = before.replace('on the table.\n\nTW There', 'on the table. TW There');
    expect(said(before, inWords)).toEqual(['1 turn split off (TW)']);
    expect(said(before, before.replace('TW There', 'TWThere'))).toEqual(['1 turn split off (TW)']);
    const bold = '**Ann Lee:** One two three.\n\n**Bob Roe:** Four five.\n\n**Ann Lee:** Six seven.\n';
    expect(said(bold, bold.replace('.\n\n**Bob Roe:** ', '. **Bob Roe:**'))).toEqual(['1 turn split off (Bob Roe)']);
  });

  test('the case of a word is one word', () => {
    expect(said(before.replace('flour was', 'FLOUR was'))).toEqual(['1 word changed']);
  });

  test.each([
    ['a hard line break', 'MD One two.\n', 'MD One  \ntwo.\n'],
    ['a paragraph', 'MD One two.\n', 'MD One\n\ntwo.\n'],
    ['code', 'MD One.\n\n```\na b\n```\n', 'MD One.\n\n```\na  b\n```\n'],
    ['a value of the front matter', '---\ntitle: "a b"\n---\n\nMD One.\n', '---\ntitle: "a  b"\n---\n\nMD One.\n'],
    ['a heading', '# One\ntwo\n', '# One two\n'],
    [
      'the line breaks of the legend',
      'MD - Mary Dale  \nTW - Tom West\n\nMD One.\n',
      'MD - Mary Dale\nTW - Tom West\n\nMD One.\n',
    ],
  ])('%s is more than white space', (_, from, to) => {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const)
      expect(meaningOfChange(a, b, { houseStyle: 'initials' }).whitespaceOnly).toBe(false);
  });

  test('the timestamps of removed turns are lost too', () => {
    const timed =
      'Maya (00:00:01):\nWelcome to the bakery.\n\nTom (00:00:04):\nThank you very much.\n\nMaya (00:00:09):\nNot at all, I say.\n';
    expect(meaningOfChange(timed, timed.replace('Tom (00:00:04):\nThank you very much.\n\n', ''), {}).times.lost).toBe(
      1,
    );
  });

  test('the legend is named when it changes', () => {
    expect(said(before.replace('Tom West', 'Thomas West'))).toEqual(['the legend changed']);
  });

  test('two wholly different texts of ten thousand words are compared without delay', () => {
    const text = (word: string) =>
      `**Maya Dale:** ${Array.from({ length: 10_000 }, (_, index) => `${word}${index}`).join(' ')}\n\n**Tom West:** Thank you.\n`;
    expect(meaningOfChange(text('a'), text('b'), {}).turns).toMatchObject({ added: 1, removed: 1 });
  });
});

test.each([
  [
    before.replaceAll('MD ', 'TW ').replace('TW - Maya', 'MD - Maya').replace('flour was wet', 'flour was damp'),
    '2 labels, 1 word',
  ],
  [before.replace('title: Bread', 'title: Buns').replace('draft: true', 'draft: false'), 'title, draft'],
  [before.replace('TW - Tom West', 'TW - Tom Weston'), 'legend'],
  [before.replace(' And yet', ' And\n\nTW yet'), '1 split'],
  [before.replaceAll('\n\n', '\n\n\n'), 'white space'],
])('a change is summed up in a few words: %#', (after, summary) => {
  expect(summariseChange(meaningOfChange(before, after, {}))).toBe(summary);
});
