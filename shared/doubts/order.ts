import { nobody, type Cast } from './cast.ts';

/** Who speaks after whom, and who speaks near a turn; always without the turn in question. */
export interface Order {
  /** Log-probability of each speaker after the turn before. */
  follows(turn: number, speaker: number): number;
  /** Log-probability of the next turn's speaker after each speaker. */
  leads(turn: number, speaker: number): number;
  /** Log-rate of turns right after an own one, counted for each neighbour that is the same speaker's. */
  repeats(turn: number, speaker: number): number;
  /** How many of the turns two before and two after are the speaker's. */
  returns(turn: number, speaker: number): number;
  /** Log-share of the turns near by that are an even number of turns away, the nearer the more: those of whoever takes turns with the neighbours. */
  near(turn: number, speaker: number): number;
  /** Log-share of the turns in this part of the episode. */
  around(turn: number, speaker: number): number;
  /** How often, in the whole episode, one speaker's turn comes right after another's. */
  countSteps(from: number, to: number): number;
}

const smoothing = 0.7;
/** The turn so many before or after counts a third as much as the next one, near by and in a part of the episode. */
const reach = 4;
const partReach = 20;

/** Counts the order of an episode's speakers, in time and space linear in turns times speakers. */
export function countOrder({ spoken, turnsBy }: Cast): Order {
  const speakers = turnsBy.length;
  // Stands for the start, the end, and for turns that nobody has yet.
  const edge = speakers;
  const at = (turn: number): number => {
    const speaker = spoken[turn];
    return speaker === undefined || speaker === nobody ? edge : speaker;
  };
  const next = new Float64Array((speakers + 1) ** 2);
  const after = new Float64Array(speakers + 1);
  for (let turn = 0; turn <= spoken.length; turn++) {
    next[at(turn - 1) * (speakers + 1) + at(turn)]!++;
    after[at(turn - 1)]!++;
  }
  let repeated = 1;
  for (let turn = 1; turn < spoken.length; turn++) if (at(turn) === at(turn - 1) && at(turn) !== edge) repeated++;
  const repeatRate = Math.log(Math.min(1, repeated / spoken.length));
  const near = weighNearness(spoken, speakers, reach, true);
  const around = weighNearness(spoken, speakers, partReach, false);

  /** The two steps through the turn are what is in question, so they are taken out of the counts. */
  const step = (turn: number, from: number, to: number): number => {
    const before = at(turn - 1);
    const own = at(turn);
    const behind = at(turn + 1);
    const count =
      next[from * (speakers + 1) + to]! -
      (from === before && to === own ? 1 : 0) -
      (from === own && to === behind ? 1 : 0);
    const total = after[from]! - (from === before ? 1 : 0) - (from === own ? 1 : 0);
    const share = to === edge ? 1 / spoken.length : (turnsBy[to]! - (to === own ? 1 : 0) + 0.5) / spoken.length;
    return Math.log((count + smoothing * share) / (total + smoothing));
  };

  return {
    follows: (turn, speaker) => step(turn, at(turn - 1), speaker),
    leads: (turn, speaker) => step(turn, speaker, at(turn + 1)),
    repeats: (turn, speaker) => ((at(turn - 1) === speaker ? 1 : 0) + (at(turn + 1) === speaker ? 1 : 0)) * repeatRate,
    returns: (turn, speaker) => (at(turn - 2) === speaker ? 1 : 0) + (at(turn + 2) === speaker ? 1 : 0),
    near: (turn, speaker) => near[turn * speakers + speaker]!,
    around: (turn, speaker) => around[turn * speakers + speaker]!,
    countSteps: (from, to) => next[from * (speakers + 1) + to]!,
  };
}

/**
 * For each turn and speaker the log of their share in the turns around it, each weighing less the farther away.
 * @param distance of a turn that counts a third as much as the next one
 * @param evenOnly whether only turns an even number away count
 */
function weighNearness(spoken: readonly number[], speakers: number, distance: number, evenOnly: boolean): Float64Array {
  const decay = Math.exp(-1 / distance);
  const nearness = new Float64Array(spoken.length * speakers);
  const totals = new Float64Array(spoken.length);
  for (const direction of [1, -1]) {
    // What is said so far at an even distance from the turn at hand, and at an odd one.
    let even = { sums: new Float64Array(speakers), total: 0 };
    let odd = { sums: new Float64Array(speakers), total: 0 };
    for (let step = 0; step < spoken.length; step++) {
      const turn = direction === 1 ? step : spoken.length - 1 - step;
      for (const heard of evenOnly ? [even] : [even, odd]) {
        for (let speaker = 0; speaker < speakers; speaker++)
          nearness[turn * speakers + speaker]! += heard.sums[speaker]!;
        totals[turn]! += heard.total;
      }
      const own = spoken[turn]!;
      if (own !== nobody) even.sums[own]!++;
      even.total++;
      for (const heard of [even, odd]) {
        for (let speaker = 0; speaker < speakers; speaker++) heard.sums[speaker]! *= decay;
        heard.total *= decay;
      }
      [even, odd] = [odd, even];
    }
  }
  return nearness.map((sum, index) => {
    const total = totals[Math.floor(index / speakers)]!;
    return Math.log((sum + 0.05 * total + 1e-6) / (total + 1e-6));
  });
}
