import type { Episode } from '../episode/model.ts';
import { describeTurn, type TurnTraits } from './turn-traits.ts';

/** How much a turn looks like somebody else's, and why. */
export interface Doubt {
  /** Index among the episode's turns. */
  readonly turn: number;
  readonly line: number;
  /** The label it has. */
  readonly label: string;
  /** The label it looks like. */
  readonly likelier: string;
  /** From 0 (surely `label`) to 1 (surely `likelier`); a rank within this episode rather than a probability. */
  readonly score: number;
  /** The strongest piece of evidence, in words. */
  readonly reason: string;
}

/**
 * The three kinds of evidence and what each weighs, set on 111 real episodes with 5% of the turns given to another
 * speaker (`npm run bench -- --doubts` measures it again). Who speaks after whom says most; the words of one short
 * turn say little, so their evidence is averaged over the turn's traits rather than summed as if they were independent.
 */
const weights = { order: 1.5, manner: 2, address: 1.5 };

/** Strength, in turns, with which a speaker's habits are pulled towards the episode's. */
const mannerSmoothing = 8;

/** A name this early in a turn is spoken to whoever spoke before. */
const openingWords = 12;

interface Evidence {
  readonly kind: keyof typeof weights;
  /** Log-odds in favour of the candidate, one per speaker. */
  readonly weight: Float64Array;
}

/**
 * Scores every labelled turn of an episode by the episode's own evidence, leaving the turn itself out of it: who
 * speaks after whom, how each speaker talks (words, questions, length, how turns begin and end), and who is called
 * by name. Deterministic; linear in turns times speakers.
 * @returns one doubt per turn, in the order of the turns; empty where fewer than two speakers have turns.
 */
export function findDoubts(episode: Episode): Doubt[] {
  const labels = [...new Set(episode.turns.map((turn) => turn.label.text))];
  if (labels.length < 2) return [];
  const speakerOf = new Map(labels.map((label, speaker) => [label, speaker]));
  const spoken = episode.turns.map((turn) => speakerOf.get(turn.label.text)!);
  const traits = episode.turns.map((turn) => describeTurn(episode.text, turn));

  const turnsBy = new Float64Array(labels.length);
  for (const speaker of spoken) turnsBy[speaker]!++;
  const habits = countHabits(spoken, traits, labels.length);
  const order = countOrder(spoken, labels.length);
  const names = labels.map((label) => firstName(episode, label));

  return episode.turns.map((turn, index) => {
    const own = spoken[index]!;
    const evidence: Evidence[] = [
      { kind: 'order', weight: weighOrder(order, turnsBy, spoken, index) },
      { kind: 'manner', weight: weighManner(habits, turnsBy, traits[index]!, own, spoken.length) },
      { kind: 'address', weight: weighAddress(names, traits, spoken, index) },
    ];
    const total = (speaker: number) => evidence.reduce((sum, { weight }) => sum + weight[speaker]!, 0);
    let likelier = own === 0 ? 1 : 0;
    for (let speaker = 0; speaker < labels.length; speaker++) {
      if (speaker !== own && total(speaker) > total(likelier)) likelier = speaker;
    }
    const gain = ({ weight }: Evidence) => weight[likelier]! - weight[own]!;
    const strongest = evidence.reduce((best, next) => (gain(next) > gain(best) ? next : best));
    return {
      turn: index,
      line: turn.line,
      label: turn.label.text,
      likelier: labels[likelier]!,
      score: 1 / (1 + Math.exp(total(own) - total(likelier))),
      reason: explain(strongest.kind, { labels, spoken, traits, habits, turnsBy, names, index, own, likelier }),
    };
  });
}

/** All doubts of an episode, the most doubtful first. */
export function rankDoubts(episode: Episode): Doubt[] {
  return findDoubts(episode).sort((a, b) => b.score - a.score || a.turn - b.turn);
}

/** Trait -> how many turns of each speaker have it. */
type Habits = ReadonlyMap<string, Float64Array>;

function countHabits(spoken: readonly number[], traits: readonly TurnTraits[], speakers: number): Habits {
  const habits = new Map<string, Float64Array>();
  traits.forEach(({ traits: all }, index) => {
    for (const trait of all) {
      let counts = habits.get(trait);
      if (counts === undefined) habits.set(trait, (counts = new Float64Array(speakers)));
      counts[spoken[index]!]!++;
    }
  });
  return habits;
}

/** `next[a][b]`: how often b speaks after a; the index after the last speaker stands for the start and the end. */
interface Order {
  readonly next: readonly Float64Array[];
  readonly after: Float64Array;
}

function countOrder(spoken: readonly number[], speakers: number): Order {
  const next = Array.from({ length: speakers + 1 }, () => new Float64Array(speakers + 1));
  const after = new Float64Array(speakers + 1);
  for (let index = 0; index <= spoken.length; index++) {
    const from = spoken[index - 1] ?? speakers;
    next[from]![spoken[index] ?? speakers]!++;
    after[from]!++;
  }
  return { next, after };
}

function weighOrder({ next, after }: Order, turnsBy: Float64Array, spoken: readonly number[], index: number): Float64Array {
  const edge = turnsBy.length;
  const before = spoken[index - 1] ?? edge;
  const own = spoken[index]!;
  const behind = spoken[index + 1] ?? edge;
  // The two steps through this turn are what is in question, so they are taken out of the counts.
  const count = (from: number, to: number) =>
    next[from]![to]! - (from === before && to === own ? 1 : 0) - (from === own && to === behind ? 1 : 0);
  const total = (from: number) => after[from]! - (from === before ? 1 : 0) - (from === own ? 1 : 0);
  return turnsBy.map((turns, speaker) => {
    const others = turns - (speaker === own ? 1 : 0);
    const share = (others + 0.5) / spoken.length;
    const taken = (count(before, speaker) + 0.5 * share) / (total(before) + 0.5);
    const given = (count(speaker, behind) + 0.3) / (total(speaker) + 0.3 * (edge + 1));
    return weights.order * (Math.log(taken) + Math.log(given)) + 0.3 * Math.log(others + 0.5);
  });
}

