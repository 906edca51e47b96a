import type { Evidence, EvidenceKind } from './evidence.ts';

interface Suspicion {
  readonly turn: number;
  /** Index of the speaker that the turn has, and that speaker's label. */
  readonly own: number;
  readonly label: string;
  /** Index of the speaker that it looks like. */
  readonly likelier: number;
}

type Say = (evidence: Evidence, suspicion: Suspicion) => string;

/** Kinds of evidence that make one reason, and the reason in words. */
const reasons: readonly (readonly [readonly EvidenceKind[], Say])[] = [
  [['follows', 'leads', 'repeats', 'returns'], sayOrder],
  [['near', 'around'], sayNear],
  [['pairs', 'topic', 'opening'], sayManner],
  [['length', 'ending', 'prompt', 'sequel'], sayManner],
  [['namesSelf'], sayNamesSelf],
  [['named', 'called'], sayCalled],
  [['introduces'], sayIntroduces],
];

/** How many turns before and after count as near by. */
const nearBy = 6;
const minQuestionsShare = 0.6;

/** The strongest reason for a doubt. @param gains how much each kind of evidence speaks for the likelier speaker */
export function explainDoubt(
  evidence: Evidence,
  suspicion: Suspicion,
  gains: Readonly<Record<EvidenceKind, number>>,
): string {
  let strongest: Say = sayNothing;
  let most = 0;
  for (const [kinds, say] of reasons) {
    const gain = kinds.reduce((sum, kind) => sum + gains[kind], 0);
    if (gain > most) [most, strongest] = [gain, say];
  }
  return strongest(evidence, suspicion);
}

function sayNothing(_: Evidence, { label }: Suspicion): string {
  return `is like the other turns of ${label}`;
}

function sayOrder(
  { cast: { labels, spoken, turnsBy }, order }: Evidence,
  { turn, own, label, likelier }: Suspicion,
): string {
  if (spoken[turn - 1] === own || spoken[turn + 1] === own) {
    const side = spoken[turn - 1] === own ? 'comes right after' : 'comes right before';
    return `${side} another turn of ${label}, who has ${order.countSteps(own, own)} of ${turnsBy[own]} turns right after an own one`;
  }
  const name = labels[likelier]!;
  const before = labels[spoken[turn - 1] ?? -1];
  const after = labels[spoken[turn + 1] ?? -1];
  const partner = before ?? after;
  if (partner === undefined) return `stands alone; ${name} speaks more here`;
  if (spoken[turn - 2] === likelier || spoken[turn + 2] === likelier)
    return `stands where ${name} and ${partner} take turns`;
  if (before === undefined) return `comes before ${partner}; ${name} fits better there`;
  const previous = spoken[turn - 1]!;
  return `comes after ${before}; ${name} speaks next ${percent(order.countSteps(previous, likelier) / turnsBy[previous]!)} of the time here`;
}

function sayNear({ cast: { labels, spoken } }: Evidence, { turn, own, label, likelier }: Suspicion): string {
  const around = spoken.slice(Math.max(0, turn - nearBy), turn + nearBy + 1);
  const count = (speaker: number) => around.filter((other) => other === speaker).length;
  const others = count(own) - 1;
  return `${others === 0 ? `${label} has no other turn near by` : `${label} has ${others} of the ${around.length - 1} turns around it`}; ${labels[likelier]} has ${others === 0 ? `${count(likelier)} of the ${around.length - 1} turns around it` : count(likelier)}`;
}

function sayManner({ cast: { labels, turnsBy }, traits, words }: Evidence, { turn, own, likelier }: Suspicion): string {
  const name = labels[likelier]!;
  const said = traits[turn]!;
  const asking = words.counts('?');
  if (said.words.includes('?') && asking !== undefined) {
    const share = asking[likelier]! / asking.reduce((sum, count) => sum + count, 0);
    if (share > minQuestionsShare) return `asks a question; ${name} asks ${percent(share)} of the questions here`;
  }
  const gain = new Float64Array(turnsBy.length);
  const telling = said.words
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => {
      gain.fill(0);
      words.add(turn, word, gain);
      return { word, gain: gain[likelier]! - gain[own]! };
    })
    .filter((one) => one.gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.word < b.word ? -1 : 1))
    .slice(0, 2)
    .map(({ word }) => `“${word}”`);
  if (telling.length > 0) return `says ${telling.join(' and ')}, which is more ${name}’s way of speaking here`;
  return `is ${said.count === 1 ? 'one word' : `${said.count} words`} long, which is more usual for ${name} here`;
}

function sayNamesSelf({ cast: { firstNames } }: Evidence, { own, label }: Suspicion): string {
  return `speaks of “${capitalise(firstNames[own]!)}”, who is ${label}`;
}

function sayCalled({ cast: { firstNames, labels } }: Evidence, { likelier }: Suspicion): string {
  return `the turn before speaks to “${capitalise(firstNames[likelier]!)}”, who is ${labels[likelier]}`;
}

function sayIntroduces({ cast: { firstNames, labels } }: Evidence, { likelier }: Suspicion): string {
  return `says “I’m ${capitalise(firstNames[likelier]!)}”, who is ${labels[likelier]}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
