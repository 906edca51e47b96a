import { lazily } from '../../lazily.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { TextRange } from '../../text/text-edit.ts';
import type { Block, Episode, LegendEntry, Mark, Narration, Turn } from './episode.ts';

/** A list that can be asked for some of its items without the others being made. */
export interface Items<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/**
 * The parts of an episode for whoever wants those of a stretch only, as the editor does at each key: of an episode that
 * was edited, only the parts that are asked for are made, while its own lists are made whole.
 */
export interface EpisodeParts {
  readonly blocks: Items<Block>;
  readonly turns: Items<Turn>;
  readonly marks: Items<Mark>;
  readonly fences: Items<TextRange>;
  slice(from: number, to: number): string;
}

/** What an edit within the words of one block made of an episode. */
export interface EditedBlock {
  /** The episode before the first of the edits in this block. */
  readonly base: Episode;
  /** The block as it is now, in its place among the blocks of `base`. */
  readonly index: number;
  readonly block: Turn | Narration;
  readonly marks: readonly Mark[];
  readonly fences: readonly TextRange[];
  /** From the start of the block to the end of its last line; in `base` that is at `end`. */
  readonly text: string;
  readonly end: number;
}

interface Known extends EpisodeParts {
  readonly edited: EditedBlock;
}

const known = new WeakMap<Episode, Known>();

/** How the episode came about, where it is an edited one. */
export function editedBlockOf(episode: Episode): EditedBlock | null {
  return known.get(episode)?.edited ?? null;
}

/** Whether two episodes are known to differ in the words of one block at most: labels and front matter are the same. */
export function differInWordsOnly(before: Episode, after: Episode): boolean {
  const baseOf = (episode: Episode) => known.get(episode)?.edited.base ?? episode;
  return baseOf(before) === baseOf(after);
}

export function partsOf(episode: Episode): EpisodeParts {
  return (
    known.get(episode) ?? {
      blocks: episode.blocks,
      turns: episode.turns,
      marks: episode.marks,
      fences: episode.fences,
      slice: (from, to) => episode.text.slice(from, to),
    }
  );
}

/** The items that touch a stretch, in their order. @param items in order, apart from each other */
export function itemsTouching<T>(items: Items<T>, rangeOf: (item: T) => TextRange, { from, to }: TextRange): T[] {
  const touching: T[] = [];
  const first = firstIndex(items.length, (index) => rangeOf(items.at(index)!).to >= from);
  for (let index = first; index < items.length; index++) {
    const item = items.at(index)!;
    if (rangeOf(item).from > to) break;
    touching.push(item);
  }
  return touching;
}

/**
 * The episode after an edit, whose text and lists are made when somebody asks for them: until then it takes no more than
 * its block does.
 */
export function editedEpisode(edited: EditedBlock, speakers: Episode['speakers']): Episode {
  const { base, index, block, text, end } = edited;
  const start = block.range.from;
  const shift = text.length - (end - start);
  const around = <T>(
    items: readonly T[],
    rangeOf: (item: T) => TextRange,
    own: readonly T[],
    moved: (item: T, shift: number) => T,
  ) => {
    const cut = firstIndex(items.length, (at) => rangeOf(items[at]!).from >= start);
    const rest = firstIndex(items.length, (at) => rangeOf(items[at]!).from > end);
    return new EditedItems(items, cut, own, rest, (item) => moved(item, shift));
  };
  const blocks = new EditedItems(base.blocks, index, [block], index + 1, (other) => moveBlock(other, shift));
  const turns = around(base.turns, rangeOf, block.kind === 'turn' ? [block] : [], (turn, by) => moveBlock(turn, by));
  const marks = around(base.marks, rangeOf, edited.marks, moveMark);
  const fences = around(base.fences, (range) => range, edited.fences, moveRange);
  const legend = around(base.legend, rangeOf, [], moveEntry);
  const episode: Episode = lazily<Episode>({
    text: () => base.text.slice(0, start) + text + base.text.slice(end),
    frontMatter: () => base.frontMatter,
    houseStyle: () => base.houseStyle,
    lineMarks: () => base.lineMarks,
    blocks: () => blocks.toArray(),
    legend: () => legend.toArray(),
    turns: () => episode.blocks.filter((other) => other.kind === 'turn'),
    marks: () => marks.toArray(),
    fences: () => fences.toArray(),
    speakers: () => speakers,
  });
  const slice = (from: number, to: number): string =>
    base.text.slice(Math.min(from, start), Math.min(to, start)) +
    text.slice(Math.max(0, from - start), Math.max(0, to - start)) +
    base.text.slice(Math.max(end, from - shift), Math.max(end, to - shift));
  known.set(episode, { edited, blocks, turns, marks, fences, slice });
  return episode;
}

/** The items of a list in front of a cut, other ones, and those behind it, which are moved. */
class EditedItems<T> implements Items<T> {
  readonly length: number;
  private readonly items: readonly T[];
  private readonly cut: number;
  private readonly own: readonly T[];
  private readonly rest: number;
  private readonly move: (item: T) => T;

  constructor(items: readonly T[], cut: number, own: readonly T[], rest: number, move: (item: T) => T) {
    this.items = items;
    this.cut = cut;
    this.own = own;
    this.rest = rest;
    this.move = move;
    this.length = cut + own.length + items.length - rest;
  }

  at(index: number): T | undefined {
    if (index < this.cut) return this.items[index];
    const behind = index - this.cut - this.own.length;
    if (behind < 0) return this.own[index - this.cut];
    const item = this.items[this.rest + behind];
    return item === undefined ? undefined : this.move(item);
  }

  toArray(): T[] {
    return [...this.items.slice(0, this.cut), ...this.own, ...this.items.slice(this.rest).map(this.move)];
  }
}

/** Where a part of an episode stands. */
export const rangeOf = ({ range }: { readonly range: TextRange }) => range;

export function moveRange({ from, to }: TextRange, shift: number): TextRange {
  return { from: from + shift, to: to + shift };
}

export function moveMark(mark: Mark, shift: number): Mark {
  return { ...mark, range: moveRange(mark.range, shift) };
}

function moveEntry(entry: LegendEntry, shift: number): LegendEntry {
  return {
    ...entry,
    labelRange: moveRange(entry.labelRange, shift),
    nameRange: moveRange(entry.nameRange, shift),
    range: moveRange(entry.range, shift),
  };
}

export function moveBlock<B extends Block>(block: B, shift: number): B;
export function moveBlock(block: Block, shift: number): Block {
  const range = moveRange(block.range, shift);
  if (block.kind === 'legend')
    return { ...block, range, entries: block.entries.map((entry) => moveEntry(entry, shift)) };
  if (block.kind !== 'turn') return { ...block, range };
  const { label, time, endTime, paragraphs } = block;
  return {
    ...block,
    range,
    label: { ...label, range: moveRange(label.range, shift), fullRange: moveRange(label.fullRange, shift) },
    time: time && { ...time, range: moveRange(time.range, shift) },
    endTime: endTime && { ...endTime, range: moveRange(endTime.range, shift) },
    paragraphs: paragraphs.map((paragraph) => moveRange(paragraph, shift)),
  };
}
