import { isWhiteSpace } from './characters.ts';
import { MdxReader } from './mdx-lines.ts';

/**
 * What a line is by its own look, before any question of labels. `fenceBody` is the code and the closing fence; a
 * comment of HTML over several lines is fenced like code, for nobody says what stands in it, and so are blocks of MDX.
 */
export const lineKind = { blank: 0, text: 1, heading: 2, rule: 3, fenceOpen: 4, fenceBody: 5 } as const;

/** The lines of an episode's body in parallel arrays: a transcript has ten thousand, and objects would cost more than the parse. */
export interface BodyLines {
  readonly text: string;
  readonly starts: readonly number[];
  /** Where each line's content ends; the line end itself is not included. */
  readonly ends: readonly number[];
  readonly kinds: readonly number[];
  /** The number, from 1 in the whole file, of the first line here. */
  readonly firstLine: number;
}

/** Cuts the text from offset `from`, which starts line `firstLine`, into lines. */
export function scanLines(text: string, from: number, firstLine: number): BodyLines {
  const starts: number[] = [];
  const ends: number[] = [];
  const kinds: number[] = [];
  let fence: Fence | null = null;
  let lastComment: number | null = null;
  const mdx = new MdxReader(text);
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    starts.push(start);
    ends.push(end);
    const mdxEnd: number | null = fence === null ? mdx.read(start, kinds.at(-1) !== lineKind.text) : null;
    if (mdxEnd !== null) {
      kinds.push(lineKind.fenceOpen);
      if (mdxEnd > end) fence = { mark: '-', length: 0, until: mdxEnd - 1 };
    } else if (fence === null) {
      fence = readFence(text, start, end);
      if (fence === null && text.startsWith('<!--', start)) {
        // Looked for once: a text full of comments that never end would be searched to its end for each.
        lastComment ??= text.lastIndexOf('-->');
        if (start <= lastComment) fence = readComment(text, start, end);
      }
      kinds.push(fence === null ? classify(text, start, end) : lineKind.fenceOpen);
    } else {
      kinds.push(lineKind.fenceBody);
      if (closesFence(text, start, end, fence)) fence = null;
    }
    start = end + 1;
  }
  return { text, starts, ends, kinds, firstLine };
}

/** Whether line `i` opens a paragraph: there is no text right above it, or a quote mark alone. */
export function opensParagraph({ text, starts, ends, kinds }: BodyLines, i: number): boolean {
  return (
    i === 0 ||
    kinds[i - 1] !== lineKind.text ||
    (text[starts[i - 1]!] === '>' && isBlank(text, starts[i - 1]! + 1, ends[i - 1]!))
  );
}

interface Fence {
  readonly mark: string;
  readonly length: number;
  /** Where a comment ends, which ends it wherever in a line that is. */
  readonly until?: number;
}

/** The comment of HTML that begins at `start`, when it ends on a later line, as in CommonMark 4.6; one that never ends is text. */
function readComment(text: string, start: number, end: number): Fence | null {
  const close = text.indexOf('-->', start + 4);
  return close < end ? null : { mark: '-', length: 0, until: close };
}

/** A fenced code block's opening line, as in CommonMark 4.5. */
function readFence(text: string, start: number, end: number): Fence | null {
  let position = start;
  while (position < start + 3 && text.charCodeAt(position) === 32) position++;
  const code = text.charCodeAt(position);
  if (code !== 96 && code !== 126) return null;
  const mark = text[position]!;
  const runEnd = skipRun(text, position, end, mark);
  const length = runEnd - position;
  if (length < 3) return null;
  if (mark === '`' && text.slice(runEnd, end).includes('`')) return null;
  return { mark, length };
}

function closesFence(text: string, start: number, end: number, fence: Fence): boolean {
  if (fence.until !== undefined) return end > fence.until;
  let position = start;
  while (position < start + 3 && text.charCodeAt(position) === 32) position++;
  const runEnd = skipRun(text, position, end, fence.mark);
  return runEnd - position >= fence.length && isBlank(text, runEnd, end);
}

function skipRun(text: string, from: number, to: number, mark: string): number {
  let position = from;
  while (position < to && text[position] === mark) position++;
  return position;
}

function classify(text: string, start: number, end: number): number {
  const code = start < end ? text.charCodeAt(start) : 32;
  if (code === 35) return isHeading(text, start, end) ? lineKind.heading : lineKind.text;
  if (code === 42 || code === 45 || code === 95) return isRule(text, start, end, code) ? lineKind.rule : lineKind.text;
  if (!isWhiteSpace(code)) return lineKind.text;
  return isBlank(text, start, end) ? lineKind.blank : lineKind.text;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let position = from; position < to; position++) {
    if (!isWhiteSpace(text.charCodeAt(position))) return false;
  }
  return true;
}

function isHeading(text: string, start: number, end: number): boolean {
  const runEnd = skipRun(text, start, end, '#');
  return runEnd - start <= 6 && (runEnd === end || isWhiteSpace(text.charCodeAt(runEnd)));
}

function isRule(text: string, start: number, end: number, mark: number): boolean {
  let marks = 0;
  for (let position = start; position < end; position++) {
    const code = text.charCodeAt(position);
    if (code === mark) marks++;
    else if (!isWhiteSpace(code)) return false;
  }
  return marks >= 3;
}
