import type { Episode } from '../episode/model/episode.ts';
import { nobody } from './cast.ts';
import { evidenceKinds, gatherEvidence, type Evidence, type EvidenceKind } from './evidence.ts';
import { explainDoubt } from './explain.ts';

/** How much a turn looks like somebody else's, and why. */
export interface Doubt {
  /** Index among the episode's turns. */
  readonly turn: number;
  /** From 1 in the whole file. */
  readonly line: number;
  /** The label it has. */
  readonly label: string;
  /** The label it looks like. */
  readonly likelier: string;
  /**
   * From 0 (surely `label`) to 1 (surely somebody else's): how probable it is that another speaker than `label` has the
   * turn, where one turn in twenty has a wrong label.
   */
  readonly score: number;
  /** The strongest piece of evidence, in words. */
  readonly reason: string;
}

/**
 * From this score on a turn is worth a look: with one turn in fifty wrong every second such turn is, with none wrong a
 * handful in an episode are shown for nothing.
 */
export const worthALook = 0.21;

export type Weights = Readonly<Record<EvidenceKind, number>>;

/**
 * What each kind of evidence weighs: a conditional logit fitted to real episodes with 5% of the turns given to another
 * of their speakers (`npm run bench -- --fit-doubts` fits it again, `--doubts` measures it).
 */
export const fittedWeights: Weights = {
  label: 3.99,
  follows: 0.09,
  leads: 0.17,
  repeats: 0.69,
  returns: 0.52,
  near: 0.32,
  around: 0.67,
  pairs: 0.2,
  topic: 0.4,
  opening: 0.11,
  length: 0.35,
  ending: 0.47,
  prompt: 0.22,
  sequel: 0.16,
  namesSelf: -1.92,
  named: 0.84,
  called: 1.72,
  introduces: 3.22,
};

/** From this probability of one other speaker on, a turn counts as theirs where it is evidence about the turns around it. */
const believedFrom = 0.7;

/**
 * Scores every labelled turn of an episode by the episode's own evidence, leaving the turn itself out of it: once by all
 * labels as they are, and again without being misled by those that are then surely wrong.
 * Deterministic; linear in the text, and in turns times speakers.
 * @param weights others than the fitted ones, to measure them
 * @returns one doubt per turn that has a speaker, in the order of the turns; empty where fewer than two have turns.
 */
export function findDoubts(episode: Episode, weights: Weights = fittedWeights): Doubt[] {
  const evidence = gatherEvidence(episode);
  const { labels } = evidence.cast;
  if (labels.length < 2) return [];
  const first = scoreTurns(evidence, weights);
  const believed = new Map(
    first.filter(({ likely }) => likely > believedFrom).map(({ turn, likelier }) => [turn, likelier]),
  );
  const scores = believed.size === 0 ? first : scoreTurns(gatherEvidence(episode, believed), weights);
  return scores.map(({ turn, own, likelier, score, gains }) => {
    const { line, label } = episode.turns[turn]!;
    return {
      turn,
      line,
      label: label.text,
      likelier: labels[likelier]!,
      score,
      reason: explainDoubt(evidence, { turn, own, label: label.text, likelier }, gains),
    };
  });
}

interface Score {
  readonly turn: number;
  /** Index of the speaker that the turn has, and of the one that it looks like. */
  readonly own: number;
  readonly likelier: number;
  readonly score: number;
  /** How probable the likelier speaker is by itself. */
  readonly likely: number;
  /** How much each kind of evidence speaks for the likelier speaker. */
  readonly gains: Readonly<Record<EvidenceKind, number>>;
}

function scoreTurns({ cast: { labels, spoken, turnsBy }, weigh }: Evidence, weights: Weights): Score[] {
  const total = new Float64Array(turnsBy.length);
  return spoken.flatMap((own, turn) => {
    if (own === nobody) return [];
    const weight = weigh(turn);
    total.fill(0);
    for (const kind of evidenceKinds) {
      for (let speaker = 0; speaker < total.length; speaker++)
        total[speaker]! += weights[kind] * weight[kind][speaker]!;
    }
    let likelier = own === 0 ? 1 : 0;
    for (let speaker = 0; speaker < labels.length; speaker++) {
      if (speaker !== own && total[speaker]! > total[likelier]!) likelier = speaker;
    }
    const gains = Object.fromEntries(
      evidenceKinds.map((kind) => [kind, weights[kind] * (weight[kind][likelier]! - weight[kind][own]!)]),
    ) as Record<EvidenceKind, number>;
    // Against everybody else together: a turn may plainly not be one's, and one of several others'.
    let others = 0;
    for (let speaker = 0; speaker < total.length; speaker++)
      if (speaker !== own) others += Math.exp(total[speaker]! - total[own]!);
    return [
      {
        turn,
        own,
        likelier,
        likely: Math.exp(total[likelier]! - total[own]!) / (1 + others),
        score: others / (1 + others),
        gains,
      },
    ];
  });
}

/** All doubts of an episode, the most doubtful first. */
export function rankDoubts(episode: Episode, weights: Weights = fittedWeights): Doubt[] {
  return findDoubts(episode, weights).sort((a, b) => b.score - a.score || a.turn - b.turn);
}
