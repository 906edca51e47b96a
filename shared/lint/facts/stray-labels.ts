import { isLower, isUpper, isWhiteSpace } from '../../episode/characters.ts';
import { isMarkerWord } from '../../episode/labels/label-match.ts';
import { shapeOf } from '../../episode/labels/label-shape.ts';
import type { Episode } from '../../episode/model.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { readDelimiter, type Delimiter } from './delimiter.ts';
import { knownLabels } from './label-census.ts';
import { usualDelimiter } from './label-forms.ts';
import { turnFormOf, type TurnForm } from '../../operations/turn-form.ts';
import { labelIndex, type LabelAt } from './label-index.ts';
import { otherSpellings, type OtherSpelling, type OtherSpellings } from './legend-spellings.ts';
import { isGenericLabel, looksLikeInitials, nearestName } from './names.ts';
import { firstWord, neverAfterName, opensMark, opensWords, ordinaryWords, sentenceOpeners, skipOpenings } from './opening-words.ts';
import { isEveryParagraphLabelled, paragraphsOf } from './paragraphs.ts';
import { perEpisode } from './per-episode.ts';
import { turnsBeforeOwn } from './repeated-turns.ts';

/** A known label at the start of a line that does not read as one: its delimiter is gone or changed, its case is, or a letter. */
export interface StrayLabel {
  readonly kind: 'case' | 'form' | 'typo';
  /** The label as it was probably meant. */
  readonly label: string;
  readonly written: string;
  /** What to replace by `insert`, so that the line reads as a turn of `label`. */
  readonly range: TextRange;
  readonly insert: string;
}

/** Every stray label, in order. In files without labels there is none to stray. */
export const strayLabels = perEpisode((episode: Episode): StrayLabel[] => {
  const { text, houseStyle } = episode;
  if (houseStyle === null || episode.turns.length === 0) return [];
  const index = labelIndex(episode);
  const read: LineReader = {
    text,
    style: houseStyle,
    everyParagraphLabelled: isEveryParagraphLabelled(episode),
    usual: usualDelimiter(episode),
    form: turnFormOf(episode),
    names: longNames(episode),
    written: houseStyle === 'initials' ? otherSpellings(episode.legend) : null,
  };
  const beforeOwn = turnsBeforeOwn(episode);
  const found: StrayLabel[] = [];
  for (const paragraph of paragraphsOf(episode)) {
    // Right behind a label, on its line or below it, no other one is missing: `James.` may be all that is said.
    const isFirst = paragraph.turn?.paragraphs[0]!.from === paragraph.from;
    let start = paragraph.from;
    while (start < paragraph.to) {
      const newline = text.indexOf('\n', start);
      const end = newline === -1 || newline > paragraph.to ? paragraph.to : newline;
      const opensParagraph = start === paragraph.from;
      if (!(isFirst && opensParagraph)) {
        const from = skipMarks(text, start, end);
        const at = index.startingAt(text, from, end) ?? gluedInitials(index.has, text, from, end);
        const between = opensParagraph && paragraph.turn !== null && beforeOwn.has(paragraph.turn) ? paragraph.turn.label.text : null;
        const line: LineStart = { start, from, end, opensParagraph, between };
        const stray = (at === null ? null : readStray(read, line, at)) ?? (opensParagraph ? readUnread(read, line) : null);
        if (stray !== null) found.push(stray);
      }
      start = end + 1;
    }
  }
  return found;
});

interface LineReader {
  readonly text: string;
  readonly style: NonNullable<Episode['houseStyle']>;
  /** The known labels that are long enough to be recognised when misspelt. */
  readonly names: readonly string[];
  readonly everyParagraphLabelled: boolean;
  /** The punctuation that labels have behind them here. */
  readonly usual: string;
  /** What stands around a label without a time here; initials have nothing. */
  readonly form: Pick<TurnForm, 'before' | 'after'>;
  /** What else the initials of the legend are written as; null where labels are names. */
  readonly written: OtherSpellings | null;
}

const shortestMisspelt = 6;
const mostNames = 50;

function longNames(episode: Episode): string[] {
  return knownLabels(episode).filter((label) => label.length >= shortestMisspelt && !/(?:\d|\b\p{L})$/u.test(label)).slice(0, mostNames);
}

/** What opens a paragraph and is no known label as it stands, but was probably meant as one. */
function readUnread(read: LineReader, line: LineStart): StrayLabel | null {
  switch (read.style) {
    case 'initials':
      return readSpeltOtherwise(read, line);
    case 'bold-name':
      return readMisspelt(read, line) ?? readWithoutBold(read, line);
    case 'name-colon':
    case 'name-time':
      return readMisspelt(read, line);
  }
}

