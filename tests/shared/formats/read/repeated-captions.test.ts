import { describe, expect, test } from 'vitest';
import { readTranscript } from '../../../../shared/formats/read/read-transcript.ts';

function saidIn(text: string): string[] {
  const read = readTranscript(text);
  if (!read.ok) throw new Error(read.message);
  return read.transcript.segments.map(
    ({ speaker, text: words, start }) => `${start === null ? '?' : start} ${speaker ?? '??'}: ${words}`,
  );
}

const cue = (from: number, to: number, words: string) =>
  `00:00:${String(from.toFixed(3)).padStart(6, '0')} --> 00:00:${String(to.toFixed(3)).padStart(6, '0')}\n${words}\n`;
const vtt = (...cues: string[]) => `WEBVTT\n\n${cues.join('\n')}`;

describe('an answer that is given again is kept', () => {
  test('by three voices one after the other', () => {
    expect(
      saidIn(
        vtt(cue(1, 2, '<v Ann>Shall we?'), cue(2, 3, '<v Ann>No.'), cue(3, 4, '<v Tom>No.'), cue(4, 5, '<v Ali>No.')),
      ),
    ).toEqual(['1 Ann: Shall we?', '2 Ann: No.', '3 Tom: No.', '4 Ali: No.']);
  });

  test('by one voice, or where no voice is named', () => {
    expect(
      saidIn(vtt(cue(1, 2, '<v Ann>No.'), cue(2, 3, '<v Ann>No.'), cue(3, 4, '<v Ann>No.'), cue(4, 5, '<v Ann>No.'))),
    ).toHaveLength(4);
    expect(
      saidIn(
        `1\n${cue(1, 2, 'No.').replaceAll('.000', ',000')}\n2\n${cue(2, 3, 'No.').replaceAll('.000', ',000')}\n3\n${cue(3, 4, 'No.').replaceAll('.000', ',000')}\n4\n${cue(4, 5, 'No.').replaceAll('.000', ',000')}`,
      ),
    ).toHaveLength(4);
  });

  test('by another voice with more behind it', () => {
    expect(
      saidIn(
        vtt(
          cue(1, 2, '<v Ann>No.'),
          cue(2, 3, '<v Tom>No.\nNot me.'),
          cue(3, 4, '<v Ann>Not me.\nWho, then?'),
          cue(4, 5, '<v Tom>Who, then?\nNobody.'),
        ),
      ),
    ).toEqual(['1 Ann: No.', '2 Tom: No. Not me.', '3 Ann: Not me. Who, then?', '4 Tom: Who, then? Nobody.']);
  });

  test('in captions that roll, behind a gap', () => {
    expect(
      saidIn(
        vtt(
          cue(1, 2, 'Shall we'),
          cue(2, 3, 'Shall we\nbegin?'),
          cue(3, 4, 'begin?\nI ask'),
          cue(4, 5, 'I ask\nNo.'),
          cue(7, 8, 'No.'),
        ),
      ),
    ).toEqual(['1 ??: Shall we', '2 ??: begin?', '3 ??: I ask', '4 ??: No.', '7 ??: No.']);
  });
});

describe('captions that show again what was said come in once', () => {
  const said = (...texts: string[]) =>
    saidIn(vtt(...texts.map((text, index) => cue(index + 1, index + 2, text)))).map((one) => one.replace(/^.*?: /, ''));

  test.each([
    [
      'rolling in four cues, the last line of each alone in between',
      ['Good morning', 'Good morning\nand welcome', 'and welcome', 'and welcome\nto you'],
      ['Good morning', 'and welcome', 'to you'],
    ],
    [
      'rolling in three cues',
      ['Good morning', 'Good morning\nand welcome', 'and welcome\nto you'],
      ['Good morning', 'and welcome', 'to you'],
    ],
    [
      'rolling twice, with other words in between',
      ['Good morning', 'Good morning\nand welcome', 'Thank you', 'Thank you\nall'],
      ['Good morning', 'and welcome', 'Thank you', 'all'],
    ],
    [
      'rolling in three lines',
      ['Good\nmorning', 'Good\nmorning\nand', 'morning\nand\nwelcome', 'and\nwelcome\nall'],
      ['Good morning', 'and', 'welcome', 'all'],
    ],
    ['growing word by word', ['So', 'So we', 'So we begin', 'So we begin\nYes.'], ['So', 'we', 'begin', 'Yes.']],
    [
      'growing over a line end',
      ['So we', 'So we\nbegin', 'So we begin\nnow', 'Thanks'],
      ['So we', 'begin', 'now', 'Thanks'],
    ],
  ])('%s', (_, shown, expected) => expect(said(...shown)).toEqual(expected));

  test('but not a single one that begins as the one before, or another voice', () => {
    expect(said('Shall we go', 'Shall we go\nnow?', 'Yes.', 'Fine.')).toEqual([
      'Shall we go',
      'Shall we go now?',
      'Yes.',
      'Fine.',
    ]);
    expect(said('<v Ann>Shall we go', '<v Tom>Shall we go\nnow?', '<v Ann>now?\nYes.', '<v Tom>Yes.\nFine.')).toEqual([
      'Shall we go',
      'Shall we go now?',
      'now? Yes.',
      'Yes. Fine.',
    ]);
    expect(said('No.', 'No. No.', 'Why?', 'Why? I say.')).toEqual(['No.', 'No. No.', 'Why?', 'Why? I say.']);
  });
});

describe('styles are no words', () => {
  const said = cue(1, 2, '<v Ann>Hello.');
  test.each([
    ['with empty lines in them', 'STYLE\n::cue {\n  color: white;\n\n  background: black;\n}\n\n'],
    ['behind an empty line', 'STYLE\n\n::cue(v) { color: white }\n\n'],
    ['with a comment', 'STYLE\n::cue { /* { */\n\ncolor: white }\n\n'],
    ['as YouTube writes them', 'Style:\n::cue(c.a) { color: white;\n }\n##\n\n'],
  ])('%s', (_, style) => {
    expect(saidIn(`WEBVTT\n\n${style}${said}`)).toEqual(['1 Ann: Hello.']);
  });
});

describe('empty lines within a caption part no words from their times', () => {
  test('in front of all words', () =>
    expect(saidIn(vtt('00:00:01.000 --> 00:00:02.000\n\n<v Ann>Hello.\n', cue(2, 3, '<v Tom>Yes.')))).toEqual([
      '1 Ann: Hello.',
      '2 Tom: Yes.',
    ]));
  test('before the end of a voice', () =>
    expect(
      saidIn(vtt('00:00:01.000 --> 00:00:02.000\n<v Ann>Hello.\n\nAnd welcome.</v>\n', cue(2, 3, '<v Tom>Yes.</v>'))),
    ).toEqual(['1 Ann: Hello. And welcome.', '2 Tom: Yes.']));
  test('an empty caption takes no note for its words', () =>
    expect(saidIn(vtt('00:00:01.000 --> 00:00:02.000\n\nNOTE Hello\n', cue(2, 3, '<v Tom>Yes.')))).toEqual([
      '2 Tom: Yes.',
    ]));
});
