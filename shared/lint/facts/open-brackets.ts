import type { Episode } from '../../episode/model/episode.ts';
import { charactersOf } from './characters.ts';
import { paragraphsOf, type Paragraph } from './paragraphs.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A bracket without its partner in the same paragraph. */
export interface LoneBracket {
  /** Its offset in the text. */
  readonly at: number;
  readonly character: '[' | ']' | '(' | ')';
  readonly paragraph: Paragraph;
}

/** Every bracket of the running text that has no partner, in order; round and square ones are paired apart. */
export const loneBrackets = perEpisode((episode: Episode): LoneBracket[] => {
  const { text } = episode;
  const { brackets } = charactersOf(episode);
  const lone: LoneBracket[] = [];
  let next = 0;
  for (const paragraph of paragraphsOf(episode)) {
    const open = { '[': [] as number[], '(': [] as number[] };
    for (; next < brackets.length && brackets[next]! < paragraph.to; next++) {
      const at = brackets[next]!;
      const character = text[at] as LoneBracket['character'];
      if (character === '[' || character === '(') open[character].push(at);
      else if (open[character === ']' ? '[' : '('].pop() === undefined) lone.push({ at, character, paragraph });
    }
    for (const character of ['[', '('] as const)
      for (const at of open[character]) lone.push({ at, character, paragraph });
  }
  return lone.sort((a, b) => a.at - b.at);
});
