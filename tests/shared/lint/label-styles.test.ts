import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { labelStyles, type LabelStyle } from '../../bench/label-styles.ts';

const said = [
  'Well, how did it begin?',
  'With a boat that nobody wanted.',
  'And who paid for it?',
  'The harbour did, in the end.',
  'So what came next?',
  'It rained for a month.',
];

/** Two people who take turns, written in a style. */
function conversation({ open, capitals = false }: LabelStyle): string {
  return (
    Array.from({ length: 18 }, (_, i) => {
      const name = i % 2 === 0 ? 'Rosa Hill' : 'Tom Vale';
      return open(capitals ? name.toUpperCase() : name, i * 20) + said[i % said.length]!;
    }).join('\n\n') + '\n'
  );
}

function problemsIn(text: string) {
  return lintEpisode(parseEpisode(text, {}), { config: defaultConfig }).filter(({ severity }) => severity !== 'hint');
}

const speakersOf = (text: string) =>
  parseEpisode(text, {}).turns.map(({ label, paragraphs }) => [
    label.text,
    paragraphs.map(({ from, to }) => text.slice(from, to)),
  ]);

describe.each(Object.entries(labelStyles))('in a transcript of the form %s', (_, style) => {
  const text = conversation(style);
  const episode = parseEpisode(text, {});

  test('nothing is wrong with labels that are right', () => {
    expect(episode.turns).toHaveLength(18);
    expect(problemsIn(text)).toEqual([]);
  });

  test('two turns that were run together are found, and the fix parts them as they were', () => {
    const [above, below] = [episode.turns[8]!, episode.turns[9]!];
    const label = text.slice(below.range.from, below.paragraphs[0]!.from).trim().replace(/\s+/g, ' ');
    const merged = `${text.slice(0, above.range.to)} ${label} ${text.slice(below.paragraphs[0]!.from)}`;
    const [problem, ...more] = problemsIn(merged);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ rule: 'merged-turns' });
    expect(speakersOf(applyEdits(merged, problem!.fixes[0]!.edits))).toEqual(speakersOf(text));
  });
});

/** The conversation with one turn's label written otherwise, and what of it is reported. */
function slip(
  style: string,
  insert: string,
): { readonly rules: readonly string[]; readonly fixed: string | undefined } {
  const text = conversation(labelStyles[style]!);
  const turn = parseEpisode(text, {}).turns[9]!;
  const changed = text.slice(0, turn.range.from) + insert + text.slice(turn.paragraphs[0]!.from);
  // A bracket that is lost with the label's form is told besides, and a tag that markdown would eat.
  const problems = problemsIn(changed).filter(({ rule }) => rule !== 'open-bracket' && rule !== 'markdown-in-words');
  const edits = problems[0]?.fixes[0]?.edits ?? [];
  return {
    rules: problems.map(({ rule }) => rule),
    fixed:
      edits.length === 0 ? undefined : applyEdits(changed, edits) === text ? 'as it was' : applyEdits(changed, edits),
  };
}

describe('a label that is written unlike the others is told, and the fix writes it as they are', () => {
  test.each([
    ['__Name__: words', '__Tom Vale_: '],
    ['__Name__: words', 'Tom Vale: '],
    ['*Name:* words', 'Tom Vale:* '],
    ['*Name:* words', '*Tom Vale* '],
    ['<strong>Name:</strong> words', '<strong>Tom Vale;</strong> '],
    ['<b>Name</b>: words', '<b>Tom Vale: '],
    ['[Name]: words', '[Tom Vale: '],
    ['[time] **Name:** words', '[03:00] *Tom Vale:** '],
    ['[time] **Name:** words', '[03:00] Tom Vale '],
    ['**[time] Name:** words', '*[00:03:00] Tom Vale:** '],
    ['**[time] Name:** words', '**[00:03:00 Tom Vale:** '],
    ['**[time] Name:** words', '**Tom Vale:** [00:03:00] '],
    ['**Name [time]:** words', '**Tom Vale [00 -03:00]:** '],
    ['> *Name:* words', '> Tom Vale:* '],
    ['> *Name:* words', '> *Tom Vale: '],
    ['[time] NAME: words', '[03:00] TOM VALE; '],
    ['Name – words', 'Tom Vale –'],
    ['Name – words', 'Tom Vale: '],
    ['Name：words', 'Tom Vale'],
    ['Name, words below', 'Tom vale\n'],
    ['Name, words apart', 'Vale\n\n'],
    ['Name [time] words', 'Tom Vale [00:03:00 '],
    ['Name (time): words', 'Tom Vale 00:03:00: '],
  ])('%s: %j', (style, written) => {
    expect(slip(style, written)).toEqual({
      rules: [expect.stringMatching(/^label-(?:form|case|typo)$/)],
      fixed: 'as it was',
    });
  });

  test('initials that are nobody’s, on a line of their own', () => {
    expect(slip('Name, words apart', 'KY\n\n').rules).toEqual(['odd-label']);
  });
});
