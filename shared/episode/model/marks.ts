import type { Mark } from './episode.ts';
import { isWhiteSpace } from './characters.ts';
import { htmlElements } from '../../markdown/html-elements.ts';

const maxNoteLength = 80;
/** Bounded so that comments which are never closed cost no more than their own length many times over. */
const maxCommentLength = 2000;

/** What a transcriber hears besides words, each word of it by its stem. */
const audienceWord =
  /(?:^|[\s/-])(?:inaudible|unintelligible|indistinct|unclear|laugh|chuckl|giggl|applau|clap|cheer|cross-?talk|cross\s+talk|overlapping|music|sing|song|whistl|hum|silence|pause|cough|sigh|gasp|groan|sneez|sniff|whisper|noise|sound|beep|bleep|redact|ring|echo|audio|foreign)/i;
/** What notes stand between. Tags of HTML are no notes, by their names. */
const brackets: Readonly<Record<string, string>> = { '[': ']', '<': '>', '‹': '›', '⟨': '⟩', '〈': '〉', '［': '］' };
/** `[CHECK: name]`, `[TODO]`, `[??]`. */
const todoNote = /^(?:(?:check|todo|to do|fixme|query)(?:$|[:\s])|\?{2,})/i;

/** Whether a note in brackets says what is heard besides words: `laughs`. */
export function isAudienceNote(note: string): boolean {
  return audienceWord.test(note);
}

/** How many words `[from, to)` holds, a word being what stands between ASCII white space. */
export function countWords(text: string, from: number, to: number): number {
  let words = 0;
  // Without branches: where a word ends cannot be foreseen, and a wrong guess costs more than the rest of the loop.
  let before = 32;
  for (let position = from; position < to; position++) {
    const code = text.charCodeAt(position);
    // Both differences are negative, and so -1 is added, where white space stands before something else.
    words -= ((before - 33) & (32 - code)) >> 31;
    before = code;
  }
  return words;
}

/** Gathers the marks of a text, paragraph by paragraph in order. Looks ahead with one search, since most paragraphs have none. */
export class MarkReader {
  readonly marks: Mark[] = [];
  readonly #text: string;
  readonly #opening = /[[<‹⟨〈［]|\?\?|\{>>/g;
  /** The nearest offset not yet looked at where a mark could start. */
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads `[from, to)`, whose first line has the number `line`. Ranges must come in order and not overlap. */
  read(from: number, to: number, line: number): void {
    if (this.#next < from) this.#search(from);
    let currentLine = line;
    let lineEnd = this.#next < to ? this.#endOfLine(from) : to;
    while (this.#next < to) {
      const at = this.#next;
      const mark = readMark(this.#text, at, from, to);
      if (mark !== null) {
        for (; lineEnd < at; lineEnd = this.#endOfLine(lineEnd + 1)) currentLine++;
        this.marks.push({ ...mark, line: currentLine });
      }
      this.#search(mark?.range.to ?? at + 1);
    }
  }

  #endOfLine(from: number): number {
    const newline = this.#text.indexOf('\n', from);
    return newline === -1 ? Infinity : newline;
  }

  #search(from: number): void {
    this.#opening.lastIndex = from;
    this.#next = this.#opening.exec(this.#text)?.index ?? Infinity;
  }
}

type FoundMark = Omit<Mark, 'line'>;

function readMark(text: string, at: number, from: number, to: number): FoundMark | null {
  if (text[at] === '?') return readQuestion(text, at, from, to);
  if (text[at] === '{') return readComment(text, at, to);
  return readNote(text, at, from, to);
}

/** A note in brackets, plain or escaped; null for a link, a tag, a footnote or an editor's addition to a sentence. */
function readNote(text: string, open: number, from: number, to: number): FoundMark | null {
  const limit = Math.min(to, open + maxNoteLength);
  const [opening, closing] = [text[open]!, brackets[text[open]!]];
  let close = open + 1;
  for (; close < limit; close++) {
    const character = text[close];
    if (character === closing) break;
    if (character === opening || character === '\n') return null;
  }
  if (close >= limit) return null;
  const escaped = open > from && text[open - 1] === '\\';
  let inner = text.slice(open + 1, close);
  while (inner.endsWith('\\')) inner = inner.slice(0, -1);
  if (opening === '<' && htmlElements.has(/^\/?([a-z\d]*)/i.exec(inner)![1]!.toLowerCase())) return null;
  const next = text[close + 1];
  if (opening === '[' && !escaped && (next === '(' || next === '[' || text[open - 1] === '!' || text[open - 1] === ']'))
    return null;
  const range = { from: escaped ? open - 1 : open, to: close + 1 };
  const kind = todoNote.test(inner) ? 'todo' : audienceWord.test(inner) ? 'audience' : null;
  return kind === null ? null : { kind, text: text.slice(range.from, range.to), range };
}

/** `??` on its own; "Really??" is only emphatic. */
function readQuestion(text: string, at: number, from: number, to: number): FoundMark | null {
  if (at > from && !isWhiteSpace(text.charCodeAt(at - 1)) && !'(["\'“‘'.includes(text[at - 1]!)) return null;
  let end = at + 2;
  while (end < to && text.charCodeAt(end) === 63) end++;
  if (end < to && !isWhiteSpace(text.charCodeAt(end)) && !')].,;:"\'”’'.includes(text[end]!)) return null;
  return { kind: 'todo', text: text.slice(at, end), range: { from: at, to: end } };
}

/** A comment as CriticMarkup writes it: `{>>ask Tom<<}`. */
function readComment(text: string, at: number, to: number): FoundMark | null {
  const within = text.slice(at, Math.min(to, at + maxCommentLength));
  const close = within.indexOf('<<}', 3);
  if (close === -1) return null;
  return { kind: 'todo', text: within.slice(0, close + 3), range: { from: at, to: at + close + 3 } };
}
