import { describe, expect, test } from 'vitest';
import { outlineOf } from './outline.ts';

/** Captions of a second each. */
const captions = (...cues: readonly string[]) =>
  `WEBVTT\n\n${cues.map((cue, index) => `00:${String(index).padStart(2, '0')}.000 --> 00:${String(index).padStart(2, '0')}.900\n${cue}\n`).join('\n')}`;
const said = (...cues: readonly string[]) => outlineOf(captions(...cues)).map((line) => line.replace(/^\S+ /, ''));

describe('names before the words of captions are speakers, and no words', () => {
  const names = [
    'Rosa Hill',
    'ROSA HILL',
    'rosa hill',
    'Rosa Hill (she/her)',
    'Rosa Hill | The Harbour',
    'Hill, Rosa',
    'Dr. Rosa Hill',
    'Rosa O’Hill-Vale',
    'Rosa “Red” Hill',
    'Sprecher:in',
    'رزا',
    'רוזה',
    '玫瑰',
    'Ро́за Хилл',
    'SPEAKER_00',
    'Rosa van der Hill',
    'Rosa Hill, Host',
    'R',
    'Q',
  ];
  for (const name of names) {
    test(name, () => {
      expect(
        said(
          `${name}: Who keeps the light?`,
          'Tom Vale: My mother did.',
          `${name}: For how long?`,
          'Tom Vale: For ever.',
        ),
      ).toEqual([
        `${name}: Who keeps the light?`,
        'Tom Vale: My mother did.',
        `${name}: For how long?`,
        'Tom Vale: For ever.',
      ]);
    });
  }

  test('behind a full-width colon, a space before the colon, `>>`, a dash, or in bold', () => {
    expect(said('陳：你好。', '林：早安。', '陳：走吧。')).toEqual(['陳: 你好。', '林: 早安。', '陳: 走吧。']);
    expect(said('Rosa : Bonjour.', 'Tom : Salut.')).toEqual(['Rosa: Bonjour.', 'Tom: Salut.']);
    expect(said('>> ROSA: Morning.', '>> TOM: Morning.')).toEqual(['+ ROSA: Morning.', '+ TOM: Morning.']);
    expect(said('- Rosa: Morning.', '- Tom: Morning.')).toEqual(['Rosa: Morning.', 'Tom: Morning.']);
    expect(said('**Rosa:** Morning.', '**Tom**: Morning.')).toEqual(['Rosa: Morning.', 'Tom: Morning.']);
  });

  test('before each line of one caption', () => {
    expect(said('Rosa: Who keeps it?\nTom: My mother.', 'Rosa: Since when?\nAnd why?')).toEqual([
      'Rosa: Who keeps it?',
      '+ Tom: My mother.',
      'Rosa: Since when? And why?',
    ]);
  });

  test('alone in a caption: they speak the next', () => {
    expect(said('Rosa:', 'Who keeps it?', 'Tom:', 'My mother.')).toEqual([
      '+ Rosa: Who keeps it?',
      '+ Tom: My mother.',
    ]);
  });

  test('where all others have one, an odd name is one too, and no words of the speaker above', () => {
    expect(said('Rosa Hill: Welcome.', 'Tom Vale: Thanks.', 'iPhone von Jürgen: Hallo.', 'Rosa Hill: So.')).toEqual([
      'Rosa Hill: Welcome.',
      'Tom Vale: Thanks.',
      'iPhone von Jürgen: Hallo.',
      'Rosa Hill: So.',
    ]);
  });

  test('sentences with a colon are words', () => {
    const words = [
      'And then he said: come here.',
      'Three things: salt, rope, light.',
      'It was 10:30 then.',
      'Look at https://example.org for more.',
      'Note: bring a lamp.',
      'So we went.',
    ];
    expect(said(...words)).toEqual(words.map((line) => `??: ${line}`));
  });
});

describe('a voice and the same name in the words are one', () => {
  test('the full name, a part of it, or initials', () => {
    expect(said('<v Rosa Hill>Rosa Hill: Morning.', '<v Tom Vale>TOM: Morning.', '<v Rosa Hill>RH: So.')).toEqual([
      'Rosa Hill: Morning.',
      'Tom Vale: Morning.',
      'Rosa Hill: So.',
    ]);
  });

  test('a voice with a number gets the name, in all of its captions, and times are no words', () => {
    expect(
      said(
        '<v >(A pause)',
        '<v S00>Rosa:',
        '<v S00>[00:00:02]',
        '<v S00>Welcome.',
        '<v S01>Tom:',
        '<v S01>[00:00:05] Thanks.',
      ),
    ).toEqual(['??: (A pause)', 'Rosa: Welcome.', 'Tom: Thanks.']);
  });

  test('another name in the words of a voice is a word', () => {
    expect(said('<v Rosa Hill>Tom: that was his name.', '<v Tom Vale>Yes.')).toEqual([
      'Rosa Hill: Tom: that was his name.',
      'Tom Vale: Yes.',
    ]);
  });

  test('dashes before and behind the tags of voices are no words', () => {
    expect(said('- <v Rosa>Morning.</v>\n- <v Tom>Morning.</v>', '<v Rosa>- So.', '<v Tom>- Go on.')).toEqual([
      'Rosa: Morning.',
      '+ Tom: Morning.',
      'Rosa: So.',
      'Tom: Go on.',
    ]);
  });
});
