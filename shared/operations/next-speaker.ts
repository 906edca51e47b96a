import { unassignedLabel, type Episode } from '../episode/model/episode.ts';

/**
 * Labels in the order in which they are likely to speak next: whoever mostly follows the last speaker, lately more than
 * long ago, then whoever spoke before; the rest as the legend has them. The last speaker comes last.
 * @param offset where the new turn is to stand
 */
export function rankNextSpeakers(episode: Episode, offset: number): string[] {
  const before = episode.turns.filter(({ label }) => label.range.from < offset).map(({ label }) => label.text);
  const last = before.at(-1);
  const scores = new Map(episode.speakers.map(({ label, number }) => [label, -number / 1e6]));
  const raise = (label: string, by: number) => {
    if (scores.has(label)) scores.set(label, scores.get(label)! + by);
  };
  before.forEach((label, index) => {
    const next = before[index + 1];
    if (next !== undefined && next !== label && label === last) raise(next, 1 + index / before.length);
  });
  // Who spoke before the last one, where nothing was learned yet.
  const other = before.findLast((label) => label !== last && label !== unassignedLabel);
  if (other !== undefined) raise(other, 0.5);
  if (last !== undefined && scores.has(last)) scores.set(last, -Infinity);
  return [...scores].sort(([, a], [, b]) => b - a).map(([label]) => label);
}
