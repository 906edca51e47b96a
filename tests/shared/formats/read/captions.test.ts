import { describe, expect, test } from 'vitest';
import { outlineOf, problemsOf, read } from './outline.ts';

/** Captions of three lines, each time and line end as the case has it. */
const srt = (...timings: readonly string[]) =>
  timings
    .map(
      (timing, index) =>
        `${index + 1}\n${timing}\n${['We lend tools.', 'Why tools?', 'Because people need them.', 'Do they?'][index]}\n`,
    )
    .join('\n');
const spoken = ['1–2.5 ??: We lend tools.', '3–4.5 ??: Why tools?', '5–7 ??: Because people need them.'];

describe('captions are recognised however their times are written', () => {
  const forms: Readonly<Record<string, string>> = {
    'dots for commas': srt(
      '00:00:01.000 --> 00:00:02.500',
      '00:00:03.000 --> 00:00:04.500',
      '00:00:05.000 --> 00:00:07.000',
    ),
    'one digit of hours': srt(
      '0:00:01,000 --> 0:00:02,500',
      '0:00:03,000 --> 0:00:04,500',
      '0:00:05,000 --> 0:00:07,000',
    ),
    'no hours': srt('00:01,000 --> 00:02,500', '00:03,000 --> 00:04,500', '00:05,000 --> 00:07,000'),
    'a short arrow': srt(
      '00:00:01,000 -> 00:00:02,500',
      '00:00:03,000 -> 00:00:04,500',
      '00:00:05,000 -> 00:00:07,000',
    ),
    'a typeset arrow': srt(
      '00:00:01,000 –> 00:00:02,500',
      '00:00:03,000 → 00:00:04,500',
      '00:00:05,000 —> 00:00:07,000',
    ),
    'spaces inside the times': srt(
      '00: 00: 01, 000 --> 00: 00: 02, 500',
      '00:00:03 ,000-->00:00:04 ,500',
      '00:00:05,000  -->  00:00:07,000',
    ),
    'digits of full width': srt(
      '００：００：０１，０００ --> ００：００：０２，５００',
      '００：００：０３，０００ --> ００：００：０４，５００',
      '００：００：０５，０００ --> ００：００：０７，０００',
    ),
    'digits of Arabic': srt(
      '٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٢,٥٠٠',
      '٠٠:٠٠:٠٣,٠٠٠ --> ٠٠:٠٠:٠٤,٥٠٠',
      '٠٠:٠٠:٠٥,٠٠٠ --> ٠٠:٠٠:٠٧,٠٠٠',
    ),
    'no numbers': srt(
      '00:00:01,000 --> 00:00:02,500',
      '00:00:03,000 --> 00:00:04,500',
      '00:00:05,000 --> 00:00:07,000',
    ).replace(/^\d\n/gm, ''),
    'numbers in the line of times':
      '1 00:00:01,000 --> 00:00:02,500\nWe lend tools.\n\n2 00:00:03,000 --> 00:00:04,500\nWhy tools?\n\n3 00:00:05,000 --> 00:00:07,000\nBecause people need them.\n',
    'no blank lines': srt(
      '00:00:01,000 --> 00:00:02,500',
      '00:00:03,000 --> 00:00:04,500',
      '00:00:05,000 --> 00:00:07,000',
    ).replaceAll('\n\n', '\n'),
    'escaped arrows': srt(
      '00:00:01,000 --&gt; 00:00:02,500',
      '00:00:03,000 --&gt; 00:00:04,500',
      '00:00:05,000 --&gt; 00:00:07,000',
    ),
    SBV: '0:00:01.000,0:00:02.500\nWe lend tools.\n\n0:00:03.000,0:00:04.500\nWhy tools?\n\n0:00:05.000,0:00:07.000\nBecause people[br]need them.\n',
    'WebVTT without its header':
      '00:01.000 --> 00:02.500 align:start\nWe lend tools.\n\nNOTE nobody says this\n\n00:03.000 --> 00:04.500\nWhy tools?\n\n00:05.000 --> 00:07.000\nBecause people\nneed them.\n',
  };
  for (const [name, text] of Object.entries(forms)) {
    test(name, () => {
      expect(outlineOf(text)).toEqual(spoken);
      expect(problemsOf(text)).toEqual([]);
    });
  }

  test('frames for fractions, at the lowest rate that has so many', () => {
    const text = srt('00:00:01:00 --> 00:00:02:12', '00:00:03:00 --> 00:00:04:24', '00:00:05:00 --> 00:00:07:00');
    expect(outlineOf(text)).toEqual([
      '1–2.48 ??: We lend tools.',
      '3–4.96 ??: Why tools?',
      '5–7 ??: Because people need them.',
    ]);
    expect(problemsOf(text)).toEqual(['2: The times count frames; they were read at 25 frames a second.']);
  });

  test('a sentence with an arrow makes no captions of a text', () => {
    expect(read('We went from 10:30 --> 11:00 or so.\n\nThen home.\n').format).toBe('plain-text');
  });
});

