import type { Timestamp } from '../model/episode.ts';
import { lineKind, type BodyLines } from '../model/lines.ts';
import type { DeclaredName } from '../people/speakers.ts';

/** A label at the start of a line. */
export interface LabelMatch {
  /** Index into the body's lines. */
  readonly index: number;
  readonly text: string;
  /** Exactly the characters of `text`. */
  readonly from: number;
  readonly to: number;
  /** Behind the delimiters, the time and the white space; at most the end of the line. */
  readonly wordsFrom: number;
  readonly time: Timestamp | null;
  /** A bold or named line that is no speaker: Break, Jingle. */
  readonly marker: boolean;
}

/** What is known of the labels besides the lines. */
export interface Declarations {
  /** Labels of the legend, and of a `speakers` field that maps labels to names. */
  readonly labels: ReadonlySet<string>;
  /** Names that the front matter declares. */
  readonly names: readonly DeclaredName[];
  /** The house style was asked for, so less evidence will do. */
  readonly forced: boolean;
}

/** The words that stand where a label would and name a piece of the programme, in lower case. */
const markerWords: ReadonlySet<string> = new Set([
  'ad',
  'ad break',
  'ads',
  'advert',
  'advertisement',
  'break',
  'clip',
  'audio clip',
  'video clip',
  'credits',
  'interlude',
  'intermission',
  'intro',
  'intro music',
  'jingle',
  'music',
  'outro',
  'outro music',
  'pause',
  'song',
  'sound effect',
  'sponsor',
  'sponsor break',
  'sting',
  'theme',
  'theme music',
  'theme song',
  'transition',
  'trailer',
]);

/** Whether a label names a piece of the programme rather than a person. */
export function isMarkerWord(label: string): boolean {
  return label.length <= 16 && markerWords.has(label.toLowerCase());
}

/** How many paragraphs a body has, headings, rules and code left out. */
export function countParagraphs(lines: BodyLines): number {
  let count = 0;
  const { kinds } = lines;
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] === lineKind.text && kinds[i - 1] !== lineKind.text) count++;
  }
  return count;
}
