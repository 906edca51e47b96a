import { largest } from '../lists.ts';
import type { Background } from './background.ts';
import { agreement, believe, voiceMeant, type Belief } from './runs.ts';
import { scoreTurns, weightsOf } from './score-turns.ts';
import type { Statistics } from './statistics.ts';

/** How much scores count before the episode has shown how much they should: in the first round, and then. */
export const firstScale = 0.045;
export const usualScale = 0.15;
const scales = [0.01, 0.02, 0.04, 0.08, 0.12, 0.16, 0.2];
/**
 * Parts of an episode from which voices are learned first, as shares of its turns: where two people are swapped in one of
 * them, another is right.
 */
const parts = [
  [0, 1],
  [0, 0.5],
  [0.5, 1],
  [0.25, 0.75],
] as const;
const partRounds = 3;
/** With fewer turns than this, only the whole of it is tried. */
const minTurnsForParts = 20;
/** From how many labelled turns on it is asked whether voices are alike, and how much scores should count. */
const minLabelled = 8;
/** Below this agreement of labels with what is heard, voices are alike; with a swap assumed, labels agree more by that alone. */
const minAgreement = 0.35;
const minAgreementSwapped = 0.65;
/** With fewer labelled turns than this, one wrong label or another makes much of the agreement. */
const usualLabelled = 20;
/** By so much a swap has to make the agreement better. */
const minGain = 0.15;

/** What labels say of voices, two people having been swapped for a while or not. */
export interface LabelsHeard {
  /** Of each turn the two voices that are swapped there. */
  readonly swapped: Belief['swapped'];
  /** Whether labels agree with what is heard hardly better than by chance. */
  readonly alike: boolean;
}

/** Looks for the swap with which labels agree best with what is heard, each turn compared with voices that did not hear it. */
export function compareLabels(
  background: Background,
  heard: readonly Statistics[],
  labels: readonly number[],
  size: number,
): LabelsHeard {
  const none = labels.map(() => null);
  const labelled = labels.filter((label) => label >= 0).length;
  if (size < 2) return { swapped: none, alike: false };
  const agreementWith = (swapped: Belief['swapped']) => {
    const meant = labels.map((label, turn) => voiceMeant(label, swapped[turn]!));
    return agreementOf(scoreTurns(background, heard, weightsOf(meant, size), size).scores, meant, size);
  };
  let found: Belief['swapped'] = none;
  const asLabelled = agreementWith(none);
  let most = asLabelled;
  // Where few turns are labelled yet, they are somebody's latest work, and too few to tell.
  const isTaught = labelled < labels.length / 2;
  for (const [from, to] of isTaught ? [] : labels.length < minTurnsForParts ? parts.slice(0, 1) : parts) {
    let weights = weightsOf(labels, size, from * labels.length, to * labels.length);
    let swapped: Belief['swapped'] = none;
    for (let round = 0; round < partRounds; round++) {
      const belief = believe(scoreTurns(background, heard, weights, size).scores, labels, size, firstScale);
      weights = Float64Array.from(belief.probable);
      swapped = asFewAsCan(belief.swapped);
    }
    if (swapped.every((pair) => pair === null)) continue;
    const value = agreementWith(swapped);
    if (value <= most || value < asLabelled + minGain) continue;
    most = value;
    found = swapped;
  }
  const needed = found === none ? minAgreement * Math.min(1, labelled / usualLabelled) : minAgreementSwapped;
  return { swapped: found, alike: labelled >= minLabelled && most < needed };
}

/** Two names could as well be swapped before and after as in between: whatever leaves more labels as they are is meant. */
function asFewAsCan(swapped: Belief['swapped']): Belief['swapped'] {
  const pair = swapped.find((other) => other !== null);
  if (pair === undefined || 2 * swapped.filter((other) => other !== null).length <= swapped.length) return swapped;
  return swapped.map((other) => (other === null ? pair : null));
}

/** How much better labels agree with the likeliest voices than by chance, up to 1: Cohen's kappa (1960). */
function agreementOf(scores: Float64Array, labels: readonly number[], size: number): number {
  const labelled = new Float64Array(size);
  const heard = new Float64Array(size);
  let all = 0;
  let same = 0;
  labels.forEach((label, turn) => {
    if (label < 0) return;
    const own = scores.subarray(turn * size, (turn + 1) * size);
    const likeliest = own.indexOf(largest(own));
    labelled[label]!++;
    heard[likeliest]!++;
    all++;
    if (likeliest === label) same++;
  });
  const byChance = labelled.reduce((sum, count, voice) => sum + count * heard[voice]!, 0) / (all || 1);
  return all - byChance < 1e-9 ? 0 : (same - byChance) / (all - byChance);
}

/** How much scores should count, as the labels bear out. */
export function bestScale(scores: Float64Array, labels: readonly number[], size: number): number {
  if (size < 2 || labels.filter((label) => label >= 0).length < minLabelled) return usualScale;
  let best = scales[0]!;
  let most = -Infinity;
  for (const scale of scales) {
    const value = agreement(scores, labels, size, scale);
    if (value > most) [most, best] = [value, scale];
  }
  return best;
}
