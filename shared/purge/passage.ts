import { escapePattern } from '../text/escape-pattern.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** What stands in the place of words that were removed for good. */
const removedMark = '[removed]';

/** Less than this stands in too many places by chance. */
const minLetters = 3;

/** A name or a passage to be found wherever it was kept, in whole words, whatever its capitals and the white space between them. */
export interface Passage {
  readonly words: readonly string[];
  readonly pattern: RegExp;
}

/** Null where it is too short to be told from other words. */
export function readPassage(text: string): Passage | null {
  const words = text.normalize('NFC').split(/\s+/).filter(Boolean);
  if (words.join('').replace(/[^\p{L}\p{N}]/gu, '').length < minLetters) return null;
  const forms = words.map((word) => [...new Set([word, word.normalize('NFD')])].map(escapePattern).join('|'));
  const isLetter = /[\p{L}\p{N}]/u;
  const start = isLetter.test(words[0]![0]!) ? '(?<![\\p{L}\\p{N}])' : '';
  const end = isLetter.test(words.at(-1)!.at(-1)!) ? '(?![\\p{L}\\p{N}\\p{M}])' : '';
  return { words, pattern: new RegExp(start + forms.map((form) => `(?:${form})`).join('\\s+') + end, 'giu') };
}

/** How often the passage stands in a text. */
export function countPassage(text: string, { pattern }: Passage): number {
  return text.match(pattern)?.length ?? 0;
}

/** The edits that put the mark in place of the passage. */
export function removePassage(text: string, { pattern }: Passage): TextEdit[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
    insert: removedMark,
  }));
}

/** A piece of a passage, cut where a record keeps only so many letters, gives it away from this many on. */
const minTellingLength = 12;

/**
 * Whether a record's cell holds the passage, or so much of it that it would give it away: the passage's middle, its
 * start at the cell's end, or its end at the cell's start.
 */
export function holdsPieceOf(cell: string, passage: Passage): boolean {
  if (countPassage(cell, passage) > 0) return true;
  const [kept, whole] = [cell, passage.words.join(' ')].map((text) =>
    text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase(),
  ) as [string, string];
  if (whole.length < minTellingLength || kept.length < minTellingLength) return false;
  if (whole.includes(kept)) return true;
  for (let length = Math.min(kept.length, whole.length) - 1; length >= minTellingLength; length--) {
    if (kept.endsWith(whole.slice(0, length)) || kept.startsWith(whole.slice(-length))) return true;
  }
  return false;
}

/** The passage for `git log -S --pickaxe-regex`: a POSIX extended regular expression. */
export function gitPattern({ words }: Passage): string {
  return words.map((word) => word.replace(/[.[\](){}*+?^$|\\]/g, '\\$&')).join('[[:space:]]+');
}
