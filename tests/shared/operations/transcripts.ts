import fc from 'fast-check';
import { expect } from 'vitest';
import type { Episode, HouseStyle } from '../../../shared/episode/model/episode.ts';
import { parseEpisode, styleOf } from '../../../shared/episode/parse-episode.ts';
import { applyEdits, type TextEdit } from '../../../shared/text/text-edit.ts';

/** A turn as its speaker (index into `people`) and paragraphs. */
export interface Said {
  readonly who: number;
  readonly paragraphs: readonly string[];
}

export const people = [
  { label: 'MD', name: 'Mary Day' },
  { label: 'TW', name: 'Tim Wood' },
  { label: 'BK', name: 'Bea Kerr' },
] as const;

/** How a person is labelled in a house style. */
export function labelIn(style: HouseStyle, who: number): string {
  return style === 'initials' ? people[who]!.label : people[who]!.name;
}

/** A transcript in one of the four house styles; in `name-time` the nth turn begins at minute n. */
export function write(style: HouseStyle, turns: readonly Said[]): string {
  const head: Record<HouseStyle, string> = {
    initials: `---\ntitle: T\n---\n${people.map(({ label, name }) => `${label} - ${name}`).join('  \n')}\n\nIn this episode people talk.\n\n`,
    'bold-name': '---\ntitle: T\n---\n\n',
    'name-colon': `---\ntitle: T\nspeakers:\n${people.map(({ name }) => `  - ${name}\n`).join('')}---\n\n`,
    'name-time': `---\ntitle: T\nspeakers: [${people.map(({ name }) => name).join(', ')}]\n---\n\n`,
  };
  const lead = (label: string, minute: number): string => {
    const times = {
      initials: `${label} `,
      'bold-name': `**${label}:** `,
      'name-colon': `${label}: `,
      'name-time': `${label} (00:${String(minute).padStart(2, '0')}:00):\n`,
    };
    return times[style];
  };
  return `${head[style]}${turns.map(({ who, paragraphs }, at) => lead(labelIn(style, who), at) + paragraphs.join('\n\n')).join('\n\n')}\n`;
}

const word = fc.constantFrom(
  'yes',
  'and',
  'house',
  'care',
  'MD',
  'people,',
  'well.',
  '[laughs]',
  '“quoted”',
  'naïve',
  '*so*',
  'a',
);
const paragraph = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `Then ${words.join(' ')}.`);

/** Four turns or more, with all three speakers among them, so that every style recognises its own. */
export const anyTurns: fc.Arbitrary<readonly Said[]> = fc
  .array(fc.record({ who: fc.nat(2), paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((turns) => [0, 1, 2].map((who): Said => ({ who, paragraphs: ['Then hello.'] })).concat(turns));

/** The words of one speaker, or of nobody. */
interface Words {
  readonly label: string | null;
  readonly words: string;
}

/** What an episode says, without its form: who speaks and the words, in order. */
export function said(episode: Episode): Words[] {
  const wordsIn = (from: number, to: number): string =>
    episode.text.slice(from, to).split(/\s+/).filter(Boolean).join(' ');
  return episode.blocks.flatMap((block): Words[] => {
    if (block.kind === 'turn')
      return [{ label: block.label.text, words: block.paragraphs.map(({ from, to }) => wordsIn(from, to)).join(' ') }];
    return block.kind === 'narration' ? [{ label: null, words: wordsIn(block.range.from, block.range.to) }] : [];
  });
}

/** The text after an operation, and what it says when it is read again in the same style. */
export function apply(episode: Episode, edits: readonly TextEdit[]): Episode {
  return parseEpisode(applyEdits(episode.text, edits), styleOf(episode));
}

/** All words of an episode in order, labels left out. */
export function allWords(episode: Episode): string {
  return said(episode)
    .map(({ words }) => words)
    .join(' ');
}

/** Runs an operation over episodes of every house style. */
export function eachTranscript(
  check: (episode: Episode, style: HouseStyle, turns: readonly Said[], random: number) => void,
): void {
  fc.assert(
    fc.property(
      fc.constantFrom<HouseStyle[]>('initials', 'bold-name', 'name-colon', 'name-time'),
      anyTurns,
      fc.nat(10_000),
      (style, turns, random) => {
        const episode = parseEpisode(write(style, turns), {});
        expect(episode.houseStyle).toBe(style);
        expect(episode.turns).toHaveLength(turns.length);
        check(episode, style, turns, random);
      },
    ),
  );
}
