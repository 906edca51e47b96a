import type { Block, Divider, LineMarks, Mark, Narration, Timestamp, Turn } from './model/episode.ts';
import type { TextRange } from '../text/text-edit.ts';
import type { LabelMatch } from './labels/label-match.ts';
import type { LegendLine } from './model/legend.ts';
import { trimEnd } from './model/characters.ts';
import { lineKind, type BodyLines } from './model/lines.ts';
import { readEndTime, skipQuoteMarks } from './labels/line-marks.ts';
import { countWords, MarkReader } from './model/marks.ts';

/** The body cut into blocks, with what was met on the way. */
export interface BodyBlocks {
  readonly blocks: readonly Block[];
  readonly turns: readonly Turn[];
  readonly marks: readonly Mark[];
  readonly fences: readonly TextRange[];
}

/** Puts lines, labels and legend together. `labels` and `legend` are in order of lines and share none. */
export function buildBlocks(
  lines: BodyLines,
  labels: readonly LabelMatch[],
  legend: readonly LegendLine[],
  lineMarks: LineMarks,
): BodyBlocks {
  const builder = new BlockBuilder(lines, lineMarks);
  let nextLabel = 0;
  let nextEntry = 0;
  for (let i = 0; i < lines.starts.length; i++) {
    const kind = lines.kinds[i]!;
    if (kind === lineKind.blank) {
      builder.endParagraph();
    } else if (kind === lineKind.heading || kind === lineKind.rule) {
      builder.addDivider(kind === lineKind.heading ? 'heading' : 'rule', i);
    } else if (kind === lineKind.fenceOpen) {
      const first = i;
      while (lines.kinds[i + 1] === lineKind.fenceBody) i++;
      builder.addFence(first, i);
    } else if (legend[nextEntry]?.index === i) {
      const first = nextEntry++;
      while (legend[nextEntry]?.index === i + 1) {
        nextEntry++;
        i++;
      }
      builder.addLegend(legend.slice(first, nextEntry));
    } else if (labels[nextLabel]?.index === i) {
      const label = labels[nextLabel++]!;
      if (label.marker) builder.addDivider('marker', i);
      else builder.openTurn(label);
    } else {
      builder.addText(i);
    }
  }
  return builder.finish();
}

interface OpenTurn {
  readonly label: LabelMatch;
  readonly paragraphs: TextRange[];
  endTime: Timestamp | null;
  endIndex: number;
}

/** The one walk down the lines: a paragraph and a turn may be open, and each event closes what it ends. */
class BlockBuilder {
  readonly lines: BodyLines;
  readonly lineMarks: LineMarks;
  readonly blocks: Block[] = [];
  readonly turns: Turn[] = [];
  readonly marks: MarkReader;
  readonly fences: TextRange[] = [];
  turn: OpenTurn | null = null;
  /** Where the open paragraph starts, and on which line; null between paragraphs. */
  paragraph: { readonly from: number; readonly index: number; endIndex: number } | null = null;

  constructor(lines: BodyLines, lineMarks: LineMarks) {
    this.lines = lines;
    this.lineMarks = lineMarks;
    this.marks = new MarkReader(lines.text);
  }

  endParagraph(): void {
    const { lines, paragraph, turn } = this;
    if (paragraph === null) return;
    this.paragraph = null;
    const to = trimEnd(lines.text, paragraph.from, lines.ends[paragraph.endIndex]!);
    const line = lines.firstLine + paragraph.index;
    this.marks.read(paragraph.from, to, line);
    if (turn === null) {
      const narration: Narration = {
        kind: 'narration',
        range: { from: paragraph.from, to },
        line,
        endLine: lines.firstLine + paragraph.endIndex,
        words: countWords(lines.text, paragraph.from, to),
      };
      this.blocks.push(narration);
    } else {
      const end = readEndTime(lines.text, paragraph.from, to, this.lineMarks.endTimes);
      turn.endTime = end?.time ?? turn.endTime;
      const wordsTo = end === null ? to : trimEnd(lines.text, paragraph.from, end.from);
      if (wordsTo > paragraph.from) turn.paragraphs.push({ from: paragraph.from, to: wordsTo });
    }
  }

  endTurn(): void {
    this.endParagraph();
    const { lines, turn } = this;
    if (turn === null) return;
    this.turn = null;
    const { label, paragraphs, endTime } = turn;
    let words = 0;
    for (const paragraph of paragraphs) words += countWords(lines.text, paragraph.from, paragraph.to);
    const from = lines.starts[label.index]!;
    const to = lines.ends[turn.endIndex]!;
    const finished: Turn = {
      kind: 'turn',
      index: this.turns.length,
      range: { from, to },
      line: lines.firstLine + label.index,
      endLine: lines.firstLine + turn.endIndex,
      label: { text: label.text, range: { from: label.from, to: label.to }, fullRange: { from, to: label.wordsFrom } },
      time: label.time,
      endTime,
      paragraphs,
      words,
    };
    this.turns.push(finished);
    this.blocks.push(finished);
  }

  openTurn(label: LabelMatch): void {
    this.endTurn();
    this.turn = { label, paragraphs: [], endTime: null, endIndex: label.index };
    if (label.wordsFrom < this.lines.ends[label.index]!) {
      this.paragraph = { from: label.wordsFrom, index: label.index, endIndex: label.index };
    }
  }

  addText(index: number): void {
    if (this.turn !== null) this.turn.endIndex = index;
    if (this.turn !== null && this.lineMarks.quoted) {
      // A quoted line is a paragraph, since the next one’s mark is none of its words.
      const from = skipQuoteMarks(this.lines, index);
      this.endParagraph();
      if (from < this.lines.ends[index]!) this.paragraph = { from, index, endIndex: index };
    } else if (this.paragraph === null) this.paragraph = { from: this.lines.starts[index]!, index, endIndex: index };
    else this.paragraph.endIndex = index;
  }

  addDivider(kind: Divider['kind'], index: number, endIndex = index): void {
    this.endTurn();
    const { starts, ends, firstLine } = this.lines;
    const range = { from: starts[index]!, to: ends[endIndex]! };
    this.blocks.push({ kind, range, line: firstLine + index, endLine: firstLine + endIndex });
    if (kind === 'heading' || kind === 'marker') this.marks.read(range.from, range.to, firstLine + index);
  }

  /** Code inside a turn belongs to it and is none of its paragraphs. */
  addFence(index: number, endIndex: number): void {
    this.fences.push({ from: this.lines.starts[index]!, to: this.lines.ends[endIndex]! });
    if (this.turn === null) {
      this.addDivider('code', index, endIndex);
    } else {
      this.endParagraph();
      this.turn.endIndex = endIndex;
    }
  }

  addLegend(legend: readonly LegendLine[]): void {
    this.endTurn();
    const entries = legend.map(({ entry }) => entry);
    const first = entries[0]!;
    const last = entries.at(-1)!;
    this.blocks.push({
      kind: 'legend',
      entries,
      range: { from: first.range.from, to: last.range.to },
      line: first.line,
      endLine: last.line,
    });
  }

  finish(): BodyBlocks {
    this.endTurn();
    return { blocks: this.blocks, turns: this.turns, marks: this.marks.marks, fences: this.fences };
  }
}
