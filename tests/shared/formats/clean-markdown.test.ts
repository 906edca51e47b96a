import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryConfigSchema } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { cleanMarkdown } from '../../../shared/formats/clean-markdown.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { decode } from '../../../shared/text/source-text.ts';
import { realTranscripts } from '../../helpers/real-transcripts.ts';

const configOf = (settings: object = {}) => libraryConfigSchema.parse(settings);
const cleanOf = (text: string, config = configOf()) =>
  cleanMarkdown(parseEpisode(text, config.houseStyle ? { houseStyle: config.houseStyle } : {}), config);

function clean(text: string, settings: object = {}): string {
  const result = cleanOf(text, configOf(settings));
  if (result.kind === 'blocked') throw new Error(result.reasons.join(' '));
  return result.text;
}

function reasons(text: string, settings: object = {}): readonly string[] {
  const config = configOf(settings);
  const episode = parseEpisode(text, {});
  const result = cleanMarkdown(episode, config, lintEpisode(episode, { config }));
  return result.kind === 'blocked' ? result.reasons : [];
}

describe('clean text', () => {
  test('has one blank line between paragraphs, no trailing spaces and one final newline', () => {
    expect(clean('MD - Michelle Drumm\n\n\n\nMD Well. \t\n   \n\nAnd more.\u00a0\nMD Yes.\n\n\n')).toBe(
      'MD - Michelle Drumm\n\nMD Well.\n\nAnd more.\n\nMD Yes.\n',
    );
    expect(clean('---\ntitle: A\n---\n\n\nMD Well.')).toBe('---\ntitle: A\n---\n\nMD Well.\n');
    expect(clean('MD Well.')).toBe('MD Well.\n');
    expect(clean('')).toBe('');
    expect(clean('\n\n')).toBe('');
  });

  test('keeps the hard breaks of the legend and of a turn, but none behind the last line of either', () => {
    expect(clean('MD - Michelle Drumm   \nTW - Tara Woods  \n\nMD Well,  \nyes. \nAnd\\\nyes.  \n\nTW No.\n')).toBe(
      'MD - Michelle Drumm  \nTW - Tara Woods\n\nMD Well,  \nyes.\nAnd\\\nyes.\n\nTW No.\n',
    );
  });

  test('leaves code and HTML as they are, fenced or not', () => {
    const text = 'MD Look:\n\n    a  \n\n\n    b\n\nMD So:\n\n<pre>\nx  \n\n\ny\n</pre>\n\nMD And `a \nb`  \nso on.\n';
    expect(clean(text)).toBe(text);
  });

  test('does not invent a hard break', () => {
    const text = 'MD - Michelle Drumm\nTW - Tara Woods\n\nMD Well.\n\nTW No.\n';
    expect(clean(text)).toBe(text);
  });

  test('leaves fenced code as it is', () => {
    const code = '```text  \n  a  \n\n\n\tb \n```';
    expect(clean(`MD Look: \n\n\n${code}\n\n\nMD There.\n`)).toBe(`MD Look:\n\n${code}\n\nMD There.\n`);
  });

  test('never touches a word, quote, dash or capital', () => {
    const text = `MD “well” -- 'no' — it's... IT  IS   so [laughs] &nbsp; [unintelligible 00:12:33]\n`;
    expect(clean(text)).toBe(text);
  });

  test('leaves the front matter alone, spaces and all', () => {
    const head = '---\ntitle:   "A"   # why \nnotes: |\n  a  \n\n\n  b\nsecret: x\n---\n';
    expect(clean(`${head}\nMD Well.\n`)).toBe(`${head}\nMD Well.\n`);
  });

  test.each([
    ['bold-name', '**Mat Ryer:** Hello. \n**Ada Bell:** Yes.\n', '**Mat Ryer:** Hello.\n\n**Ada Bell:** Yes.\n'],
    [
      'name-colon',
      '---\nspeakers: [Mat Ryer, Ada Bell]\n---\n\n\nMat Ryer: Hello. \n\n\nAda Bell: Yes.\n',
      '---\nspeakers: [Mat Ryer, Ada Bell]\n---\n\nMat Ryer: Hello.\n\nAda Bell: Yes.\n',
    ],
    [
      'name-time',
      'Mat (00:00:00):  \nHello.\n\n\nAda (00:00:05):  \nYes.\n',
      'Mat (00:00:00):\nHello.\n\nAda (00:00:05):\nYes.\n',
    ],
  ])('gives each turn a paragraph of its own: %s', (_, before, after) => {
    expect(clean(before)).toBe(after);
  });
});

