import { nobody, type Cast } from './cast.ts';

/** Log-likelihood ratios of traits: how much more each speaker has them than the episode as a whole, turn by turn. */
export interface Habit {
  /** Adds what trait `trait` of turn `turn` says of each speaker to `sum`, leaving the turn itself out; false where no other turn has the trait. */
  add(turn: number, trait: string, sum: Float64Array): boolean;
  /** In how many turns of each speaker the trait is. */
  counts(trait: string): Float64Array | undefined;
}

/** Strength, in turns, with which a speaker's habits are pulled towards the episode's. */
const smoothing = 8;

interface Trait {
  readonly counts: Float64Array;
  /** Per speaker: the ratio where the turn in question is another speaker's. */
  readonly elsewhere: Float64Array;
  /** Per speaker: the ratio where the turn in question is this speaker's own. */
  readonly own: Float64Array;
  known: boolean;
  weighed: boolean;
}

/** Counts a kind of traits over an episode. @param traits of each turn, each trait once */
export function countHabit({ spoken, turnsBy }: Cast, traits: readonly (readonly string[])[]): Habit {
  const speakers = turnsBy.length;
  const found = new Map<string, Trait>();
  traits.forEach((all, turn) => {
    const speaker = spoken[turn]!;
    if (speaker === nobody) return;
    for (const name of all) {
      let trait = found.get(name);
      if (trait === undefined) {
        trait = {
          counts: new Float64Array(speakers),
          elsewhere: new Float64Array(speakers),
          own: new Float64Array(speakers),
          known: false,
          weighed: false,
        };
        found.set(name, trait);
      }
      trait.counts[speaker]!++;
    }
  });

  const weigh = (trait: Trait): void => {
    trait.weighed = true;
    const elsewhere = trait.counts.reduce((sum, count) => sum + count, -1);
    if (elsewhere < 1) return;
    trait.known = true;
    const base = (elsewhere + 0.5) / spoken.length;
    const ratio = (count: number, turns: number) => Math.log((count + smoothing * base) / (turns + smoothing) / base);
    trait.counts.forEach((count, speaker) => {
      trait.elsewhere[speaker] = ratio(count, turnsBy[speaker]!);
      if (count > 0) trait.own[speaker] = ratio(count - 1, turnsBy[speaker]! - 1);
    });
  };

  return {
    counts: (name) => found.get(name)?.counts,
    add(turn, name, sum) {
      const trait = found.get(name);
      if (trait === undefined) return false;
      if (!trait.weighed) weigh(trait);
      if (!trait.known) return false;
      const own = spoken[turn]!;
      for (let speaker = 0; speaker < speakers; speaker++)
        sum[speaker]! += speaker === own ? trait.own[speaker]! : trait.elsewhere[speaker]!;
      return true;
    },
  };
}
