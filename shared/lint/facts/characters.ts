import type { Episode } from '../../episode/model/episode.ts';
import { paragraphsOf } from './paragraphs.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** Where in the running text the characters stand that rules about punctuation look at; offsets in order. */
export interface Characters {
  /** `.`, `?` and `!`. */
  readonly stops: readonly number[];
  /** `[`, `]`, `(` and `)`. */
  readonly brackets: readonly number[];
  /** Straight and curly double quotes, and curly single ones. */
  readonly quotes: readonly number[];
  /** Straight apostrophes. */
  readonly apostrophes: readonly number[];
  readonly ampersands: readonly number[];
  /** Every hyphen next to a space or another hyphen (the first of them only), every en and em dash. */
  readonly dashes: readonly number[];
  /** The character `…`. */
  readonly ellipses: readonly number[];
  /** Characters that cannot be seen, or that look like a plain space and are none. */
  readonly invisible: readonly number[];
}

const stop = 1;
const bracket = 2;
const quote = 3;
const apostrophe = 4;
const ampersand = 5;
const hyphen = 6;
const dash = 7;
const ellipsis = 8;
const invisibleCharacter = 9;
/** The class of every UTF-16 unit, so that one look decides for nearly all of them that they are none of these. */
const classes = new Uint8Array(0x10000);
for (const [characters, kind] of [
  ['.?!', stop],
  ['[]()', bracket],
  ['"“”‘’‚‛', quote],
  ["'", apostrophe],
  ['&', ampersand],
  ['-', hyphen],
  ['–—', dash],
  ['…', ellipsis],
] as const) {
  for (const character of characters) classes[character.charCodeAt(0)] = kind;
}
for (const [first, last] of [
  [0, 8],
  [14, 31],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x2007, 0x2007],
  [0x200b, 0x200f],
  [0x2028, 0x202f],
  [0x2060, 0x2064],
  [0xfeff, 0xfeff],
] as const) {
  classes.fill(invisibleCharacter, first, last + 1);
}

/** One pass over the running text for all rules that look at single characters. */
export const charactersOf = perEpisode((episode: Episode): Characters => {
  const { text } = episode;
  const stops: number[] = [];
  const brackets: number[] = [];
  const quotes: number[] = [];
  const apostrophes: number[] = [];
  const ampersands: number[] = [];
  const dashes: number[] = [];
  const ellipses: number[] = [];
  const invisible: number[] = [];
  for (const { from, to } of paragraphsOf(episode)) {
    for (let position = from; position < to; position++) {
      // Nearly all are none of these, so that four are looked at together.
      while (
        position + 4 <= to &&
        (classes[text.charCodeAt(position)]! |
          classes[text.charCodeAt(position + 1)]! |
          classes[text.charCodeAt(position + 2)]! |
          classes[text.charCodeAt(position + 3)]!) ===
          0
      )
        position += 4;
      if (position === to) break;
      const kind = classes[text.charCodeAt(position)];
      if (kind === 0) continue;
      if (kind === stop) stops.push(position);
      else if (kind === apostrophe) apostrophes.push(position);
      else if (kind === quote) quotes.push(position);
      else if (kind === bracket) brackets.push(position);
      else if (kind === dash || (kind === hyphen && isDash(text, position))) dashes.push(position);
      else if (kind === ellipsis) ellipses.push(position);
      else if (kind === ampersand) ampersands.push(position);
      else if (kind === invisibleCharacter) invisible.push(position);
    }
  }
  return { stops, brackets, quotes, apostrophes, ampersands, dashes, ellipses, invisible };
});

function isDash(text: string, position: number): boolean {
  const before = text.charCodeAt(position - 1);
  if (before === 45) return false;
  const after = text.charCodeAt(position + 1);
  return after === 45 || (before === 32 && after === 32);
}
