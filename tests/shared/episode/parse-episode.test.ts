import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { outline } from '../../helpers/outline.ts';

const initials = `---
title: Harbour talk
---
AK - Ana Kovacs  
BO - Ben Okoro

Ana Kovacs visited the harbour in June.

AK Thanks for having me, Ben.

BO Welcome.

It rained all morning.

AK Did it?

## On the quay

They walk on.

BO Mind the rope.`;

describe('initials', () => {
  test('reads legend, narration, turns and the paragraphs that continue them', () => {
    const episode = parseEpisode(initials, {});
    expect(episode.houseStyle).toBe('initials');
    expect(outline(episode)).toEqual([
      '4 legend AK=Ana Kovacs, BO=Ben Okoro',
      '7 narration Ana Kovacs visited the harbour in June.',
      '9 AK: Thanks for having me, Ben.',
      '11 BO: Welcome. | It rained all morning.',
      '15 AK: Did it?',
      '17 heading ## On the quay',
      '19 narration They walk on.',
      '21 BO: Mind the rope.',
    ]);
  });

  test('numbers the speakers by the legend and counts their turns and words', () => {
    const { speakers } = parseEpisode(initials.replace('BO - Ben Okoro\n', 'BO - Ben Okoro  \nCL - Cy Lund\n'), {});
    expect(speakers).toEqual([
      { label: 'AK', name: 'Ana Kovacs', role: null, declaredLine: 4, turns: 2, words: 7, number: 1 },
      { label: 'BO', name: 'Ben Okoro', role: null, declaredLine: 5, turns: 2, words: 8, number: 2 },
      { label: 'CL', name: 'Cy Lund', role: null, declaredLine: 6, turns: 0, words: 0, number: 3 },
    ]);
  });

  test.each([
    ['a dash', 'AK – Ana Kovacs  \nBO – Ben Okoro'],
    ['a colon, where the label is the initials of the name', 'AK: Ana Kovacs\nBO: Ben Okoro'],
  ])('accepts %s in the legend', (_, legend) => {
    const episode = parseEpisode(`${legend}\n\nAK Hello.\n\nBO Hello to you.\n`, {});
    expect(outline(episode)).toEqual(['1 legend AK=Ana Kovacs, BO=Ben Okoro', '4 AK: Hello.', '6 BO: Hello to you.']);
  });

  test('needs no blank line between the legend and the first turn', () => {
    expect(outline(parseEpisode('AK - Ana Kovacs  \nBO - Ben Okoro\nAK Hello.\n\nBO Yes.\n', {}))).toEqual([
      '1 legend AK=Ana Kovacs, BO=Ben Okoro',
      '3 AK: Hello.',
      '5 BO: Yes.',
    ]);
  });

  test('takes a label in no legend for a typo when a capital follows and the letters are no ordinary word', () => {
    const episode = parseEpisode(
      'AK - Ana Kovacs  \nBO - Ben Okoro\n\nAK Hello.\n\nBI Good morning.\n\nAK Fine?\n',
      {},
    );
    expect(episode.turns.map(({ label }) => label.text)).toEqual(['AK', 'BI', 'AK']);
  });

  test.each([
    ['a common abbreviation', 'NHS Lothian paid for it.'],
    ['a small letter after it', 'BI is our landlord.'],
    ['a word used as such elsewhere', 'RQS Harbour is big.\n\nAK I like the RQS buildings.'],
  ])('takes letters for an ordinary word: %s', (_, paragraph) => {
    const episode = parseEpisode(`AK - Ana Kovacs  \nBO - Ben Okoro\n\nAK Hello.\n\n${paragraph}\n\nBO Fine?\n`, {});
    expect(new Set(episode.turns.map(({ label }) => label.text))).toEqual(new Set(['AK', 'BO']));
    expect(episode.turns[0]!.paragraphs).toHaveLength(2);
  });

  test('keeps a speaker whose legend entry has the wrong letters', () => {
    const episode = parseEpisode(
      'AK - Ana Kovacs  \nBX - Ben Okoro\n\nAK Hi.\n\nBO Hi.\n\nAK Yes?\n\nBO Yes.\n\nAK So?\n\nBO No.\n',
      {},
    );
    expect(episode.speakers.map(({ label, turns }) => [label, turns])).toEqual([
      ['AK', 3],
      ['BX', 0],
      ['BO', 3],
    ]);
  });

  test('reads a label right under text as a turn, and one inside a sentence as words', () => {
    const episode = parseEpisode('AK - Ana Kovacs  \nBO - Ben Okoro\n\nAK First.\nBO Second, and the\nAK of it.\n', {});
    expect(outline(episode).slice(1)).toEqual(['4 AK: First.', '5 BO: Second, and the\nAK of it.']);
  });

  test('keeps a label without words', () => {
    const episode = parseEpisode('AK - Ana Kovacs\n\nAK Hello.\n\nAK  \n', {});
    expect(episode.turns[1]!.paragraphs).toEqual([]);
  });

  test('reads a legend without turns as the start of a transcript', () => {
    const episode = parseEpisode('AK - Ana Kovacs  \nBO - Ben Okoro\n', {});
    expect(episode).toMatchObject({ houseStyle: 'initials', turns: [], legend: [{ label: 'AK' }, { label: 'BO' }] });
  });

  test('does not take a line further down for a legend', () => {
    const episode = parseEpisode('AK - Ana Kovacs\n\nAK Look here.\n\nBO - Ben Okoro\n', {});
    expect(episode.legend.map(({ label }) => label)).toEqual(['AK']);
  });
});

