import type { Episode } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { charactersOf } from './characters.ts';
import { isDigit, isWordCharacter } from '../../episode/model/characters.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A dash, quotation mark or ellipsis written unlike nearly all others of its sort in the episode. */
export interface UnusualPunctuation {
  readonly what: 'dash' | 'quotation mark' | 'apostrophe' | 'ellipsis';
  readonly range: TextRange;
  readonly usual: string;
  /** What to write instead; null where that needs a choice. */
  readonly insert: string | null;
}

const minOccurrences = 20;
/** A variant with no more than this share is a slip; with more, the episode has no style to go by. */
const slipShare = 0.1;

type Occurrence = TextRange & { readonly variant: string };

/** What departs from the episode's own style, in no particular order. */
export const unusualPunctuation = perEpisode((episode: Episode): UnusualPunctuation[] => {
  const { text } = episode;
  return [
    ...findSlips('dash', dashes(episode)).map((slip) => ({
      ...slip,
      insert: isSpaced(text, slip.range) && slip.usual !== '-' ? slip.usual : null,
    })),
    ...findSlips('quotation mark', doubleQuotes(episode)).map((slip) => ({
      ...slip,
      insert: slip.usual === '"' ? '"' : curlyFor(text, slip.range.from, '“', '”'),
    })),
    ...findSlips('apostrophe', apostrophes(episode)).map((slip) => ({
      ...slip,
      insert: slip.usual === "'" ? "'" : '’',
    })),
    ...findSlips('ellipsis', ellipses(episode)).map((slip) => ({ ...slip, insert: slip.usual })),
  ];
});

function findSlips(
  what: UnusualPunctuation['what'],
  occurrences: readonly Occurrence[],
): Omit<UnusualPunctuation, 'insert'>[] {
  if (occurrences.length < minOccurrences) return [];
  const counts = new Map<string, number>();
  for (const { variant } of occurrences) counts.set(variant, (counts.get(variant) ?? 0) + 1);
  const [usual, count] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  if (occurrences.length - count > occurrences.length * slipShare) return [];
  return occurrences
    .filter(({ variant }) => variant !== usual)
    .map(({ from, to }) => ({ what, range: { from, to }, usual }));
}

function dashes(episode: Episode): Occurrence[] {
  const { text } = episode;
  return charactersOf(episode).dashes.flatMap((at) => {
    // Between digits an en dash is a range, and next to nothing a hyphen opens a list.
    if (isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) return [];
    if (text[at] !== '-') return [{ from: at, to: at + 1, variant: text[at]! }];
    let to = at + 1;
    while (text.charCodeAt(to) === 45) to++;
    return to - at > 3 ? [] : [{ from: at, to, variant: text.slice(at, to) }];
  });
}

function doubleQuotes(episode: Episode): Occurrence[] {
  const { text } = episode;
  return charactersOf(episode).quotes.flatMap((at) => {
    const code = text.charCodeAt(at);
    if (code === 34) return [{ from: at, to: at + 1, variant: '"' }];
    return code === 0x201c || code === 0x201d ? [{ from: at, to: at + 1, variant: '“ ”' }] : [];
  });
}

function apostrophes(episode: Episode): Occurrence[] {
  const { text } = episode;
  const { apostrophes: straight, quotes } = charactersOf(episode);
  const curly = quotes.filter((at) => text.charCodeAt(at) === 0x2019);
  if (straight.length === 0 || curly.length === 0) return [];
  const inWord = (at: number): boolean =>
    isWordCharacter(text.charCodeAt(at - 1)) && isWordCharacter(text.charCodeAt(at + 1));
  return [
    ...straight.filter(inWord).map((at) => ({ from: at, to: at + 1, variant: "'" })),
    ...curly.filter(inWord).map((at) => ({ from: at, to: at + 1, variant: '’' })),
  ];
}

function ellipses(episode: Episode): Occurrence[] {
  const { text } = episode;
  const { stops, ellipses: single } = charactersOf(episode);
  const dots = stops.filter((at) => text.startsWith('...', at) && text[at - 1] !== '.' && text[at + 3] !== '.');
  return [
    ...dots.map((at) => ({ from: at, to: at + 3, variant: '...' })),
    ...single.map((at) => ({ from: at, to: at + 1, variant: '…' })),
  ];
}

function isSpaced(text: string, { from, to }: TextRange): boolean {
  return text[from - 1] === ' ' && text[to] === ' ';
}

function curlyFor(text: string, at: number, open: string, close: string): string {
  return /[\s([“‘—–-]/.test(text[at - 1] ?? ' ') ? open : close;
}
