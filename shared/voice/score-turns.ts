import type { Background } from './background.ts';
import { addStatistics, emptyStatistics, fitVoice, scoreVoice, type Statistics } from './statistics.ts';

/**
 * How much each turn counts as each voice, turn by turn: all of it as its label's.
 * @param labels the index of each turn's voice; -1 where nobody has said it
 * @param from the first turn that counts
 * @param to behind the last one that counts
 */
export function weightsOf(labels: readonly number[], size: number, from = 0, to = labels.length): Float64Array {
  const weights = new Float64Array(labels.length * size);
  labels.forEach((label, turn) => {
    if (label >= 0 && turn >= from && turn < to) weights[turn * size + label] = 1;
  });
  return weights;
}

/** A voice without what it has of a turn. */
export function fitWithout(
  total: Statistics,
  turn: Statistics,
  weight: number,
  into?: Float64Array<ArrayBuffer>,
): Float64Array {
  addStatistics(total, turn, -weight);
  const voice = fitVoice(total, into);
  addStatistics(total, turn, weight);
  return voice;
}

/** The log-likelihood of each turn for each voice, turn by turn, each voice without the turn itself; and the voices with all. */
export function scoreTurns(background: Background, heard: readonly Statistics[], weights: Float64Array, size: number) {
  const totals = Array.from({ length: size }, () => emptyStatistics(background));
  heard.forEach((statistics, turn) => {
    for (let voice = 0; voice < size; voice++) addStatistics(totals[voice]!, statistics, weights[turn * size + voice]!);
  });
  const scores = new Float64Array(heard.length * size);
  const fitted = totals.map((total) => fitVoice(total));
  const without = new Float64Array(fitted[0]?.length ?? 0);
  heard.forEach((statistics, turn) => {
    for (let voice = 0; voice < size; voice++) {
      const weight = weights[turn * size + voice]!;
      scores[turn * size + voice] = scoreVoice(
        background,
        statistics,
        weight === 0 ? fitted[voice]! : fitWithout(totals[voice]!, statistics, weight, without),
      );
    }
  });
  return { scores, totals };
}
