import type { Episode } from '../episode/model/episode.ts';
import { perEpisode } from '../episode/model/per-episode.ts';
import { largest } from '../lists.ts';
import { evidenceKinds, gatherEvidence } from './evidence.ts';
import { fittedWeights } from './find-doubts.ts';

export interface LikelySpeaker {
  readonly label: string;
  /** From 0 to 1, together with the others'. */
  readonly probability: number;
}

const evidenceOf = perEpisode((episode: Episode) => gatherEvidence(episode));

/**
 * Who is likely to speak a turn by everything but its own label, the likeliest first; empty where nothing of this
 * episode says more of one than of another.
 * @param turn index among the episode’s turns
 * @param among labels to choose from; those without another turn are left out, as nothing is known of them
 */
export function likelySpeakers(episode: Episode, turn: number, among: readonly string[]): readonly LikelySpeaker[] {
  const { cast, weigh } = evidenceOf(episode);
  const own = cast.spoken[turn];
  if (own === undefined) return [];
  const weight = weigh(turn);
  const known = cast.labels.flatMap((label, speaker) => {
    const others = cast.turnsBy[speaker]! - (speaker === own ? 1 : 0);
    if (others === 0 || !among.includes(label)) return [];
    const total = evidenceKinds.reduce(
      (sum, kind) => (kind === 'label' ? sum : sum + fittedWeights[kind] * weight[kind][speaker]!),
      0,
    );
    return [{ label, total }];
  });
  if (known.length < 2) return [];
  const most = largest(known.map(({ total }) => total));
  const shares = known.map(({ label, total }) => ({ label, share: Math.exp(total - most) }));
  const sum = shares.reduce((all, { share }) => all + share, 0);
  return shares
    .map(({ label, share }) => ({ label, probability: share / sum }))
    .sort((a, b) => b.probability - a.probability);
}

/** Labels by how likely each speaks a turn, the likeliest first; those of whom nothing is known follow in the order given. */
export function rankSpeakers(episode: Episode, turn: number, among: readonly string[]): string[] {
  const likely = likelySpeakers(episode, turn, among).map(({ label }) => label);
  return [...likely, ...among.filter((label) => !likely.includes(label))];
}