describe('bold-name', () => {
  test('reads names, times at the start of the words, and markers', () => {
    const episode = parseEpisode(
      '**Ana Kovacs:** \\[04:11\\] Hello there.\n\nMore of it.\n\n**Break:** \\[05:00\\]\n\n**Ben Okoro:** Yes.\n\n**Break**: \\[06:00.50\\]\n\n**Ana Kovacs:**\n\nWords below.\n',
      {},
    );
    expect(episode.houseStyle).toBe('bold-name');
    expect(outline(episode)).toEqual([
      '1 Ana Kovacs @251: \\[04:11\\] Hello there. | More of it.',
      '5 marker **Break:** \\[05:00\\]',
      '7 Ben Okoro: Yes.',
      '9 marker **Break**: \\[06:00.50\\]',
      '11 Ana Kovacs: Words below.',
    ]);
  });

  test('gives label ranges that a relabel and a gutter can use', () => {
    const { text, turns } = parseEpisode('**Ana:** Hello.\n\n**Ben**: Hi.\n\n**Ana:** Bye.\n', {});
    expect(
      turns.map(({ label }) => [
        text.slice(label.range.from, label.range.to),
        text.slice(label.fullRange.from, label.fullRange.to),
      ]),
    ).toEqual([
      ['Ana', '**Ana:** '],
      ['Ben', '**Ben**: '],
      ['Ana', '**Ana:** '],
    ]);
  });

  test('leaves a page with a bold note a page', () => {
    const episode = parseEpisode('Some words.\n\n**Note:** mind the step.\n\nMore words.\n\nAnd more.\n', {});
    expect(episode).toMatchObject({ houseStyle: null, turns: [] });
  });

  test('does not take a plain name with a colon for a turn among bold ones', () => {
    const episode = parseEpisode('**Ana:** One.\n\nBen: two.\n\n**Ana:** Three.\n', {});
    expect(episode.turns).toHaveLength(2);
  });
});