/** Log-likelihood of one trait under each speaker, the turn in question left out; null where no other turn has it. */
function weighTrait(counts: Float64Array, turnsBy: Float64Array, own: number, turns: number): Float64Array | null {
  const elsewhere = counts.reduce((sum, count) => sum + count, -1);
  if (elsewhere < 1) return null;
  const base = (elsewhere + 0.5) / turns;
  return counts.map((count, speaker) => {
    const self = speaker === own ? 1 : 0;
    return Math.log((count - self + mannerSmoothing * base) / (turnsBy[speaker]! - self + mannerSmoothing));
  });
}

function weighManner(habits: Habits, turnsBy: Float64Array, { traits }: TurnTraits, own: number, turns: number): Float64Array {
  const sum = new Float64Array(turnsBy.length);
  let known = 0;
  for (const trait of traits) {
    const weight = weighTrait(habits.get(trait)!, turnsBy, own, turns);
    if (weight === null) continue;
    known++;
    weight.forEach((value, speaker) => (sum[speaker]! += value));
  }
  return sum.map((value) => (weights.manner * value) / Math.max(1, known));
}

function weighAddress(names: readonly (string | null)[], traits: readonly TurnTraits[], spoken: readonly number[], index: number): Float64Array {
  return Float64Array.from(names, (name, speaker) => {
    if (name === null) return 0;
    let weight = 0;
    if (traits[index]!.words.includes(name)) weight -= 1;
    if (traits[index - 1]?.words.includes(name) && spoken[index - 1] !== speaker) weight += 0.7;
    if (traits[index + 1]?.words.slice(0, openingWords).includes(name) && spoken[index + 1] !== speaker) weight += 0.7;
    return weights.address * weight;
  });
}

/** The lower-case first name by which a speaker is called, where the label or the legend tells one. */
function firstName(episode: Episode, label: string): string | null {
  const name = episode.speakers.find((speaker) => speaker.label === label)?.name;
  const first = name?.split(/\s+/)[0]?.toLowerCase();
  return first !== undefined && first.length > 2 ? first : null;
}

interface Case {
  readonly labels: readonly string[];
  readonly spoken: readonly number[];
  readonly traits: readonly TurnTraits[];
  readonly habits: Habits;
  readonly turnsBy: Float64Array;
  readonly names: readonly (string | null)[];
  readonly index: number;
  readonly own: number;
  readonly likelier: number;
}

function explain(kind: Evidence['kind'], context: Case): string {
  switch (kind) {
    case 'order':
      return explainOrder(context);
    case 'manner':
      return explainManner(context);
    case 'address':
      return explainAddress(context);
  }
}

function explainOrder({ labels, spoken, index, own, likelier }: Case): string {
  const label = labels[own]!;
  if (spoken[index - 1] === own || spoken[index + 1] === own) {
    const side = spoken[index - 1] === own ? 'follows' : 'comes before';
    const repeats = spoken.filter((speaker, turn) => turn > 0 && speaker === own && spoken[turn - 1] === own).length;
    return `${side} another turn of ${label}, who has ${repeats} of ${spoken.length} turns right after an own one`;
  }
  const before = spoken[index - 1];
  if (before === undefined) return `opens the episode; ${labels[likelier]} fits better before the next turn`;
  const followers = spoken.filter((_, turn) => turn > 0 && spoken[turn - 1] === before);
  const share = followers.filter((speaker) => speaker === likelier).length / followers.length;
  return `comes after ${labels[before]}; ${labels[likelier]} speaks next ${percent(share)} of the time here`;
}

function explainManner({ labels, spoken, traits, habits, turnsBy, index, own, likelier }: Case): string {
  const { traits: all, words } = traits[index]!;
  const asking = habits.get('?');
  if (all.has('?') && asking !== undefined) {
    const share = asking[likelier]! / asking.reduce((sum, count) => sum + count, 0);
    if (share > 0.6) return `asks a question; ${labels[likelier]} asks ${percent(share)} of the questions here`;
  }
  const telling = [...all]
    .filter((trait) => /^\p{L}/u.test(trait))
    .map((trait) => {
      const weight = weighTrait(habits.get(trait)!, turnsBy, own, spoken.length);
      return { trait, gain: weight === null ? 0 : weight[likelier]! - weight[own]! };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.trait < b.trait ? -1 : 1))
    .slice(0, 2)
    .map(({ trait }) => `“${trait}”`);
  if (telling.length > 0) return `says ${telling.join(' and ')}, which is more ${labels[likelier]}’s way of speaking here`;
  return `${words.length} words long, which is more usual for ${labels[likelier]} here`;
}

function explainAddress({ labels, traits, names, index, own, likelier }: Case): string {
  const name = names[own];
  if (name && traits[index]!.words.includes(name)) return `speaks of “${capitalise(name)}”, who is ${labels[own]}`;
  const called = capitalise(names[likelier] ?? '');
  return traits[index - 1]?.words.includes(names[likelier] ?? '')
    ? `the turn before speaks to “${called}”, who is ${labels[likelier]}`
    : `the next turn speaks to “${called}”, who is ${labels[likelier]}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
