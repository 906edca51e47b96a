import { largest } from '../lists.ts';

/** How sure it is of each turn whose voice it is, by everything around it. */
export interface Belief {
  /** Turn by turn, the probability of each voice. */
  readonly probable: Float64Array;
  /** For each turn the two voices that seem to be swapped there, as indexes; null where none are. */
  readonly swapped: readonly (readonly [number, number] | null)[];
}

/** The share of turns with a wrong label. */
const wrongShare = 0.04;
/** How often two people begin, or cease, to be swapped from one turn to the next. */
const swapShare = 0.003;
/** With more voices than this, swaps are not looked for: there are too many pairs. */
const maxVoices = 10;

/**
 * Weighs what each turn sounds like against its label, and against two people having been swapped for a while: a hidden
 * Markov model whose states are nobody swapped and each pair of voices, forward and backward.
 * @param scores log-likelihood of each turn for each voice, turn by turn
 * @param labels the index of each turn's voice; -1 where nobody has said it
 */
export function believe(scores: Float64Array, labels: readonly number[], voices: number, scale: number): Belief {
  const turns = labels.length;
  const { states, prior, likely, emitted } = weigh(scores, labels, voices, scale);
  const at = walk(emitted, turns, states.length);
  const probable = new Float64Array(turns * voices);
  const swapped = labels.map((_, turn) => {
    let sum = 0;
    let best = 0;
    for (let state = 0; state < states.length; state++) {
      const index = turn * states.length + state;
      if (at[index]! > at[turn * states.length + best]!) best = state;
      for (let voice = 0; voice < voices; voice++) {
        const share =
          (at[index]! / (emitted[index]! || 1)) * prior(turn, state, voice) * likely[turn * voices + voice]!;
        probable[turn * voices + voice]! += share;
        sum += share;
      }
    }
    for (let voice = 0; voice < voices; voice++) probable[turn * voices + voice]! /= sum || 1;
    return states[best]!;
  });
  return { probable, swapped };
}

/** Whose voice is to be heard under a label where two may be swapped. */
export function voiceMeant(label: number, pair: readonly [number, number] | null): number {
  if (pair === null) return label;
  return label === pair[0] ? pair[1] : label === pair[1] ? pair[0] : label;
}

/**
 * How well labels and voices agree where scores are trusted so much, two people having been swapped for a while being no
 * disagreement: the log of the probability of the labels. The scale for which it is highest is the one that the episode
 * itself bears out.
 */
export function agreement(scores: Float64Array, labels: readonly number[], voices: number, scale: number): number {
  const { states, emitted } = weigh(scores, labels, voices, scale);
  return forwardOf(emitted, labels.length, states.length).evidence;
}

function weigh(scores: Float64Array, labels: readonly number[], voices: number, scale: number) {
  const turns = labels.length;
  const states: (readonly [number, number] | null)[] = [null];
  if (voices <= maxVoices) for (let a = 0; a < voices; a++) for (let b = a + 1; b < voices; b++) states.push([a, b]);
  const likely = relativeLikelihoods(scores, turns, voices, scale);
  /** The probability that a turn is a voice's, by its label, in a state. */
  const prior = (turn: number, state: number, voice: number): number => {
    const label = labels[turn]!;
    if (label < 0 || voices === 1) return 1 / voices;
    const pair = states[state]!;
    return voice === voiceMeant(label, pair) ? 1 - wrongShare : wrongShare / (voices - 1);
  };
  const emitted = new Float64Array(turns * states.length);
  for (let turn = 0; turn < turns; turn++)
    for (let state = 0; state < states.length; state++)
      for (let voice = 0; voice < voices; voice++)
        emitted[turn * states.length + state]! += prior(turn, state, voice) * likely[turn * voices + voice]!;
  return { states, prior, likely, emitted };
}

/** Of each turn the likelihood of each voice, all of them together 1. */
function relativeLikelihoods(scores: Float64Array, turns: number, voices: number, scale: number): Float64Array {
  const likely = new Float64Array(scores.length);
  for (let turn = 0; turn < turns; turn++) {
    const own = scores.subarray(turn * voices, (turn + 1) * voices);
    const top = largest(own);
    let all = 0;
    for (let voice = 0; voice < voices; voice++)
      all += likely[turn * voices + voice] = Math.exp((own[voice]! - top) * scale);
    for (let voice = 0; voice < voices; voice++) likely[turn * voices + voice]! /= all;
  }
  return likely;
}

function stepsBetween(states: number): { readonly stay: number; readonly leave: number } {
  const leave = states === 1 ? 0 : swapShare / (states - 1);
  return { stay: 1 - leave * (states - 1), leave };
}

/** The probability of each state at each turn by the turns up to it, and the log of how probable all of them are. */
function forwardOf(emitted: Float64Array, turns: number, states: number) {
  const { stay, leave } = stepsBetween(states);
  const forward = new Float64Array(turns * states);
  let evidence = 0;
  for (let turn = 0; turn < turns; turn++) {
    let sum = 0;
    for (let state = 0; state < states; state++) {
      let reached = 0;
      if (turn === 0) reached = state === 0 ? 0.95 : 0.05 / (states - 1);
      else
        for (let from = 0; from < states; from++)
          reached += forward[(turn - 1) * states + from]! * (from === state ? stay : leave);
      sum += forward[turn * states + state] = reached * emitted[turn * states + state]!;
    }
    evidence += Math.log(sum || Number.MIN_VALUE);
    for (let state = 0; state < states; state++) forward[turn * states + state]! /= sum || 1;
  }
  return { forward, evidence };
}

/** The probability of each state at each turn. */
function walk(emitted: Float64Array, turns: number, states: number): Float64Array {
  if (turns === 0) return new Float64Array(0);
  const { stay, leave } = stepsBetween(states);
  const { forward } = forwardOf(emitted, turns, states);
  let behind = new Float64Array(states).fill(1);
  for (let turn = turns - 1; turn >= 0; turn--) {
    let sum = 0;
    for (let state = 0; state < states; state++) sum += forward[turn * states + state]! *= behind[state]!;
    for (let state = 0; state < states; state++) forward[turn * states + state]! /= sum || 1;
    const next = new Float64Array(states);
    let total = 0;
    for (let state = 0; state < states; state++) {
      for (let to = 0; to < states; to++)
        next[state]! += behind[to]! * emitted[turn * states + to]! * (to === state ? stay : leave);
      total += next[state]!;
    }
    behind = next.map((value) => value / (total || 1));
  }
  return forward;
}