describe('name-colon', () => {
  test.each([
    ['words behind the colon', 'Ana Kovacs: Hello.', null, 'Hello.'],
    ['words below', 'Ana Kovacs:\n\nHello.', null, 'Hello.'],
    ['a time behind the colon', 'Ana Kovacs: 00:01:02\n\nHello.', 62, 'Hello.'],
    ['a time before the colon', 'Ana Kovacs 00:01:02:\n\nHello.', 62, 'Hello.'],
    ['a stray hyphen and a time', 'Ana Kovacs- 00:01:02:\n\nHello.', 62, 'Hello.'],
    ['a space before the colon', 'Ana Kovacs : Hello.', null, 'Hello.'],
  ])('reads a label with %s', (_, turn, seconds, words) => {
    const { houseStyle, text, turns } = parseEpisode(
      `${turn}\n\nBen Okoro: Yes.\n\n${turn}\n\nBen Okoro: No.\n\n${turn}\n\nBen Okoro: Perhaps.\n`,
      {},
    );
    const first = turns[0]!;
    expect(houseStyle).toBe('name-colon');
    expect(turns.map(({ label }) => label.text)).toEqual(Array(3).fill(['Ana Kovacs', 'Ben Okoro']).flat());
    expect(first.time?.seconds ?? null).toBe(seconds);
    expect(first.paragraphs.map(({ from, to }) => text.slice(from, to))).toEqual([words]);
  });

  test('ties labels to the names that the front matter declares', () => {
    const { speakers } = parseEpisode(
      '---\nspeakers:\n  - Ana Kovacs\n  - Ben Okoro\n  - Cy Lund\n---\nBO: Hello, Ana.\n\nAna: Hello.\n\nBO: How are you?\n',
      {},
    );
    expect(speakers).toEqual([
      { label: 'BO', name: 'Ben Okoro', role: null, declaredLine: 4, turns: 2, words: 5, number: 1 },
      { label: 'Ana', name: 'Ana Kovacs', role: null, declaredLine: 3, turns: 1, words: 1, number: 2 },
      { label: 'Cy Lund', name: 'Cy Lund', role: null, declaredLine: 5, turns: 0, words: 0, number: 3 },
    ]);
  });

  test('follows initials that the first label introduces', () => {
    const { speakers, turns } = parseEpisode(
      'Ana Kovacs (AK): Hello.\n\nBen Okoro (BO): Hi.\n\nAK: So?\n\nBO: Well.\n',
      {},
    );
    expect(turns.map(({ label }) => label.text)).toEqual(['Ana Kovacs (AK)', 'Ben Okoro (BO)', 'AK', 'BO']);
    expect(speakers[2]).toMatchObject({ label: 'AK', name: 'Ana Kovacs' });
  });

  test('reads questions and answers after a talk', () => {
    const talk = 'We build boats.\n\nThey float.\n\nSlides: below\n\nNote: not in rain.\n\n';
    expect(
      parseEpisode(`${talk}Q: In snow?\n\nA: Yes.\n`, {}).turns.map(({ line, label }) => [line, label.text]),
    ).toEqual([
      [9, 'Q'],
      [11, 'A'],
    ]);
    expect(parseEpisode(`${talk}Q - In snow?\n\nA - Yes.\n`, {}).turns).toHaveLength(2);
  });

  test.each([
    ['notes and steps', 'Note: one\n\nStep 1: two\n\nStep 2: three\n\nStep 3: four\n\nNote: five\n\nNote: six\n'],
    [
      'what a page says about itself',
      'Name: Harbour call\n\nTopic: boats\n\nLocation: online\n\nVideo: none\n\nWe talked.\n',
    ],
    ['a glossary', 'Apple: a fruit\n\nBoat: a vessel\n\nChair: a seat\n\nDoor: a way in\n'],
    [
      'sentences with a colon',
      'The question is: why?\n\nTo be clear: no.\n\nOne more thing: yes.\n\nSo: no.\n\nSo: yes.\n\nSo: well.\n',
    ],
    ['links', 'Slides: https://example.org/a\n\nhttps://example.org/b\n\nWords.\n'],
  ])('takes %s for no turns', (_, text) => {
    expect(parseEpisode(text, {})).toMatchObject({ houseStyle: null, turns: [] });
  });

  test('keeps a typo and a one-time guest in a conversation', () => {
    const talk = 'Ana: One.\n\nBen: Two.\n\n'.repeat(4);
    expect(
      parseEpisode(`${talk}Bne: Three.\n\nCaller: Hello.\n\nAna: Four.\n`, {})
        .turns.slice(8)
        .map(({ label }) => label.text),
    ).toEqual(['Bne', 'Caller', 'Ana']);
  });

  test('believes a small file when the style is asked for', () => {
    const text = 'Ana: hello\n\nBen: hi\n';
    expect(parseEpisode(text, {}).turns).toHaveLength(0);
    expect(parseEpisode(text, { houseStyle: 'name-colon' }).turns).toHaveLength(2);
  });
});