describe('is blocked, with words and lines, by', () => {
  test.each([
    ['a to-do mark', 'MD Well [CHECK: name].\n', ['A note to the editors is left: [CHECK: name] (line 1).']],
    ['a turn without a speaker, once', 'MD Well.\n\n?? Who?\n', ['A turn has no speaker yet (line 3).']],
    [
      'front matter that cannot be read',
      '---\ntitle: A\ntitle: B\n---\n\nMD Well.\n',
      ['The front matter cannot be read (line 3): This key stands twice. Keep one of the two.'],
    ],
    ['front matter in another language', '---js\nx\n---\nMD Well.\n', [expect.stringContaining('never run')]],
    [
      'a conflict',
      'MD Well.\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n',
      ['A conflict is not decided yet (line 2).'],
    ],
  ])('%s', (_, text, expected) => {
    expect(reasons(text)).toEqual(expected);
  });

  test('rules that rostrum.yaml names, and no others', () => {
    const text = 'MD - Michelle Drumm\n\nMD Well.\n\nMD Yes.\n';
    expect(reasons(text)).toEqual([]);
    expect(reasons(text, { publish: { blockOn: ['same-speaker-twice'] } })).toEqual([
      expect.stringContaining('(line 5)'),
    ]);
  });
});

test('audience marks and a row of equals signs do not block', () => {
  expect(reasons('MD Well [inaudible].\n\n=======\n\nMD Yes.\n')).toEqual([]);
});

/** Who says what, however it is spaced. */
const saidIn = (text: string) =>
  parseEpisode(text, {}).turns.map(({ label, paragraphs }) => [
    label.text,
    paragraphs
      .map(({ from, to }) => text.slice(from, to))
      .join(' ')
      .split(/\s+/),
  ]);
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '');

const spaces = fc.constantFrom('', '', ' ', '  ', '   ', '\t', '\u00a0');
const gap = fc.constantFrom('\n', '\n\n', '\n\n\n', '\n \n\t\n');
const paragraph = fc.constantFrom(
  'MD - Michelle Drumm',
  'TW - Tara Woods',
  'MD Well, thanks.',
  'TW Yes [laughs].',
  'And another thing.',
  '**Mat Ryer:** Hello.',
  'Mat Ryer: Hello.',
  'Lenny (00:01:02):',
  '# Heading',
  '***',
  '- item',
  '> said',
  '```text  \ncode  \n\n\n  MD code \n```',
  '~~~\n\n\n~~~',
  '\uFEFFMD Odd.',
  'a\u2028b',
  '    indented',
);
const anyEpisode = fc
  .tuple(
    fc.constantFrom('', '---\ntitle: A  \n---\n', '---\nnote: |\n  a  \n\n\n  b\n---\n\n\n'),
    fc.array(fc.tuple(paragraph, spaces, gap), { maxLength: 12 }),
  )
  .map(([head, parts]) => head + parts.flat().join(''));

test('for any episode that is not blocked, cleaning twice changes nothing more, and the same people say the same words', () => {
  let cleaned = 0;
  fc.assert(
    fc.property(anyEpisode, (text) => {
      const result = cleanOf(text);
      if (result.kind === 'blocked') return;
      cleaned++;
      expect(cleanOf(result.text)).toEqual(result);
      expect(saidIn(result.text)).toEqual(saidIn(text));
      expect(wordsIn(result.text)).toEqual(wordsIn(text));
      expect(result.text).toMatch(/^$|[^\n]\n$/);
    }),
    { numRuns: 1000 },
  );
  expect(cleaned).toBeGreaterThan(900);
});

test('fenced code goes out byte for byte, whatever is in it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', '  ', 'MD x  ', '\t', 'a ', '---'), { maxLength: 8 }), (lines) => {
      const code = ['```', ...lines, '```'].join('\n');
      expect(clean(`MD Before.\n\n\n${code}\n\nMD After.`)).toBe(`MD Before.\n\n${code}\n\nMD After.\n`);
    }),
  );
});

describe.skipIf(realTranscripts.length === 0)('real transcripts (needs ../shared)', () => {
  test('are cleaned without a word or speaker changed, and cleaning them twice changes nothing more', () => {
    for (const path of realTranscripts) {
      const decoded = decode(readFileSync(path));
      if (decoded.kind !== 'text') continue;
      const { text } = decoded.source;
      const result = cleanOf(text);
      if (result.kind === 'blocked') {
        expect(result.reasons.join(' '), path).toMatch(/note to the editors|no speaker yet|front matter/);
        continue;
      }
      expect(cleanOf(result.text), path).toEqual(result);
      expect(saidIn(result.text), path).toEqual(saidIn(text));
      expect(wordsIn(result.text), path).toEqual(wordsIn(text));
    }
  });
});
