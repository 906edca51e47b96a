import type { Turn } from '../episode/model.ts';

/** What one turn shows of its speaker's manner. */
export interface TurnTraits {
  /** Lower case, in order. */
  readonly words: readonly string[];
  /**
   * Each word once; `?`, `!`, `...` and dashes; `^word` and `^two words` as the turn opens; `$.` as it ends;
   * `#5` for a length of 16 to 31 words.
   */
  readonly traits: ReadonlySet<string>;
}

/** Beyond this many words a turn tells nothing new about its speaker, and a monologue would take all the time. */
const sample = 400;

const token = /[\p{L}\p{N}']+|[?!]|\.\.\.|--|[—–…]/gu;

/** The traits of a turn's words; marks in square brackets are not its speaker's. */
export function describeTurn(text: string, turn: Turn): TurnTraits {
  const spoken = turn.paragraphs
    .map(({ from, to }) => text.slice(from, to))
    .join(' ')
    .replace(/\\?\[[^\]\n]{0,60}\]/g, ' ')
    .replaceAll('’', "'")
    .toLowerCase()
    .trim();
  const tokens = spoken.match(token) ?? [];
  const traits = new Set<string>(tokens.slice(0, sample));
  if (tokens.length > 0) traits.add(`^${tokens[0]}`);
  if (tokens.length > 1) traits.add(`^${tokens[0]} ${tokens[1]}`);
  traits.add(`$${spoken.slice(-1)}`);
  traits.add(`#${Math.floor(Math.log2(1 + tokens.length))}`);
  return { words: tokens, traits };
}
