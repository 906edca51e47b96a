import type { TextEdit, TextRange } from '../text/text-edit.ts';
import { buildBlocks } from './blocks.ts';
import { isWhiteSpace, trimEnd } from './model/characters.ts';
import { endsSentence, readInitials } from './labels/initials.ts';
import { mayEndTurn } from './labels/plain-labels.ts';
import { mayBeAboutEpisode } from './labels/about-episode.ts';
import { readLabel } from './labels/read-label.ts';
import { readLegendEntry } from './model/legend.ts';
import { readEndTime } from './labels/line-marks.ts';
import { lineKind, scanLines, type BodyLines } from './model/lines.ts';
import { mayHoldMdx } from './model/mdx-lines.ts';
import type { Block, Episode, LegendEntry, Narration, ParseOptions, Turn } from './model/episode.ts';
import { readDeclaredNames } from './people/speakers.ts';

/**
 * Reads again only the block that an edit within one line of its words has touched; the others are moved along.
 * @param text after the edit
 * @returns null where the edit could matter to other lines as well: then the whole text must be parsed
 */
export function parseChange(
  before: Episode,
  { from, to, insert }: TextEdit,
  text: string,
  options: ParseOptions,
): Omit<Episode, 'speakers'> | null {
  const index = before.blocks.findLastIndex(({ range }) => range.from <= from);
  const block = before.blocks[index];
  const lineFrom = before.text.lastIndexOf('\n', from - 1) + 1;
  if (block === undefined || (block.kind !== 'turn' && block.kind !== 'narration') || lineFrom === 0) return null;
  // What stands above the first turn may be front matter in a wrong place, or lines about the episode.
  if (
    before.blocks.slice(0, index).every(({ kind }) => kind !== 'turn') &&
    (block.kind === 'narration' || mayBeAboutEpisode(block.label.text))
  )
    return null;
  const end = endOfLine(before.text, block.range.to);
  const shift = insert.length - (to - from);
  if (to > end || endOfLine(before.text, from) < to || endOfLine(text, from) < from + insert.length) return null;

  const old = scanLines(before.text.slice(0, end + 1), block.range.from, block.line);
  const lines = scanLines(text.slice(0, end + shift + 1), block.range.from, block.line);
  const line = old.starts.indexOf(lineFrom);
  if (
    String(old.kinds) !== String(lines.kinds) ||
    old.kinds[line] !== lineKind.text ||
    !looksTheSame(before, old, lines, line, options)
  )
    return null;
  if (
    mayHoldMdx(before.text, Math.min(block.range.from, from), Math.max(block.range.to, to)) ||
    mayHoldMdx(text, Math.min(block.range.from, from), Math.max(block.range.to, to) + shift)
  )
    return null;
  if (isSeenFromAfar(before, before.text, from, to) || isSeenFromAfar(before, text, from, from + insert.length))
    return null;

  const read = buildBlocks(lines, block.kind === 'turn' ? [labelOf(block)] : [], [], before.lineMarks);
  const again = withOldLabel(read.blocks[0] as Turn | Narration, block);
  const moved = before.blocks.map((other, i) => (i < index ? other : i > index ? moveBlock(other, shift) : again));
  const around = <T>(
    items: readonly T[],
    rangeOf: (item: T) => TextRange,
    own: readonly T[],
    move: (item: T) => T,
  ): T[] => {
    const first = items.findIndex((item) => rangeOf(item).from >= block.range.from);
    if (first === -1) return [...items, ...own];
    const rest = items.slice(first).filter((item) => rangeOf(item).from > end);
    return [...items.slice(0, first), ...own, ...rest.map(move)];
  };
  return {
    text,
    frontMatter: before.frontMatter,
    houseStyle: before.houseStyle,
    lineMarks: before.lineMarks,
    blocks: moved,
    legend: before.legend.map((entry) => (entry.range.from > end ? moveEntry(entry, shift) : entry)),
    turns: moved.filter((other) => other.kind === 'turn'),
    marks: around(
      before.marks,
      ({ range }) => range,
      read.marks,
      (mark) => ({ ...mark, range: move(mark.range, shift) }),
    ),
    fences: around(
      before.fences,
      (range) => range,
      read.fences,
      (range) => move(range, shift),
    ),
  };
}

