/**
 * Finds blocks of MDX by their look, whatever the file is called (https://mdxjs.com/docs/what-is-mdx/): imports and
 * exports up to the next blank line, comments in braces, and JSX: a tag with what stands below it up to its end where no
 * blank line comes between, else the tag alone, so that a transcript within a component is read. Linear over a text.
 */
export class MdxReader {
  private readonly text: string;
  private closed: ReadonlySet<string> | null = null;
  private chunkStart = 0;
  private chunkEnd = -1;
  /** Where closing tags last stand in the chunk, by name. */
  private closes: ReadonlyMap<string, number> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /**
   * @param start of a line
   * @param opens whether the line opens a paragraph: below text only a closing tag is MDX
   * @returns the offset at which the last line of the block ends that begins there; null for a line of text
   */
  read(start: number, opens: boolean): number | null {
    const { text } = this;
    const code = text.charCodeAt(start);
    // e, i, < and {: nothing else opens one, and every line of a transcript is asked.
    if (code !== 101 && code !== 105 && code !== 60 && code !== 123) return null;
    const line = text.slice(start, endOfLine(text, start));
    if (closingTag.test(line)) return start + line.length;
    if (!opens) return null;
    if (imports.test(line) || exports.test(line)) return this.endOfChunk(start);
    if (line.startsWith('{/*')) {
      const close = text.slice(start, this.endOfChunk(start)).indexOf('*/}');
      return close < 0 ? null : endOfLine(text, start + close);
    }
    return this.readTag(start, line);
  }

  private readTag(start: number, line: string): number | null {
    const { text } = this;
    const name = /^<([A-Z][\w.]*)(?=[\s/>]|$)/.exec(line)?.[1] ?? (line.startsWith('<>') ? '' : undefined);
    const end = name === undefined ? null : endOfTag(text, start, this.endOfChunk(start));
    if (name === undefined || end === null) return null;
    const tag = text.slice(start, end);
    // `<Laughter>` alone is a mark that somebody wrote.
    if (!/^<[\w.]+\s+(?:[\w:-]+=|\{)|\/>$/.test(tag) && !this.isClosed(name)) return null;
    return endOfLine(text, Math.max(end, tag.endsWith('/>') ? 0 : this.lastClose(name)) - 1);
  }

  private isClosed(name: string): boolean {
    this.closed ??= new Set(Array.from(this.text.matchAll(closingTags), ([, closed = '']) => closed));
    return this.closed.has(name);
  }

  /** Where the chunk's last closing tag of that name begins; 0 where there is none. */
  private lastClose(name: string): number {
    this.closes ??= new Map(
      Array.from(this.text.slice(this.chunkStart, this.chunkEnd).matchAll(closingTags), ({ 1: closed = '', index }) => [
        closed,
        this.chunkStart + index,
      ]),
    );
    return this.closes.get(name) ?? 0;
  }

  /** Where the last line before the next blank one ends. */
  private endOfChunk(offset: number): number {
    if (offset < this.chunkEnd) return this.chunkEnd;
    const blank = /\n[ \t]*(?:\n|$)/g;
    blank.lastIndex = offset;
    this.chunkEnd = blank.exec(this.text)?.index ?? this.text.length;
    this.chunkStart = offset;
    this.closes = null;
    return this.chunkEnd;
  }
}

/** Whether a block of MDX may begin or end between two offsets, or in the lines around them up to blank ones. */
export function mayHoldMdx(text: string, from: number, to: number): boolean {
  const before = text.lastIndexOf('\n\n', from);
  const after = text.indexOf('\n\n', to);
  return /^(?:<\/?[A-Z>]|\{\/\*)/m.test(text.slice(before < 0 ? 0 : before, after < 0 ? text.length : after));
}

const closingTags = /<\/([A-Z][\w.]*)?>/g;
const closingTag = /^<\/(?:[A-Z][\w.]*)?>[ \t]*$/;
const imports = /^import\s+(?:[\w*{][^'"]*\sfrom\s+)?(['"])[^'"]+\1\s*;?\s*$|^import\s*\{[^}]*$/;
const exports =
  /^export\s+(?:const|let|var)\s+[\w${[][^=]*=|^export\s+(?:default\s+)?(?:async\s+)?(?:function|class)\b.*[({]|^export\s*\{|^export\s*\*\s*(?:as\s+\w+\s+)?from\s|^export\s+default\s+[\w$]+[^\w]*$/;

/** The offset behind the `>` that ends the tag at `start`; null where none does before `limit`. What stands in quotes or braces ends none. */
function endOfTag(text: string, start: number, limit: number): number | null {
  let quote = '';
  let depth = 0;
  for (let at = start + 1; at < limit; at++) {
    const char = text[at]!;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (char === '>' && depth <= 0) return at + 1;
  }
  return null;
}

function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline;
}
