import type { Episode } from '../episode/model/episode.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import type { Habits } from '../new-episode/habits.ts';
import { newLabels } from '../operations/declare-guests.ts';
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
 * @param others names of those who are to be given turns later, each with the label proposed for them
 */
export function fillEpisode(
  episode: Episode,
  turns: readonly LabelledTurn[],
  people: readonly Declaration[],
  habits: Habits,
  others: readonly Declaration[] = [],
): string {
  const { houseStyle } = habits;
  let { text } = episode;
  const declare = (entry: Declaration | null) => {
    if (entry !== null) text = applyEdits(text, addLegendEntry(parseEpisode(text, { houseStyle }), entry));
  };
  if (houseStyle === 'initials') {
    people.forEach(declare);
    for (const other of others) declare(withFreeLabel(other, parseEpisode(text, { houseStyle }).legend));
  }
  const { turns: empty } = parseEpisode(text, { houseStyle });
  const above = text.slice(0, empty[0]?.range.from ?? text.length).trimEnd();
  return `${above}${above === '' ? '' : '\n\n'}${printTranscript(turns, '', habits).text}`;
}

/** Null for somebody whom the legend has already. */
function withFreeLabel({ label, name }: Declaration, legend: readonly Declaration[]): Declaration | null {
  if (legend.some((entry) => entry.name === name)) return null;
  const free = [label, ...newLabels(name)].find((one) => !legend.some((entry) => entry.label === one));
  return free === undefined ? null : { label: free, name };
}
