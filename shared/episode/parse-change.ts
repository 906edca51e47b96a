import { firstIndex } from '../text/first-index.ts';
import type { TextEdit } from '../text/text-edit.ts';
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
import type { Episode, Narration, ParseOptions, Turn } from './model/episode.ts';
import {
  editedBlockOf,
  editedEpisode,
  moveBlock,
  moveMark,
  moveRange,
  partsOf,
  type EditedBlock,
} from './model/episode-parts.ts';
import { readDeclaredNames } from './people/speakers.ts';

/**
 * Reads again only the block that an edit within one line of its words has touched, and leaves the others to be moved
 * along when somebody asks for them: what it takes depends on the block, not on the length of the episode.
 * @returns null where the edit could matter to other lines as well: then the whole text must be parsed
 */
export function parseChange(before: Episode, { from, to, insert }: TextEdit, options: ParseOptions): Episode | null {
  const found = findBlock(before, from);
  if (found === null) return null;
  const { base, index, block, end } = found;
  const start = block.range.from;
  const lineFrom = found.text.lastIndexOf('\n', from - start - 1) + 1;
  if (lineFrom === 0 && base.text[start - 1] !== '\n') return null;
  // What stands above the first turn may be front matter in a wrong place, or lines about the episode.
  if (
    !(base.turns[0] !== undefined && base.turns[0].range.from < start) &&
    (block.kind === 'narration' || mayBeAboutEpisode(block.label.text))
  )
    return null;
  if (to - start > found.text.length || found.text.slice(from - start, to - start).includes('\n')) return null;
  if (insert.includes('\n')) return null;

  // As much around the block as could matter to it: what stands further off is the same before and after.
  const text = found.text.slice(0, from - start) + insert + found.text.slice(to - start);
  const blankAbove = Math.max(0, base.text.lastIndexOf('\n\n', start));
  const blankBelow = base.text.indexOf('\n\n', end);
  const offset = wordsBack(base.text, blankAbove, 3);
  const above = base.text.slice(offset, start);
  const below = base.text.slice(end, wordsOn(base.text, blankBelow === -1 ? base.text.length : blankBelow, 2));
  const own = { from: above.length, to: above.length + found.text.length };
  const shift = insert.length - (to - from);
  const textBefore = above + found.text + below;
  const textAfter = above + text + below;

  const old = scanLines(textBefore.slice(0, own.to + 1), own.from, block.line);
  const lines = scanLines(textAfter.slice(0, own.to + shift + 1), own.from, block.line);
  const line = old.starts.indexOf(own.from + lineFrom);
  if (
    String(old.kinds) !== String(lines.kinds) ||
    old.kinds[line] !== lineKind.text ||
    !looksTheSame(base, old, lines, line, options)
  )
    return null;
  const blockTo = Math.max(block.range.to, to) - offset;
  if (mayHoldMdx(textBefore, own.from, blockTo) || mayHoldMdx(textAfter, own.from, blockTo + shift)) return null;
  const at = from - offset;
  if (isSeenFromAfar(base, textBefore, at, to - offset) || isSeenFromAfar(base, textAfter, at, at + insert.length))
    return null;

  const read = buildBlocks(lines, block.kind === 'turn' ? [labelOf(block, -offset)] : [], [], base.lineMarks);
  const again = withOldLabel(moveBlock(read.blocks[0] as Turn | Narration, offset), block);
  return editedEpisode(
    {
      base,
      index,
      block: again,
      marks: read.marks.map((mark) => moveMark(mark, offset)),
      fences: read.fences.map((range) => moveRange(range, offset)),
      text,
      end,
    },
    countWordsAgain(before.speakers, block, again),
  );
}

/**
 * The block of words that an offset stands in or behind, with its text up to the end of its last line, in the episode
 * before the edits in it; null where that is no words.
 */
function findBlock(
  episode: Episode,
  offset: number,
): Pick<EditedBlock, 'base' | 'index' | 'block' | 'text' | 'end'> | null {
  const edited = editedBlockOf(episode);
  if (edited !== null && offset >= edited.block.range.from) {
    const next = partsOf(episode).blocks.at(edited.index + 1);
    if (next === undefined || offset < next.range.from) return edited;
  }
  // Made whole, and without what it was made of: a base that has a base has all before it in memory.
  const base = edited === null ? episode : { ...episode };
  const index = firstIndex(base.blocks.length, (at) => base.blocks[at]!.range.from > offset) - 1;
  const block = base.blocks[index];
  if (block === undefined || (block.kind !== 'turn' && block.kind !== 'narration')) return null;
  const end = endOfLine(base.text, block.range.to);
  return { base, index, block, end, text: base.text.slice(block.range.from, end) };
}

/** Labels are as they were, so speakers are too, but for the words of the one who speaks in the block. */
function countWordsAgain(
  speakers: Episode['speakers'],
  before: Turn | Narration,
  after: Turn | Narration,
): Episode['speakers'] {
  const more = after.words - before.words;
  if (before.kind !== 'turn' || more === 0) return speakers;
  const { text } = before.label;
  return speakers.map((speaker) => (speaker.label === text ? { ...speaker, words: speaker.words + more } : speaker));
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

function labelOf({ label, time }: Turn, shift: number) {
  const { text, range, fullRange } = label;
  return {
    index: 0,
    text,
    from: range.from + shift,
    to: range.to + shift,
    wordsFrom: fullRange.to + shift,
    time: time && { ...time, range: moveRange(time.range, shift) },
    marker: false,
  };
}