describe('a damaged caption is told with its line, and costs no other', () => {
  const told: Readonly<
    Record<string, readonly [text: string, segments: readonly string[], problems: readonly string[]]>
  > = {
    'a letter in a time': [
      srt('00:00:01,000 --> 00:00:02,500', '00:00:0o,000 --> 00:00:04,500', '00:00:05,000 --> 00:00:07,000'),
      [spoken[0]!, '?–? ??: Why tools?', spoken[2]!],
      ['6: “00:00:0o,000 --> 00:00:04,500” is no pair of times; the words below it come in without.'],
    ],
    'the first of all': [
      srt('oo:oo:o1,000 --> 00:00:02,500', '00:00:03,000 --> 00:00:04,500', '00:00:05,000 --> 00:00:07,000'),
      ['?–? ??: We lend tools.', ...spoken.slice(1)],
      ['2: “oo:oo:o1,000 --> 00:00:02,500” is no pair of times; the words below it come in without.'],
    ],
    'a time below zero': [
      srt('-00:00:01,000 --> 00:00:02,500', '00:00:03,000 --> 00:00:04,500', '00:00:05,000 --> 00:00:07,000'),
      ['0–2.5 ??: We lend tools.', ...spoken.slice(1)],
      ['2: “-00:00:01,000 --> 00:00:02,500” lies before the recording begins; it was read from 0:00.'],
    ],
    'no second time': [
      srt('00:00:01,000 --> 00:00:02,500', '00:00:03,000 -->', '00:00:05,000 --> 00:00:07,000'),
      [spoken[0]!, '3–? ??: Why tools?', spoken[2]!],
      ['6: “00:00:03,000 -->” does not say when the caption ends.'],
    ],
    'one time alone': [
      srt('00:00:01,000 --> 00:00:02,500', '00:00:03,000', '00:00:05,000 --> 00:00:07,000'),
      [spoken[0]!, '3–? ??: Why tools?', spoken[2]!],
      ['6: “00:00:03,000” does not say when the caption ends.'],
    ],
    'no arrow': [
      srt('00:00:01,000 --> 00:00:02,500', '00:00:03,000 00:00:04,500', '00:00:05,000 --> 00:00:07,000'),
      spoken,
      ['6: “00:00:03,000 00:00:04,500” has no arrow between its times.'],
    ],
    'no times at all': [
      srt('00:00:01,000 --> 00:00:02,500', 'X', '00:00:05,000 --> 00:00:07,000').replace('X\n', ''),
      [spoken[0]!, '?–? ??: Why tools?', spoken[2]!],
      ['6: This caption has no times; its words come in without.'],
    ],
    'too many seconds': [
      srt('00:00:01,000 --> 00:00:02,500', '00:00:03,000 --> 00:00:04,500', '00:00:75,000 --> 00:00:77,000'),
      [...spoken.slice(0, 2), '75–77 ??: Because people need them.'],
      ['10: “00:00:75,000 --> 00:00:77,000” has more than 59 minutes or seconds; it was read as 1:15.'],
    ],
    'minutes ahead of its neighbours': [
      srt(
        '00:00:01,000 --> 00:00:02,500',
        '00:09:03,000 --> 00:09:04,500',
        '00:00:05,000 --> 00:00:07,000',
        '00:00:08,000 --> 00:00:09,000',
      ),
      [spoken[0]!, '543–544.5 ??: Why tools?', spoken[2]!, '8–9 ??: Do they?'],
      ['6: 9:03 is out of order: the captions around it are at 0:01 and 0:05.'],
    ],
    'behind its neighbours': [
      srt(
        '00:00:01,000 --> 00:00:02,500',
        '00:00:03,000 --> 00:00:04,500',
        '00:00:00,000 --> 00:00:00,500',
        '00:00:08,000 --> 00:00:09,000',
      ),
      [...spoken.slice(0, 2), '0–0.5 ??: Because people need them.', '8–9 ??: Do they?'],
      ['10: 0:00 is out of order: the captions around it are at 0:03 and 0:08.'],
    ],
    'long after all others': [
      srt('00:00:01,000 --> 00:00:02,500', '00:00:03,000 --> 00:00:04,500', '01:00:05,000 --> 01:00:07,000'),
      [...spoken.slice(0, 2), '3605–3607 ??: Because people need them.'],
      ['10: 1:00:05 is 60 minutes behind the caption above.'],
    ],
    'standing far too long': [
      srt('00:00:01,000 --> 00:40:02,500', '00:00:03,000 --> 00:00:04,500', '00:00:05,000 --> 00:00:07,000'),
      ['1–2402.5 ??: We lend tools.', ...spoken.slice(1)],
      ['2: This caption ends at 40:02, long after the next one begins at 0:03.'],
    ],
  };
  for (const [name, [text, segments, problems]] of Object.entries(told)) {
    test(name, () => {
      expect(outlineOf(text)).toEqual(segments);
      expect(problemsOf(text)).toEqual(problems);
    });
  }

  test('a line above the first is the title', () => {
    const text = `The tool library\n\n${srt('00:00:01,000 --> 00:00:02,500', '00:00:03,000 --> 00:00:04,500')}`;
    expect(outlineOf(text)).toEqual(spoken.slice(0, 2));
    expect(read(text).title).toBe('The tool library');
    expect(problemsOf(text)).toEqual(['1: “The tool library” above the first caption was taken for the title.']);
  });

  test('words above the first caption are kept as words', () => {
    expect(outlineOf(`Before that, there was rain.\n\n${srt('00:00:01,000 --> 00:00:02,500')}`)).toEqual([
      '?–? ??: Before that, there was rain.',
      '1–2.5 + ??: We lend tools.',
    ]);
  });

  test('two who speak at once are in order', () => {
    expect(
      problemsOf(
        srt(
          '00:00:01,000 --> 00:00:04,500',
          '00:00:03,000 --> 00:00:04,500',
          '00:00:02,600 --> 00:00:07,000',
          '00:00:08,000 --> 00:00:09,000',
        ),
      ),
    ).toEqual([]);
  });

  test('two speakers one after the other in one file are one problem, not hundreds', () => {
    const track = Array.from(
      { length: 40 },
      (_, index) => `00:${String(index).padStart(2, '0')}:00,000 --> 00:${String(index).padStart(2, '0')}:05,000`,
    );
    const text = [...track, ...track].map((timing, index) => `${index + 1}\n${timing}\nWords.\n`).join('\n');
    expect(problemsOf(text)).toHaveLength(1);
  });
});

