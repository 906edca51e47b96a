import type { Turn } from '../episode/model/episode.ts';
import { append } from '../lists.ts';

/** What one turn shows of its speaker's manner. */
export interface TurnTraits {
  /** Words in lower case, and `?`, `!`, `...` and dashes; each once. */
  readonly words: readonly string[];
  /** Two words after each other, each pair once. */
  readonly pairs: readonly string[];
  /** The word and the two words that the turn begins with, all of it where it is short, and its marks (`[laughs]`). */
  readonly openings: readonly string[];
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
const called =
  /(?:^|[,.!?…]|\b(?:thanks|thank you|so|yeah|hi|hey|hello|welcome|okay|well|and|but|right|now|alright)) ?(\p{L}{3,})(?=[,.?!…]|$)/giu;
const callingEnd = 90;
/** A turn of so few words and marks is compared as a whole. */
const shortTurn = 6;
const introduction = /\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s) (\p{Lu}\p{Ll}+)\b/u;
const introductionStart = 400;

/** The traits of a turn's words; marks in square brackets are not its speaker's. */
export function describeTurn(text: string, { paragraphs }: Turn): TurnTraits {
  const words = new Set<string>();
  const pairs = new Set<string>();
  const first: string[] = [];
  const marks = new Set<string>();
  let count = 0;
  for (const { from, to } of paragraphs) {
    const tokens = text.slice(from, to).replace(mark, ' ').replaceAll('’', "'").toLowerCase().match(token) ?? [];
    const told = Math.min(tokens.length, sample - count);
    if (first.length === 0) append(first, tokens.slice(0, shortTurn));
    for (const [written] of text.slice(from, to).matchAll(mark))
      marks.add(written.replace(/[^\p{L}]/gu, '').toLowerCase());
    for (let i = 0; i < told; i++) {
      words.add(tokens[i]!);
      if (i > 0) pairs.add(`${tokens[i - 1]!} ${tokens[i]!}`);
    }
    count += tokens.length;
  }
  const opening = paragraphs[0];
  const last = paragraphs.at(-1);
  const start =
    opening === undefined ? '' : text.slice(opening.from, Math.min(opening.to, opening.from + introductionStart));
  const end = last === undefined ? '' : text.slice(Math.max(last.from, last.to - callingEnd), last.to);
  return {
    words: [...words],
    pairs: [...pairs],
    openings: openingsOf(first, count, marks),
    ending: end.replace(/["”'’)*_\s]+$/, '').slice(-1),
    length: Math.floor(Math.log2(1 + count)),
    count,
    calls: Array.from(end.matchAll(called), (match) => match[1]!.toLowerCase()),
    introduces: introduction.exec(start)?.[1]!.toLowerCase() ?? null,
  };
}

function openingsOf(first: readonly string[], count: number, marks: ReadonlySet<string>): string[] {
  const openings = [...marks].map((name) => `[${name}`);
  if (first.length > 0) openings.push(first[0]!);
  if (first.length > 1) openings.push(`${first[0]!} ${first[1]!}`);
  if (count < shortTurn && first.length > 2) openings.push(`= ${first.join(' ')}`);
  return openings;
}
