import type { Episode, Turn } from '../episode/model/episode.ts';
import { markKindOf, type MarkKind } from './mark-kind.ts';

/** A mark with its words on either side. */
export interface MarkInPlace {
  readonly kind: MarkKind;
  /** From 1, in the file. */
  readonly line: number;
  /** The full name of whoever speaks, else their label; null in narration. */
  readonly speaker: string | null;
  readonly lead: string;
  readonly mark: string;
  readonly trail: string;
}

/** How much of the line is kept on either side. */
const around = 60;

/** Every mark of an episode, in order. */
export function gatherMarks({ text, marks, turns, speakers }: Episode): MarkInPlace[] {
  if (marks.length === 0) return [];
  const names = new Map(speakers.map(({ label, name }) => [label, name ?? label]));
  let next = 0;
  let turn: Turn | undefined;
  return marks.map((mark): MarkInPlace => {
    const { from, to } = mark.range;
    while (next < turns.length && turns[next]!.range.from <= from) turn = turns[next++];
    const label = turn !== undefined && from < turn.range.to ? turn.label : null;
    const lineFrom = Math.max(
      text.lastIndexOf('\n', from - 1) + 1,
      label !== null && label.fullRange.to <= from ? label.fullRange.to : 0,
    );
    const newline = text.indexOf('\n', to);
    const lineTo = newline < 0 ? text.length : newline;
    return {
      kind: markKindOf(mark),
      line: mark.line,
      speaker: label === null ? null : (names.get(label.text) ?? label.text),
      lead: from - around > lineFrom ? `…${text.slice(from - around, from)}` : text.slice(lineFrom, from),
      mark: mark.text,
      trail: to + around < lineTo ? `${text.slice(to, to + around)}…` : text.slice(to, lineTo),
    };
  });
}
