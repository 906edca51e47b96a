import { sortEdits, type TextEdit } from './text-edit.ts';

/** How one line ends in the bytes. The last line of a file ends in nothing and has no entry. */
export type LineEnding = '\n' | '\r\n' | '\r';

/** A file as text with LF line ends and no BOM, and what it takes to get its bytes back. */
export interface SourceText {
  readonly text: string;
  readonly bom: boolean;
  /** One per line feed in `text`, or the one ending that all lines share. */
  readonly endings: LineEnding | readonly LineEnding[];
}

export type Decoded =
  | { readonly kind: 'text'; readonly source: SourceText }
  /** `offset` counts bytes. Such a file cannot be kept exactly as text, so it is not edited. */
  | { readonly kind: 'refused'; readonly reason: 'invalid-utf8' | 'nul-byte'; readonly offset: number };

const byteOrderMark = '\uFEFF';

/** Reads UTF-8. Line ends are `\r\n`, `\n` and `\r`, as CodeMirror splits lines; U+2028 is a character like any other. */
export function decode(bytes: Uint8Array): Decoded {
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { kind: 'refused', reason: 'nul-byte', offset: nul };
  let raw: string;
  try {
    raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder says that the bytes are not UTF-8, but not where.
    return { kind: 'refused', reason: 'invalid-utf8', offset: findInvalidByte(bytes) };
  }
  const bom = raw.startsWith(byteOrderMark);
  const body = bom ? raw.slice(1) : raw;
  if (!body.includes('\r')) return { kind: 'text', source: { text: body, bom, endings: '\n' } };
  const endings = body.match(/\r\n|\n|\r/g) as LineEnding[];
  const shared = endings.every((ending) => ending === endings[0]) ? endings[0]! : endings;
  return { kind: 'text', source: { text: body.replace(/\r\n?/g, '\n'), bom, endings: shared } };
}

/** The bytes that `decode` read. */
export function encode(source: SourceText): Uint8Array {
  return encodeEdits(source, []);
}

/**
 * The bytes after `edits` to `source.text`. Bytes outside the edits stay; a new line takes the ending of the line
 * before it, and the first line of a file without line ends takes LF.
 * @throws RangeError when edits overlap or reach outside the text.
 */
export function encodeEdits(source: SourceText, edits: readonly TextEdit[]): Uint8Array {
  const { text, endings } = source;
  const endingAt = (line: number): LineEnding => (typeof endings === 'string' ? endings : (endings[line] ?? '\n'));
  let line = 0;
  let last: LineEnding = endingAt(0);
  const parts: string[] = source.bom ? [byteOrderMark] : [];
  /** CR behind a line, and at once the LF of an emptied one, would be read as one line end. */
  let isBehindCr = false;
  const pushLine = (words: string) => {
    const ending = last === '\n' && words === '' && isBehindCr ? '\r' : last;
    parts.push(words, ending);
    isBehindCr = ending === '\r';
  };
  const pushPart = (words: string) => {
    parts.push(words);
    if (words !== '') isBehindCr = false;
  };

  const keep = (from: number, to: number) => {
    if (endings === '\n') {
      parts.push(text.slice(from, to));
      return;
    }
    let start = from;
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', start)) {
      last = endingAt(line++);
      pushLine(text.slice(start, at));
      start = at + 1;
    }
    pushPart(text.slice(start, to));
  };

  let position = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.from < 0 || edit.to < edit.from || edit.to > text.length) {
      throw new RangeError(`Edit [${edit.from}, ${edit.to}) is outside the text of ${text.length} units`);
    }
    keep(position, edit.from);
    const removed = text.slice(edit.from, edit.to).split('\n').length - 1;
    const lines = edit.insert.split('\n');
    lines.forEach((inserted, index) => {
      if (index === lines.length - 1) return pushPart(inserted);
      // A line that stays a line keeps its own ending; only lines beyond those removed are new.
      if (index < removed) last = endingAt(line + index);
      pushLine(inserted);
    });
    line += removed;
    position = edit.to;
  }
  keep(position, text.length);
  return new TextEncoder().encode(parts.join(''));
}

/** Offset of the first byte that is not valid UTF-8 (Unicode 16, table 3-7). */
function findInvalidByte(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const follows = (offset: number) => ((bytes[at + offset] ?? 0) & 0xc0) === 0x80;
  if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && follows(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}