describe('other caption formats', () => {
  test('LRC: its offset, several times before one line, times of words', () => {
    expect(
      outlineOf(
        '[ti:Two songs]\n[offset:+500]\n[00:01.50]One line\n[00:04.50][00:10.50]A refrain\n[00:07.50]<00:07.50>Third <00:08.50>line\n[00:12.50]\n',
      ),
    ).toEqual(['1–4 ??: One line', '4–7 ??: A refrain', '7–10 ??: Third line (7.0 8.0)', '10–12 ??: A refrain']);
    expect(read('[ti:Two songs]\n[00:01.50]One line\n').title).toBe('Two songs');
  });

  test('ASS: actors speak, markup and drawings are no words, commas are', () => {
    const text = [
      '[Script Info]',
      'Title: The shed',
      '; a note',
      '',
      '[Events]',
      'Format: Layer, Start, End, Style, Actor, MarginL, MarginR, MarginV, Effect, Text',
      'Dialogue: 0,0:00:03.50,0:00:06.00,Default,Ali Rahman,0,0,0,,{\\i1}Who{\\i0} brings them,\\Nand when?',
      'Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,nobody says this',
      'Dialogue: 0,0:00:01.00,0:00:03.00,Default,Ines Ward,0,0,0,,We lend tools, saws too.',
      'Dialogue: 0,0:00:06.00,0:00:07.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 0{\\p0}',
      'Dialogue: 0,soon,0:00:09.00,Default,Ines Ward,0,0,0,,Neighbours.',
    ].join('\n');
    expect(outlineOf(text)).toEqual([
      '1–3 Ines Ward: We lend tools, saws too.',
      '3.5–6 Ali Rahman: Who brings them, and when?',
      '?–? Ines Ward: Neighbours.',
    ]);
    expect(problemsOf(text)).toEqual(['11: “soon” and “0:00:09.00” are no pair of times; the words come in without.']);
    expect(read(text).title).toBe('The shed');
  });
});