/** `Ruben omsen: …`, `Ruben omsen (00:06:14):`, which was no label to the parser. */
function readMisspelt({ text, names }: LineReader, { from, end }: LineStart): StrayLabel | null {
  if (names.length === 0) return null;
  const length = text.slice(from, Math.min(end, from + 50)).search(/:| ?[([]\d/);
  if (length < shortestMisspelt) return null;
  const written = text.slice(from, from + length);
  const label = isGenericLabel(written) || !/^\p{L}/u.test(written) ? null : nearestName(written, names, 2);
  return label === null ? null : { kind: 'typo', label, written, range: { from, to: from + length }, insert: label };
}

/** `Ann Lee: I heard that.` among bold labels, whether or not Ann Lee has another turn. */
function readWithoutBold({ text, form }: LineReader, { start, from, end }: LineStart): StrayLabel | null {
  const label = /^(\p{Lu}[^\s:]*(?: [^\s:]+){1,2}): /u.exec(text.slice(from, Math.min(end, from + 50)))?.[1];
  if (start !== from || label === undefined || shapeOf(label) !== 'name' || isMarkerWord(label) || !opensWords(text, from + label.length + 2, end)) return null;
  return { kind: 'form', label, written: label, range: { from, to: from + label.length + 2 }, insert: form.before + label + form.after };
}

/** `M.D. Well…`, `M D Well…`, `Michelle Drumm: Well…` among initials. */
function readSpeltOtherwise(read: LineReader, line: LineStart): StrayLabel | null {
  const { text, written } = read;
  const at = written?.startingAt(text, line.from, line.end) ?? null;
  if (at === null) return null;
  const delimiter = readDelimiter(text, at.to, line.end);
  if (delimiter.to === at.to || delimiter.to === line.end || !isOtherSpelling(read, line, at, delimiter)) return null;
  return { kind: 'form', label: at.label, written: text.slice(line.from, at.to), range: { from: line.start, to: delimiter.to }, insert: `${at.label} ` };
}

function isOtherSpelling({ text, everyParagraphLabelled }: LineReader, { end, between }: LineStart, at: OtherSpelling, { marks, to }: Delimiter): boolean {
  if (marks.includes(':')) return true;
  if (!opensWords(text, to, end) || marks === ',') return false;
  if (between !== null && between !== at.label) return true;
  if (marks !== '') return false;
  if (opensMark(text, to) || (at.what === 'letters' && everyParagraphLabelled)) return true;
  return sentenceOpeners.has(firstWord(text, to, end)) && (everyParagraphLabelled || at.what !== 'first name');
}

interface LineStart {
  /** Where the line starts, and where its words do, behind stars and spaces. */
  readonly start: number;
  readonly from: number;
  readonly end: number;
  readonly opensParagraph: boolean;
  /** The speaker who has the turn above and the one below, where that is rare: somebody else’s label is missing here. */
  readonly between: string | null;
}

function readStray(read: LineReader, line: LineStart, at: LabelAt): StrayLabel | null {
  const { text } = read;
  const written = text.slice(line.from, at.to);
  const delimiter = readDelimiter(text, at.to, line.end);
  if (!isLabelHere(read, line, at, written, delimiter)) return null;
  const expected = expectedDelimiter(read, delimiter);
  const opening = read.form.before.trimStart();
  // A time stays as it is written, but where it is part of the label's own form.
  const to = delimiter.time === null || read.style === 'name-time' ? delimiter.to : delimiter.marksTo;
  const rest = to < line.end && !isWhiteSpace(text.charCodeAt(to)) ? ' ' : '';
  const insert = `${opening}${at.label}${expected}${rest}`;
  const range = { from: line.start, to };
  const sameForm = delimiter.marks === expected && text.slice(line.start, line.from) === opening;
  return { kind: sameForm && written !== at.label ? 'case' : 'form', label: at.label, written, range, insert };
}

function expectedDelimiter({ style, form }: LineReader, { time }: Delimiter): string {
  return style === 'name-time' && time !== null ? ` (${time}):` : form.after.trimEnd();
}

/** Whether what looks like a label at the start of a line was meant as one. */
function isLabelHere(read: LineReader, line: LineStart, at: LabelAt, written: string, delimiter: Delimiter): boolean {
  const { text, style } = read;
  const capital = opensWords(text, delimiter.to, line.end);
  // A paragraph that is nothing but a label: the words come after it.
  if (delimiter.to === line.end && line.opensParagraph && delimiter.marks.length < 2 && (written === at.label || delimiter.marks === ':')) return true;
  // `Gleb. Welcome.` and `Beth, I think so.` speak to somebody.
  const mayCall = delimiter.marks === ',' || (delimiter.marks === '.' && at.label.length > 1);
  if (line.between !== null && at.label !== line.between && capital && delimiter.to > at.to && !mayCall) return true;
  if (style === 'initials') return line.opensParagraph && isInitialsHere(read, at, written, delimiter, capital);
  if (delimiter.time !== null) return true;
  const starred = text.slice(line.start, line.from).includes('*');
  if (style === 'bold-name' && starred) return /[:*]/.test(delimiter.marks);
  const parted = delimiter.to > delimiter.marksTo || delimiter.to === line.end;
  if (delimiter.marks.includes(':')) return (parted && (line.opensParagraph || written === at.label)) || (line.opensParagraph && written === at.label && capital);
  if (!line.opensParagraph) return false;
  if (delimiter.marks === read.usual && delimiter.marks !== '') return at.to < line.end && isWhiteSpace(text.charCodeAt(at.to)) && parted;
  if (delimiter.marks === '') return at.to < delimiter.to && opensSentence(read, at, written, delimiter.to, line.end);
  if (!capital) return false;
  if (delimiter.marks === ';') return true;
  const isName = at.label.includes(' ') || looksLikeInitials(at.label);
  if (delimiter.marks === ',') return at.label.includes(' ') && written === at.label && read.everyParagraphLabelled && sentenceOpeners.has(firstWord(text, delimiter.to, line.end));
  if (/^[>|)–—-]/.test(delimiter.marks)) {
    const apart = at.to < delimiter.marksTo - 1;
    const speaks = read.everyParagraphLabelled || sentenceOpeners.has(firstWord(text, delimiter.to, line.end));
    return at.label.includes(' ') || (apart && (isName || (at.label.length > 2 && speaks)));
  }
  return delimiter.marks === '.' && written === at.label && at.label !== 'A' && (isName || at.label.length === 1 || read.everyParagraphLabelled);
}

/** `Stephan Livera So it’s…`, but not `Stephan Livera Podcast is…`: a word that opens sentences follows. */
function opensSentence(read: LineReader, at: LabelAt, written: string, from: number, end: number): boolean {
  if (written !== at.label) return false;
  const word = firstWord(read.text, from, end);
  if (!opensWords(read.text, from, end)) return read.everyParagraphLabelled && at.label.includes(' ') && neverAfterName.has(word);
  // A single letter is a label unless it is a word: `Q Presumably…`, but not `A Swiss…`.
  if (at.label.length === 1 && !'AEIOUY'.includes(at.label.toUpperCase())) return true;
  if (sentenceOpeners.has(word) || looksLikeInitials(at.label) || opensMark(read.text, from)) return true;
  // Somebody is quoted, or trails in.
  if (at.label.includes(' ') && /^["“.…]/.test(read.text.slice(from, from + 1))) return true;
  const next = skipOpenings(read.text, from, end);
  const after = read.text.slice(next + word.length, Math.min(end, next + word.length + 2));
  return read.everyParagraphLabelled && at.label.includes(' ') && !/^ \p{Lu}/u.test(after);
}

function isInitialsHere(read: LineReader, at: LabelAt, written: string, delimiter: Delimiter, capital: boolean): boolean {
  if (written !== at.label) {
    if ((delimiter.marks !== '' && delimiter.marks !== ':') || !capital || delimiter.to === at.to) return false;
    if (!ordinaryWords.has(written.toLowerCase()) || written[0] !== written[0]!.toUpperCase()) return true;
    const word = firstWord(read.text, delimiter.to, delimiter.to + 24);
    return word !== 'i' && (sentenceOpeners.has(word) || read.everyParagraphLabelled);
  }
  if (at.label.length < 2) return delimiter.marks === ':' && capital;
  if (delimiter.marks === '') return delimiter.to === at.to && capital;
  if (/^[:;]/.test(delimiter.marks)) return true;
  if (delimiter.marks === ',') return capital && (read.everyParagraphLabelled || sentenceOpeners.has(firstWord(read.text, delimiter.to, delimiter.to + 24)));
  return /^[-–—.)\]>|/*]/.test(delimiter.marks) && capital;
}

/** `JSBut some things`: initials of the legend run into the first word. */
function gluedInitials(isKnown: (label: string) => boolean, text: string, from: number, end: number): LabelAt | null {
  let to = from;
  while (to < end && to - from < 6 && isUpper(text.charCodeAt(to))) to++;
  const last = to - 1;
  if (to >= end || last - from < 2 || !(isLower(text.charCodeAt(to)) || /['’\s]/.test(text[to]!))) return null;
  const label = text.slice(from, last);
  return looksLikeInitials(label) && isKnown(label) && (isLower(text.charCodeAt(to)) || 'IA'.includes(text[last]!)) ? { label, to: last } : null;
}

function skipMarks(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && (text[position] === '*' || text[position] === '_' || isWhiteSpace(text.charCodeAt(position)))) position++;
  return position;
}
