import { describe, expect, test } from 'vitest';
import { fixAll, marked } from './lint-text.ts';

const turn = (words: string): string => `MD - Michelle Drumm  \nTW - Tom Wood\n\nMD ${words}\n\nTW Yes.`;
const fixed = (words: string, rule: string): string => fixAll(turn(words), rule).split('\n\n')[1]!.slice(3);

describe('machine-phrase', () => {
  test('marks a sentence four times in a row, and not three times', () => {
    expect(marked('Ann: I go. I go there. I go there. I go there. I go there. Well.', 'machine-phrase')).toEqual([
      '1: I go there. I go there. I go there. I go there.',
    ]);
    expect(marked('Ann: I go there. I go there. I go there. I go there.', 'machine-phrase')).toEqual([
      '1: I go there. I go there. I go there. I go there.',
    ]);
    expect(marked('Ann: No, you hang up. No, you hang up. No, you hang up.', 'machine-phrase')).toEqual([]);
    expect(marked('Ann: No. No. No. No. No. No.', 'machine-phrase')).toEqual([]);
  });

  test('marks what recognisers write at the end of a recording, and not what hosts say there', () => {
    expect(
      marked(
        'Thanks for watching!\n\nPlease subscribe. See you next time.\n\nSubtitles by the Amara.org community',
        'machine-phrase',
      ),
    ).toEqual(['1: Thanks for watching', '5: Subtitles by the Amara.org community']);
  });
});

describe('lower-case-start', () => {
  test.each([
    'We met at 5 p.m. in the hall.',
    'Bring pens, paper, etc. and come.',
    'I was ... is it on?',
    'It was Dr. who said so.',
    'Use npm. iPhone users too.',
    'It is a.k.a. the panel.',
    '1. it is free.',
    'There are two: 1. it is free; 2. it is fast.',
    'So\n\n12. and the last.',
    'First 1. it is free, and 2. it is fast.',
  ])('accepts %s', (words) => {
    expect(marked(turn(words), 'lower-case-start')).toEqual([]);
  });

  test('capitalises a word that opens a sentence', () => {
    expect(fixed('It began in 2009. so it is.', 'lower-case-start')).toBe('It began in 2009. So it is.');
    expect(fixed('Not doing it. so for me it’s hard. it’s so.', 'lower-case-start')).toBe(
      'Not doing it. So for me it’s hard. It’s so.',
    );
  });
});

describe('missing-space', () => {
  test.each([
    'See System.The.Thing for it.',
    'Write to me@example.So now.',
    'It is Node.js and Vue.Component.',
    'I work at the U.S.The end.',
  ])('accepts %s', (words) => {
    expect(marked(turn(words), 'missing-space')).toEqual([]);
  });

  test('inserts the space', () => {
    expect(fixed('It went down.So what?But no.', 'missing-space')).toBe('It went down. So what? But no.');
  });
});

describe('doubled-word', () => {
  test('accepts what good English repeats', () => {
    expect(marked(turn('I know that that had had its day.'), 'doubled-word')).toEqual([]);
  });
});

describe('doubled-space', () => {
  test('accepts hard breaks, indentation, and two spaces after every sentence', () => {
    expect(marked(turn('One  \n  two.'), 'doubled-space')).toEqual([]);
    expect(marked(turn('One.  Two.  Three.  Four.  Five.'), 'doubled-space')).toEqual([]);
  });
});

describe('open-bracket', () => {
  test('knows escaped brackets, and closes after a known mark', () => {
    expect(fixed('Well \\[laughs I know.', 'open-bracket')).toBe('Well \\[laughs\\] I know.');
    expect(fixed('Well [unintelligible 00:12:33 I know.', 'open-bracket')).toBe(
      'Well [unintelligible 00:12:33] I know.',
    );
  });

  test('accepts links, nested brackets and marks', () => {
    expect(marked(turn('A [link [with brackets]](https://example.org) and \\[laughs\\].'), 'open-bracket')).toEqual([]);
  });
});

describe('open-parenthesis', () => {
  test('accepts lists and smileys', () => {
    expect(marked(turn('Either a) or b), I am sad :('), 'open-parenthesis')).toEqual([]);
  });
});

describe('misspelt-mark', () => {
  test.each(['[laughing]', '[laughed]', '[audible]', '[daughter]', '[Redacted]', '[inaudible 00:12:33]'])(
    'accepts %s',
    (mark) => {
      expect(marked(turn(`Well ${mark} so.`), 'misspelt-mark')).toEqual([]);
    },
  );

  test('keeps capital, time and escapes', () => {
    expect(fixed('Well \\[Inaudbile 12:33\\] so.', 'misspelt-mark')).toBe('Well \\[Inaudible 12:33\\] so.');
  });
});

describe('leftover-mark', () => {
  test('accepts marks for the audience', () => {
    expect(marked(turn('Well [inaudible] so [laughs].'), 'leftover-mark')).toEqual([]);
  });
});

describe('html-entity', () => {
  test('decodes numbers and names', () => {
    expect(fixed('It&#39;s &quot;so&quot;&hellip; &#x2014; caf&eacute;&nbsp;x', 'html-entity')).toBe(
      'It\'s "so"… — café x',
    );
  });

  test('leaves alone what markdown needs, and code', () => {
    expect(marked(turn('Salt &amp; pepper, &lt;b&gt;, `&#39;`, AT&T; and &#0;.'), 'html-entity')).toEqual([]);
  });
});

describe('invisible-character', () => {
  test('keeps the joiners of emoji', () => {
    expect(marked(turn('A family 👩‍👧 here.'), 'invisible-character')).toEqual([]);
  });

  test('makes spaces of spaces and nothing of the rest', () => {
    expect(fixed('One\u00a0two\u200bthree\u202ffour\ufefffive', 'invisible-character')).toBe('One twothree fourfive');
  });
});

describe('mixed-punctuation', () => {
  const many = Array.from({ length: 24 }, () => '“so” it’s').join(' ');

  test('follows the episode’s own style', () => {
    expect(fixed(`${many} "so" it's`, 'mixed-punctuation')).toBe(`${many} “so” it’s`);
  });

  test('is silent where the episode has no style', () => {
    expect(
      marked(
        turn(`${many} ${many.replaceAll('“', '"').replaceAll('”', '"').replaceAll('’', "'")}`),
        'mixed-punctuation',
      ),
    ).toEqual([]);
  });
});
