import { isWhiteSpace, skipWhiteSpace, trimEnd } from '../episode/model/characters.ts';
import type { Episode, Turn } from '../episode/model/episode.ts';
import { parseEpisode, styleOf } from '../episode/parse-episode.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { printLabel } from './print-label.ts';
import { reassignTurns } from './reassign-turns.ts';
import { turnAt } from './turn-at.ts';
import { turnFormOf } from './turn-form.ts';

/**
 * Ends the turn at `offset` and gives the rest of it, with all its further paragraphs, to `label`, written as this
 * episode writes labels. The word (or mark in brackets) in which `offset` stands, or else the next one, opens the new
 * turn. Where that is the turn's first word the whole turn is given away; behind its last word, in code and outside
 * turns there is nothing to split. A new label has no time: nobody knows it yet.
 */
export function splitTurn(episode: Episode, offset: number, label: string): TextEdit[] {
  const turn = turnAt(episode, offset);
  if (turn === null || episode.fences.some(({ from, to }) => offset >= from && offset <= to)) return [];
  const words = firstWordAfter(episode, turn, offset);
  if (words === null) return [];
  if (words === turn.paragraphs[0]!.from) return reassignTurns(episode, [turn.index], label);
  const { between } = turnFormOf(episode);
  const insert = printLabel(episode, label);
  const opensParagraph = turn.paragraphs.some(({ from }) => from === words);
  if (opensParagraph) return [{ from: words, to: words, insert }];
  const from = trimEnd(episode.text, turn.range.from, words);
  const split = (gap: string): TextEdit[] => [{ from, to: words, insert: gap + insert }];
  // Right under a line that ends in the middle of a sentence a label would not be read as one.
  return between === '\n' && isRead(episode, turn, split(between)) ? split(between) : split('\n\n');
}

/** Where the word at or behind `offset` begins, none of the label; null where the turn has no further word. */
function firstWordAfter({ text, marks }: Episode, { paragraphs }: Turn, offset: number): number | null {
  const paragraph = paragraphs.find(({ to }) => offset < to);
  if (paragraph === undefined) return null;
  const mark = marks.find(({ range }) => offset > range.from && offset < range.to);
  let from = Math.max(paragraph.from, mark?.range.from ?? offset);
  if (isWhiteSpace(text.charCodeAt(from))) return skipWhiteSpace(text, from, paragraph.to);
  while (from > paragraph.from && !isWhiteSpace(text.charCodeAt(from - 1))) from--;
  return from;
}

function isRead(episode: Episode, { index, line }: Turn, edits: readonly TextEdit[]): boolean {
  const { turns } = parseEpisode(applyEdits(episode.text, edits), styleOf(episode));
  return turns.length === episode.turns.length + 1 && turns[index]?.line === line;
}
