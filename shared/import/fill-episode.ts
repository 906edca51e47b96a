import type { Episode } from '../episode/model/episode.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import type { Habits } from '../new-episode/habits.ts';
import { addLegendEntry, type Declaration } from '../operations/legend-entries.ts';
import { applyEdits } from '../text/text-edit.ts';
import { printTranscript, type LabelledTurn } from './print-transcript.ts';

/** Whether an episode waits for its words: it has none yet, or only labels that stand ready. */
export function isUnwritten({ blocks }: Episode): boolean {
  return blocks.every((block) => block.kind === 'legend' || (block.kind === 'turn' && block.words === 0));
}

/**
 * The text of an unwritten episode with a transcript in it. What its front matter and legend say stays; whoever speaks
 * and is not declared comes in as the legend's last.
 * @param people whom the labels of `turns` stand for
 */
export function fillEpisode(
  episode: Episode,
  turns: readonly LabelledTurn[],
  people: readonly Declaration[],
  habits: Habits,
): string {
  const { houseStyle } = habits;
  let { text } = episode;
  if (houseStyle === 'initials')
    for (const entry of people) text = applyEdits(text, addLegendEntry(parseEpisode(text, { houseStyle }), entry));
  const { turns: empty } = parseEpisode(text, { houseStyle });
  const above = text.slice(0, empty[0]?.range.from ?? text.length).trimEnd();
  return `${above}${above === '' ? '' : '\n\n'}${printTranscript(turns, '', habits).text}`;
}
