import { describe, expect, test } from 'vitest';
import { fixAll, problemsOf } from './lint-text.ts';

const nets = ['We mend nets.', 'Since when?', 'Since June.', 'And boats?'];
const talk = (open: (name: string, at: number) => string, close = '') =>
  Array.from({ length: 8 }, (_, at) => `${open(['Ana Bell', 'Jon Reed'][at % 2]!, at)}${nets[at % 4]}${close}`).join(
    '\n\n',
  );
const messages = (text: string) => problemsOf(text, 'unread-labels').map(({ message }) => message);

describe('an error', () => {
  test.each([
    ['numbered turns', talk((name, at) => `${at + 1}. ${name}: `)],
    ['numbered turns in bold', talk((name, at) => `${at + 1}. **${name}:** `)],
    ['semicolons', talk((name) => `${name}; `)],
    ['names in capitals before a full stop', talk((name) => `${name.toUpperCase()}. `)],
    ['a full stop and a dash', talk((name) => `${name}.- `)],
    ['times with letters', talk((name, at) => `[${at}m10s] ${name}: `)],
    [
      'a table',
      `| Time | Speaker | Words |\n|---|---|---|\n${talk((name, at) => `| 00:0${at}:10 | ${name} | `, ' |').replaceAll('\n\n', '\n')}`,
    ],
    [
      'numbered questions and answers',
      talk((name, at) => `${name === 'Ana Bell' ? 'Q' : 'A'}${Math.floor(at / 2) + 1}: `),
    ],
    ['times alone', talk((_, at) => `[00:0${at}:00] `)],
    ['quote marks of captions', talk(() => '>> ')],
    ['dashes that say that another speaks', talk(() => '— ')],
    [
      'questions in bold that name nobody',
      Array.from({ length: 4 }, (_, at) => `**${nets[at]!.replace('.', '')}, did you say?**\n\nAna: Yes.`).join('\n\n'),
    ],
  ])('tells of %s', (_, text) => {
    expect(messages(text)).toHaveLength(1);
  });

  test('offers to read questions in bold as turns of nobody yet', () => {
    const text = Array.from({ length: 4 }, () => '**And since when is that?**\n\nAna: Since June.').join('\n\n');
    expect(fixAll(text, 'unread-labels')).toBe(
      Array.from({ length: 4 }, () => '??: **And since when is that?**\n\nAna: Since June.').join('\n\n'),
    );
  });
});

describe('no error', () => {
  test.each([
    ['a list of chapters', 'We talk of nets.\n\n00:00 Nets\n02:10 The sea\n05:20 Boats\n12:00 The wall\n'],
    ['a list of chapters with item marks', 'We talk of nets.\n\n- [00:00] Nets\n- [02:10] The sea\n- [05:20] Boats\n'],
    ['chapters above a transcript', `(00:00) Nets\n(02:10) The sea\n(05:20) Boats\n\n${talk((name) => `${name}: `)}`],
    ['what an audience does', Array.from({ length: 4 }, () => '[laughs] We mend nets.').join('\n\n')],
    [
      'a phrase within broken lines that comes again',
      talk((name) => `${name}: We have mended nets for years and nobody told us\nabout the tides: not one.\nSo. `),
    ],
    ['a list in what somebody says', `${talk((name) => `${name}: `)}\n\n1. Nets.\n2. Boats.\n3. Tides.\n`],
    ['prose', nets.join('\n\n')],
  ])('for %s', (_, text) => {
    expect(messages(text)).toEqual([]);
  });
});
