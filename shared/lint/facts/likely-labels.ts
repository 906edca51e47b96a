import { likelySpeakers } from '../../doubts/likely-speakers.ts';
import type { Episode, Turn } from '../../episode/model/episode.ts';
import type { Fix } from '../model/problem.ts';
import { quoted, suggestion } from '../model/finding.ts';

/** With more people to choose from, a list of all of them is no help. */
const maxListed = 6;
const maxLikely = 4;

/**
 * Whose a turn may be whose label says it of nobody, the likeliest by what the episode shows first. Everybody where they
 * are few; else those who are likely.
 */
export function likelyLabels(episode: Episode, { index }: Turn, among: readonly string[]): readonly string[] {
  const likely = likelySpeakers(episode, index, among).map(({ label }) => label);
  if (among.length > maxListed) return likely.slice(0, maxLikely);
  return [...likely, ...among.filter((label) => !likely.includes(label))];
}

/** Gives a turn to one of them: each is one reading of several. */
export function giveToFixes(turn: Turn, labels: readonly string[]): Fix[] {
  return labels.map((label) => suggestion(`Change to ${quoted(label)}`, { ...turn.label.range, insert: label }));
}
