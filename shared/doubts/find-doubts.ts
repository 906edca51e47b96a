import type { Episode } from '../episode/model.ts';
import { nobody } from './cast.ts';
import { evidenceKinds, gatherEvidence, type EvidenceKind } from './evidence.ts';
import { explainDoubt } from './explain.ts';

/** How much a turn looks like somebody else's, and why. */
export interface Doubt {
  /** Index among the episode's turns. */
  readonly turn: number;
  readonly line: number;
  /** The label it has. */
  readonly label: string;
  /** The label it looks like. */
  readonly likelier: string;
  /**
   * From 0 (surely `label`) to 1 (surely `likelier`): how probable `likelier` is against `label` where one turn in
   * twenty has a wrong label.
   */
  readonly score: number;
  /** The strongest piece of evidence, in words. */
  readonly reason: string;
}

/**
 * From this score on a turn is worth a look: with one turn in fifty wrong every second such turn is, with none wrong a
 * handful in an episode are shown for nothing.
 */
export const worthALook = 0.2;

/**
 * What each kind of evidence weighs: a conditional logit fitted to real episodes with 5% of the turns given to another
 * of their speakers (`npm run bench -- --fit-doubts` fits it again, `--doubts` measures it).
 */
const weights: Readonly<Record<EvidenceKind, number>> = {
  label: 3.98, follows: 0.27, leads: 0.26, repeats: 0.78, returns: 0.63, near: 0.72,
  words: 0.27, length: 0.32, ending: 0.54, namesSelf: -2.06, named: 0.81, called: 1.93, introduces: 4.08,
};

/**
 * Scores every labelled turn of an episode by the episode's own evidence, leaving the turn itself out of it.
 * Deterministic; linear in the text, and in turns times speakers.
 * @returns one doubt per turn that has a speaker, in the order of the turns; empty where fewer than two have turns.
 */
export function findDoubts(episode: Episode): Doubt[] {
  const evidence = gatherEvidence(episode);
  const { labels, spoken } = evidence.cast;
  if (labels.length < 2) return [];
  const total = new Float64Array(evidence.cast.turnsBy.length);
  return episode.turns.flatMap(({ index, line, label }) => {
    const own = spoken[index]!;
    if (own === nobody) return [];
    const weight = evidence.weigh(index);
    total.fill(0);
    for (const kind of evidenceKinds) {
      for (let speaker = 0; speaker < total.length; speaker++) total[speaker]! += weights[kind] * weight[kind][speaker]!;
    }
    let likelier = own === 0 ? 1 : 0;
    for (let speaker = 0; speaker < labels.length; speaker++) {
      if (speaker !== own && total[speaker]! > total[likelier]!) likelier = speaker;
    }
    const gainOf = (kind: EvidenceKind) => weights[kind] * (weight[kind][likelier]! - weight[kind][own]!);
    return [{
      turn: index,
      line,
      label: label.text,
      likelier: labels[likelier]!,
      score: 1 / (1 + Math.exp(total[own]! - total[likelier]!)),
      reason: explainDoubt(evidence, { turn: index, own, label: label.text, likelier }, gainOf),
    }];
  });
}

/** All doubts of an episode, the most doubtful first. */
export function rankDoubts(episode: Episode): Doubt[] {
  return findDoubts(episode).sort((a, b) => b.score - a.score || a.turn - b.turn);
}
