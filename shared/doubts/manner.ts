import { nobody, type Cast } from './cast.ts';

/** Log-likelihood ratios of traits: how much more each speaker has them than the episode as a whole, turn by turn. */
export interface Habit {
  /** Adds what trait `trait` of turn `turn` says of each speaker to `sum`, leaving the turn itself out; false where no other turn has the trait. */
  add(turn: number, trait: string, sum: Float64Array): boolean;
  /** In how many turns of each speaker the trait is. */
  counts(trait: string): readonly number[] | undefined;
}

/** Strength, in turns, with which a speaker's habits are pulled towards the episode's. */
const smoothing = 8;

interface Ratios {
  /** Per speaker: the ratio where the turn in question is another speaker's. */
  readonly elsewhere: readonly number[];
  /** Per speaker: the ratio where the turn in question is this speaker's own. */
  readonly own: readonly number[];
}

/** An episode has ten thousands of them, most in one turn alone. */
interface Trait {
  /** By speaker. */
  readonly counts: number[];
  /** Null where no other turn has the trait; undefined as long as nobody asked. */
  ratios: Ratios | null | undefined;
}

/** Counts a kind of traits over an episode. @param traits of each turn, each trait once */
export function countHabit({ spoken, turnsBy }: Cast, traits: readonly (readonly string[])[]): Habit {
  const speakers = turnsBy.length;
  const none = Array.from(turnsBy, () => 0);
  const found = new Map<string, Trait>();
  traits.forEach((all, turn) => {
    const speaker = spoken[turn]!;
    if (speaker === nobody) return;
    for (const name of all) {
      let trait = found.get(name);
      if (trait === undefined) {
        trait = { counts: [...none], ratios: undefined };
        found.set(name, trait);
      }
      trait.counts[speaker]!++;
    }
  });

  const weigh = ({ counts }: Trait): Ratios | null => {
    const elsewhere = counts.reduce((sum, count) => sum + count, -1);
    if (elsewhere < 1) return null;
    const base = (elsewhere + 0.5) / spoken.length;
    const ratio = (count: number, turns: number) => Math.log((count + smoothing * base) / (turns + smoothing) / base);
    return {
      elsewhere: counts.map((count, speaker) => ratio(count, turnsBy[speaker]!)),
      own: counts.map((count, speaker) => (count > 0 ? ratio(count - 1, turnsBy[speaker]! - 1) : 0)),
    };
  };

  return {
    counts: (name) => found.get(name)?.counts,
    add(turn, name, sum) {
      const trait = found.get(name);
      if (trait === undefined) return false;
      if (trait.ratios === undefined) trait.ratios = weigh(trait);
      if (trait.ratios === null) return false;
      const { own, elsewhere } = trait.ratios;
      const speaking = spoken[turn]!;
      for (let speaker = 0; speaker < speakers; speaker++)
        sum[speaker]! += speaker === speaking ? own[speaker]! : elsewhere[speaker]!;
      return true;
    },
  };
}