function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline;
}

/** Whether every reader of labels sees the same at the start of the line, and the line below the same above it. */
function looksTheSame(
  { text, frontMatter, legend }: Episode,
  old: BodyLines,
  lines: BodyLines,
  index: number,
  options: ParseOptions,
): boolean {
  const declared = new Set([
    ...legend.map(({ label }) => label),
    ...readDeclaredNames(text, frontMatter, options).flatMap(({ label }) => label ?? []),
  ]);
  const look = (all: BodyLines): string =>
    JSON.stringify([
      readLegendEntry(all, index),
      readInitials(all, index, declared),
      readLabel(all, index),
      endsSentence(all, index),
      mayEndTurn(all, index),
      endsWithTime(all, index),
    ]);
  return look(old) === look(lines);
}

function endsWithTime({ text, starts, ends }: BodyLines, index: number): boolean {
  return readEndTime(text, starts[index]!, trimEnd(text, starts[index]!, ends[index]!), true) !== null;
}

/**
 * Whether the words around `[from, to)` are among those that tell of lines elsewhere: the ends of a comment, and capitals
 * that are a label only where no sentence uses them, by what stands around them.
 */
function isSeenFromAfar({ legend }: Episode, text: string, from: number, to: number): boolean {
  const around = text.slice(wordsBack(text, from, 3), wordsOn(text, to, 2));
  if (/<!--|-->|<\/|\/>|\*\/\}/.test(around)) return true;
  const capitals = around.match(/\p{Lu}{2,}/gu) ?? [];
  return capitals.some((letters) => legend.every(({ label }) => label !== letters));
}

/** The offset `count` words back, a word that is cut by `offset` being one of them. */
function wordsBack(text: string, offset: number, count: number): number {
  let position = offset;
  for (let word = 0; word < count; word++) {
    while (position > 0 && isWhiteSpace(text.charCodeAt(position - 1))) position--;
    while (position > 0 && !isWhiteSpace(text.charCodeAt(position - 1))) position--;
  }
  return position;
}

function wordsOn(text: string, offset: number, count: number): number {
  let position = offset;
  for (let word = 0; word < count; word++) {
    while (position < text.length && isWhiteSpace(text.charCodeAt(position))) position++;
    while (position < text.length && !isWhiteSpace(text.charCodeAt(position))) position++;
  }
  return position;
}

/** The label is what it was. Cut out of the new text, a long one would keep all of that in memory, turn by turn another. */
function withOldLabel(again: Turn | Narration, block: Turn | Narration): Turn | Narration {
  return again.kind === 'turn' && block.kind === 'turn'
    ? { ...again, index: block.index, label: block.label, time: block.time }
    : again;
}

function labelOf({ label, time }: Turn) {
  const { text, range, fullRange } = label;
  return { index: 0, text, from: range.from, to: range.to, wordsFrom: fullRange.to, time, marker: false };
}

function move({ from, to }: TextRange, shift: number): TextRange {
  return { from: from + shift, to: to + shift };
}

function moveEntry(entry: LegendEntry, shift: number): LegendEntry {
  return {
    ...entry,
    labelRange: move(entry.labelRange, shift),
    nameRange: move(entry.nameRange, shift),
    range: move(entry.range, shift),
  };
}

function moveBlock(block: Block, shift: number): Block {
  const range = move(block.range, shift);
  if (block.kind === 'legend')
    return { ...block, range, entries: block.entries.map((entry) => moveEntry(entry, shift)) };
  if (block.kind !== 'turn') return { ...block, range };
  const { label, time, endTime, paragraphs } = block;
  return {
    ...block,
    range,
    label: { ...label, range: move(label.range, shift), fullRange: move(label.fullRange, shift) },
    time: time && { ...time, range: move(time.range, shift) },
    endTime: endTime && { ...endTime, range: move(endTime.range, shift) },
    paragraphs: paragraphs.map((paragraph) => move(paragraph, shift)),
  };
}
