import { trimEnd } from '../model/characters.ts';
import type { BodyLines } from '../model/lines.ts';
import type { LabelMatch } from './label-match.ts';
import { isNobody, isNameWord, shapeOf } from '../model/label-shape.ts';

/** Whether a label may say something of the episode where it stands above all turns: `Date`, `Guest`. */
export function mayBeAboutEpisode(label: string): boolean {
  // A number tells speakers apart.
  return isNobody(label) || (shapeOf(label) === 'role' && !/\d/.test(label));
}

/**
 * The labels without those of lines at the top that say what the page is about, written as labels are: `**Date:** 3 May`,
 * `**Guest:** Tom Vale`. Each stands there once, and is followed by no sentence.
 */
export function withoutLinesAboutEpisode(labels: readonly LabelMatch[], lines: BodyLines): readonly LabelMatch[] {
  const first = labels.findIndex((label) => !isAboutEpisode(label, lines));
  if (first <= 0) return labels;
  const rest = labels.slice(first);
  const speaking = new Set(rest.map(({ text }) => text));
  return rest.length < 2 || labels.slice(0, first).some(({ text }) => speaking.has(text)) ? labels : rest;
}

function isAboutEpisode({ index, text: label, wordsFrom, time }: LabelMatch, { text, ends }: BodyLines): boolean {
  if (time !== null || !mayBeAboutEpisode(label)) return false;
  const words = text.slice(wordsFrom, trimEnd(text, wordsFrom, ends[index]!));
  if (words === '' || words.length > 80) return false;
  if (isNobody(label)) return !/[.?!…]["'”’»]?$/.test(words);
  return words.split(/,?\s+/).every((word, at) => isNameWord(word, at)) && !/[.?!…]$/.test(words);
}
