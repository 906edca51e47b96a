import type { Episode } from '../../episode/model.ts';
import { paragraphsOf } from './paragraphs.ts';
import { perEpisode } from './per-episode.ts';

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
const control = 7;
const classes = new Uint8Array(128);
for (let code = 0; code < 32; code++) if (code < 9 || code > 13) classes[code] = control;
classes[127] = control;
for (const [characters, kind] of [['.?!', stop], ['[]()', bracket], ['"', quote], ["'", apostrophe], ['&', ampersand], ['-', hyphen]] as const) {
  for (const character of characters) classes[character.charCodeAt(0)] = kind;
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
      const code = text.charCodeAt(position);
      if (code < 128) {
        const kind = classes[code];
        if (kind === 0) continue;
        if (kind === stop) stops.push(position);
        else if (kind === apostrophe) apostrophes.push(position);
        else if (kind === quote) quotes.push(position);
        else if (kind === bracket) brackets.push(position);
        else if (kind === hyphen) {
          if (isDash(text, position)) dashes.push(position);
        } else if (kind === ampersand) ampersands.push(position);
        else invisible.push(position);
      } else if (code >= 0x2018 && code <= 0x201d) quotes.push(position);
      else if (code === 0x2013 || code === 0x2014) dashes.push(position);
      else if (code === 0x2026) ellipses.push(position);
      else if (isInvisible(code)) invisible.push(position);
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

function isInvisible(code: number): boolean {
  if (code === 0xa0 || code === 0xad || code === 0xfeff) return true;
  return (code >= 0x80 && code <= 0x9f) || code === 0x2007 || code === 0x202f || (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x2064);
}
