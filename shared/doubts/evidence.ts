import type { Episode } from '../episode/model/episode.ts';
import { castOf, nobody, recast, type Cast } from './cast.ts';
import { countHabit, type Habit } from './manner.ts';
import { countOrder, type Order } from './order.ts';
import { findTopics } from './topic.ts';
import { describeTurn, type TurnTraits } from './turn-traits.ts';

/**
 * What speaks for a speaker of a turn, in the order of `weights`: the label it has; who speaks before, after, two turns
 * off, near it and in this part of the episode; pairs of words, rare words of the turns near by, how the turn begins, its
 * length and ending; what the turns before and after are like and who has them; whether the speaker is named in the
 * turn, named or called in the one before, and introduces themselves.
 */
export const evidenceKinds = [
  'label',
  'follows',
  'leads',
  'repeats',
  'returns',
  'near',
  'around',
  'pairs',
  'topic',
  'opening',
  'length',
  'ending',
  'prompt',
  'sequel',
  'namesSelf',
  'named',
  'called',
  'introduces',
] as const;
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
  const words = countHabit(
    cast,
    traits.map((trait) => trait.words),
  );
  const length = countHabit(
    cast,
    traits.map((trait) => [String(trait.length)]),
  );
  const ending = countHabit(
    cast,
    traits.map((trait) => [trait.ending]),
  );
  const pairs = countHabit(
    cast,
    traits.map((trait) => trait.pairs),
  );
  const opening = countHabit(
    cast,
    traits.map((trait) => trait.openings),
  );
  const topic = findTopics(
    cast,
    traits.map((trait) => trait.words),
  );
  const prompts = traits.map((_, turn) => surroundings(traits[turn - 1], spoken[turn - 1]));
  const sequels = traits.map((_, turn) => surroundings(traits[turn + 1], spoken[turn + 1]));
  const prompt = countHabit(cast, prompts);
  const sequel = countHabit(cast, sequels);
  const mentioned = findMentions(cast, traits);
  const weight = Object.fromEntries(evidenceKinds.map((kind) => [kind, new Float64Array(speakers)])) as Record<
    EvidenceKind,
    Float64Array
  >;

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
      for (const pair of own.pairs) if (pairs.add(turn, pair, weight.pairs)) known++;
      topic.add(turn, weight.topic);
      for (const trait of own.openings) opening.add(turn, trait, weight.opening);
      for (const trait of prompts[turn]!) prompt.add(turn, trait, weight.prompt);
      for (const trait of sequels[turn]!) sequel.add(turn, trait, weight.sequel);
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
        weight.around[speaker] = order.around(turn, speaker);
        weight.pairs[speaker]! /= independent;
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

/** What a turn shows to the turns beside it: whether it asks, and how long it is; who asks. */
function surroundings(trait: TurnTraits | undefined, speaker: number | undefined): readonly string[] {
  if (trait === undefined) return ['none'];
  const asks = trait.ending === '?' ? '?' : '.';
  return [`${asks}${Math.min(trait.length, 6)}`, `${asks} ${speaker}`];
}

/** For each turn the speakers whose first name is said in it. */
function findMentions({ firstNames }: Cast, traits: readonly TurnTraits[]): ReadonlySet<number>[] {
  const byName = new Map(firstNames.flatMap((name, speaker) => (name === null ? [] : [[name, speaker] as const])));
  const none: ReadonlySet<number> = new Set();
  return traits.map(({ words }) => {
    const named = words.flatMap((word) => byName.get(word) ?? nobody).filter((speaker) => speaker !== nobody);
    return named.length === 0 ? none : new Set(named);
  });
}
