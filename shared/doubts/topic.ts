import { nobody, type Cast } from './cast.ts';

/** Who else speaks of what a turn speaks of. */
export interface Topic {
  /** Adds to `sum`, for each speaker, how much more of the turn's rare words are in their turns near by than their share of the turns, as a log-ratio. */
  add(turn: number, sum: Float64Array): void;
}

/** A word in more turns than this tells nothing of the topic. */
const maxTurns = 8;
/** A turn so far away counts a third as much as the next one. */
const reach = 15;
const smoothing = 1;

/** Finds the words that few turns have; linear in the text. */
export function findTopics({ spoken, turnsBy }: Cast, words: readonly (readonly string[])[]): Topic {
  const turnsOf = new Map<string, number[]>();
  words.forEach((all, turn) => {
    for (const word of all) {
      const turns = turnsOf.get(word);
      if (turns === undefined) turnsOf.set(word, [turn]);
      else if (turns.length <= maxTurns) turns.push(turn);
    }
  });
  const heard = new Float64Array(turnsBy.length);
  return {
    add(turn, sum) {
      heard.fill(0);
      let total = 0;
      for (const word of words[turn]!) {
        const turns = turnsOf.get(word)!;
        if (turns.length < 2 || turns.length > maxTurns) continue;
        for (const other of turns) {
          const speaker = spoken[other]!;
          if (other === turn || speaker === nobody) continue;
          const weight = Math.exp(-Math.abs(other - turn) / reach) / (turns.length - 1);
          heard[speaker]! += weight;
          total += weight;
        }
      }
      if (total === 0) return;
      for (let speaker = 0; speaker < heard.length; speaker++) {
        const share = (turnsBy[speaker]! + 0.5) / spoken.length;
        sum[speaker]! += Math.log((heard[speaker]! + smoothing * share) / (total + smoothing) / share);
      }
    },
  };
}