describe('name-time', () => {
  test('reads the time in the label and the words on the next line', () => {
    const episode = parseEpisode(
      'Ana (00:00:00):\nHello.\n\nIt is June.\n\nBen Okoro (01:00:05):\nIt is.\n\nAna (01:00:09):\nYes.\n',
      {},
    );
    expect(episode.houseStyle).toBe('name-time');
    expect(outline(episode)).toEqual([
      '1 Ana @0: Hello. | It is June.',
      '6 Ben Okoro @3605: It is.',
      '9 Ana @3609: Yes.',
    ]);
  });
});

describe('any style', () => {
  test.each([
    ['AK - Ana Kovacs\n\nAK Hello.\n\n?? Hi there.\n', 'initials'],
    ['**Ana:** Hello.\n\n**??:** Hi there.\n\n**Ana:** So.\n', 'bold-name'],
    ['Ana: One.\n\n??: Hi there.\n\nAna: Two.\n\nAna: Three.\n', 'name-colon'],
    ['Ana (00:01):\nOne.\n\n?? (00:02):\nHi there.\n\nAna (00:03):\nThree.\n', 'name-time'],
  ])('knows the unassigned label, which is nobody: %j', (text, style) => {
    const episode = parseEpisode(text, {});
    expect(episode.houseStyle).toBe(style);
    expect(episode.turns[1]!.label.text).toBe('??');
    expect(episode.speakers.map(({ label }) => label)).not.toContain('??');
    expect(episode.marks).toEqual([]);
  });

  test('reads an import in which nobody is assigned', () => {
    expect(parseEpisode('?? Hello.\n\n?? Hi.\n', {})).toMatchObject({
      houseStyle: 'initials',
      turns: { length: 2 },
      speakers: [],
    });
  });

  test('never reads a comment of HTML over several lines, and takes one that never ends for text', () => {
    const text =
      'AK - Ana Kovacs  \nBO - Ben Okoro\n\nAK Hello.\n\n<!--\nBO no turn\n\nAK Nor this. [CHECK: no mark]\n-->\n\nBO Yes.\n';
    expect(outline(parseEpisode(text, {}))).toEqual([
      '1 legend AK=Ana Kovacs, BO=Ben Okoro',
      '4 AK: Hello.',
      '12 BO: Yes.',
    ]);
    expect(parseEpisode(text, {}).marks).toEqual([]);
    expect(outline(parseEpisode(text.replace('-->', '--'), {})).slice(2, 4)).toEqual([
      '9 AK: Nor this. [CHECK: no mark]\n--',
      '12 BO: Yes.',
    ]);
  });

  test('never reads fenced code, and keeps it inside the turn that it stands in', () => {
    const text =
      'AK - Ana Kovacs\n\nAK Look:\n\n```\nAK no turn [CHECK: no mark]\n\n# no heading\n```\n\nThat is it.\n';
    const episode = parseEpisode(text, {});
    expect(outline(episode).slice(1)).toEqual(['3 AK: Look: | That is it.']);
    expect(episode.fences.map(({ from, to }) => text.slice(from, to))).toEqual([
      '```\nAK no turn [CHECK: no mark]\n\n# no heading\n```',
    ]);
    expect(episode.marks).toEqual([]);
  });

  test('ends a turn at a heading or a rule', () => {
    const episode = parseEpisode('**Ana:** One.\n\n---\n\nIn between.\n\n**Ana:** Two.\n\n# Part 2\n\nNarrated.\n', {});
    expect(outline(episode)).toEqual([
      '1 Ana: One.',
      '3 rule ---',
      '5 narration In between.',
      '7 Ana: Two.',
      '9 heading # Part 2',
      '11 narration Narrated.',
    ]);
  });

  test('reads the first line of the body behind a stray byte order mark', () => {
    const episode = parseEpisode(
      '---\ntitle: T\n---\n\uFEFFAna: One.\n\nBen: Two.\n\nAna: Three.\n\nBen: Four.\n\nAna: Five.\n\nBen: Six.\n',
      {},
    );
    expect(episode.turns).toHaveLength(6);
  });

  test('finds nothing in an empty file', () => {
    expect(parseEpisode('', {})).toMatchObject({ houseStyle: null, blocks: [], turns: [], marks: [], speakers: [] });
  });
});
