import type { Turn } from '../episode/model.ts';

/** What one turn shows of its speaker's manner. */
export interface TurnTraits {
  /** Words in lower case, and `?`, `!`, `...` and dashes; each once. */
  readonly words: readonly string[];
  /** The last character of what is said, quotes and brackets left out. */
  readonly ending: string;
  /** How many words, as the power of two that they reach: 4 for 15 to 30. */
  readonly length: number;
  readonly count: number;
  /** First names, in lower case, that the turn ends by calling: “What do you think, Beth?” */
  readonly calls: readonly string[];
  /** The first name by which the speaker introduces themselves: “I’m Beth.” */
  readonly introduces: string | null;
}

/** Beyond this many words a turn tells nothing new about its speaker, and a monologue would take all the time. */
const sample = 400;
const token = /[\p{L}\p{N}']+|[?!]|\.\.\.|--|[—–…]/gu;
const mark = /\\?\[[^\]\n]{0,60}\]/g;
const called = /(?:^|[,.!?…]|\b(?:thanks|thank you|so|yeah|hi|hey|hello|welcome|okay|well|and|but|right|now|alright)) ?(\p{L}{3,})(?=[,.?!…]|$)/giu;
const callingEnd = 90;
const introduction = /\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s) (\p{Lu}\p{Ll}+)\b/u;
const introductionStart = 400;

/** The traits of a turn's words; marks in square brackets are not its speaker's. */
export function describeTurn(text: string, { paragraphs }: Turn): TurnTraits {
  const words = new Set<string>();
  let count = 0;
  for (const { from, to } of paragraphs) {
    const tokens = text.slice(from, to).replace(mark, ' ').replaceAll('’', "'").toLowerCase().match(token) ?? [];
    const told = Math.min(tokens.length, sample - count);
    for (let i = 0; i < told; i++) words.add(tokens[i]!);
    count += tokens.length;
  }
  const first = paragraphs[0];
  const last = paragraphs.at(-1);
  const start = first === undefined ? '' : text.slice(first.from, Math.min(first.to, first.from + introductionStart));
  const end = last === undefined ? '' : text.slice(Math.max(last.from, last.to - callingEnd), last.to);
  return {
    words: [...words],
    ending: end.replace(/["”'’)*_\s]+$/, '').slice(-1),
    length: Math.floor(Math.log2(1 + count)),
    count,
    calls: Array.from(end.matchAll(called), (match) => match[1]!.toLowerCase()),
    introduces: introduction.exec(start)?.[1]!.toLowerCase() ?? null,
  };
}
