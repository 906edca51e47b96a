import type { Episode } from '../episode/model.ts';
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

/** From this score on a turn counts as its likelier speaker's where it is evidence about the turns around it. */
const believedFrom = 0.8;

/**
 * Scores every labelled turn of an episode by the episode's own evidence, leaving the turn itself out of it: once by all
 * labels as they are, and again without being misled by those that are then surely wrong.
 * Deterministic; linear in the text, and in turns times speakers.
 * @returns one doubt per turn that has a speaker, in the order of the turns; empty where fewer than two have turns.
 */
export function findDoubts(episode: Episode): Doubt[] {
  const evidence = gatherEvidence(episode);
  const { labels } = evidence.cast;
  if (labels.length < 2) return [];
  const first = scoreTurns(evidence);
  const believed = new Map(first.filter(({ score }) => score > believedFrom).map(({ turn, likelier }) => [turn, likelier]));
  const scores = believed.size === 0 ? first : scoreTurns(gatherEvidence(episode, believed));
  return scores.map(({ turn, own, likelier, score, gains }) => {
    const { line, label } = episode.turns[turn]!;
    return { turn, line, label: label.text, likelier: labels[likelier]!, score, reason: explainDoubt(evidence, { turn, own, label: label.text, likelier }, gains) };
  });
}

interface Score {
  readonly turn: number;
  /** Index of the speaker that the turn has, and of the one that it looks like. */
  readonly own: number;
  readonly likelier: number;
  readonly score: number;
  /** How much each kind of evidence speaks for the likelier speaker. */
  readonly gains: Readonly<Record<EvidenceKind, number>>;
}

function scoreTurns({ cast: { labels, spoken, turnsBy }, weigh }: Evidence): Score[] {
  const total = new Float64Array(turnsBy.length);
  return spoken.flatMap((own, turn) => {
    if (own === nobody) return [];
    const weight = weigh(turn);
    total.fill(0);
    for (const kind of evidenceKinds) {
      for (let speaker = 0; speaker < total.length; speaker++) total[speaker]! += weights[kind] * weight[kind][speaker]!;
    }
    let likelier = own === 0 ? 1 : 0;
    for (let speaker = 0; speaker < labels.length; speaker++) {
      if (speaker !== own && total[speaker]! > total[likelier]!) likelier = speaker;
    }
    const gains = Object.fromEntries(evidenceKinds.map((kind) => [kind, weights[kind] * (weight[kind][likelier]! - weight[kind][own]!)])) as Record<EvidenceKind, number>;
    return [{ turn, own, likelier, score: 1 / (1 + Math.exp(total[own]! - total[likelier]!)), gains }];
  });
}

/** All doubts of an episode, the most doubtful first. */
export function rankDoubts(episode: Episode): Doubt[] {
  return findDoubts(episode).sort((a, b) => b.score - a.score || a.turn - b.turn);
}
