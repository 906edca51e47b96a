import type { Episode } from '../episode/model.ts';
import { castOf, nobody, recast, type Cast } from './cast.ts';
import { countHabit, type Habit } from './manner.ts';
import { countOrder, type Order } from './order.ts';
import { describeTurn, type TurnTraits } from './turn-traits.ts';

/**
 * What speaks for a speaker of a turn, in the order of `weights`: the label it has; who speaks before, after, near it
 * and two turns off; the words, the length and the ending of what is said; whether the speaker is named in the turn,
 * named or called in the one before, and introduces themselves.
 */
export const evidenceKinds = ['label', 'follows', 'leads', 'repeats', 'returns', 'near', 'words', 'length', 'ending', 'namesSelf', 'named', 'called', 'introduces'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Everything that an episode shows of its speakers. */
export interface Evidence {
  /** By the labels as they are. */
  readonly cast: Cast;
  readonly traits: readonly TurnTraits[];
  readonly order: Order;
  readonly words: Habit;
  /** How much each kind speaks for each speaker of one turn. The arrays are used again for the next turn. */
  weigh(turn: number): Readonly<Record<EvidenceKind, Float64Array>>;
}

/**
 * Gathers the evidence of an episode; what a turn itself shows is never counted as a habit of whoever is said to speak it.
 * @param believed turns, and the index of whoever they are taken to be spoken by wherever they are evidence about others
 */
export function gatherEvidence(episode: Episode, believed: ReadonlyMap<number, number> = new Map()): Evidence {
  const labelled = castOf(episode);
  const cast = recast(labelled, believed);
  const { spoken, firstNames } = cast;
  const speakers = cast.turnsBy.length;
  const traits = episode.turns.map((turn) => describeTurn(episode.text, turn));
  const order = countOrder(cast);
  const words = countHabit(cast, traits.map((trait) => trait.words));
  const length = countHabit(cast, traits.map((trait) => [String(trait.length)]));
  const ending = countHabit(cast, traits.map((trait) => [trait.ending]));
  const mentioned = findMentions(cast, traits);
  const weight = Object.fromEntries(evidenceKinds.map((kind) => [kind, new Float64Array(speakers)])) as Record<EvidenceKind, Float64Array>;

  return {
    cast: labelled,
    traits,
    order,
    words,
    weigh(turn) {
      for (const kind of evidenceKinds) weight[kind].fill(0);
      const { calls } = traits[turn - 1] ?? noTraits;
      const own = traits[turn]!;
      let known = 0;
      for (const word of own.words) if (words.add(turn, word, weight.words)) known++;
      length.add(turn, String(own.length), weight.length);
      ending.add(turn, own.ending, weight.ending);
      // Words are not independent of one another: twice as many say less than twice as much.
      const independent = Math.sqrt(Math.max(1, known));
      for (let speaker = 0; speaker < speakers; speaker++) {
        weight.label[speaker] = speaker === labelled.spoken[turn] ? 1 : 0;
        weight.follows[speaker] = order.follows(turn, speaker);
        weight.leads[speaker] = order.leads(turn, speaker);
        weight.repeats[speaker] = order.repeats(turn, speaker);
        weight.returns[speaker] = order.returns(turn, speaker);
        weight.near[speaker] = order.near(turn, speaker);
        weight.words[speaker]! /= independent;
        const name = firstNames[speaker] ?? null;
        if (name === null) continue;
        weight.namesSelf[speaker] = mentioned[turn]!.has(speaker) ? 1 : 0;
        weight.introduces[speaker] = own.introduces === name ? 1 : 0;
        if (spoken[turn - 1] === speaker) continue;
        weight.named[speaker] = mentioned[turn - 1]?.has(speaker) === true ? 1 : 0;
        weight.called[speaker] = calls.includes(name) ? 1 : 0;
      }
      return weight;
    },
  };
}

const noTraits: Pick<TurnTraits, 'calls'> = { calls: [] };

/** For each turn the speakers whose first name is said in it. */
function findMentions({ firstNames }: Cast, traits: readonly TurnTraits[]): ReadonlySet<number>[] {
  const byName = new Map(firstNames.flatMap((name, speaker) => (name === null ? [] : [[name, speaker] as const])));
  const none: ReadonlySet<number> = new Set();
  return traits.map(({ words }) => {
    const named = words.flatMap((word) => byName.get(word) ?? nobody).filter((speaker) => speaker !== nobody);
    return named.length === 0 ? none : new Set(named);
  });
}
