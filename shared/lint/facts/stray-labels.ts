import { isLower, isUpper, isWhiteSpace, skipWhiteSpace } from '../../episode/model/characters.ts';
import { isMarkerWord } from '../../episode/labels/label-match.ts';
import { isAudienceNote } from '../../episode/model/marks.ts';
import { shapeOf } from '../../episode/model/label-shape.ts';
import type { Episode } from '../../episode/model/episode.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { readDelimiter, type Delimiter } from './delimiter.ts';
import { knownLabels } from './label-census.ts';
import { usualDelimiter } from './label-forms.ts';
import { printTimedText } from '../../operations/timed-form.ts';
import { labelIndex, type LabelAt } from './label-index.ts';
import { otherSpellings, type OtherSpelling, type OtherSpellings } from './legend-spellings.ts';
import { initialsOf, isGenericLabel, looksLikeInitials, nearestName } from '../../names/compare-names.ts';
import {
  firstWord,
  neverAfterName,
  opensMark,
  opensWords,
  ordinaryWords,
  sentenceOpeners,
  skipOpenings,
} from './opening-words.ts';
import { readOpening, type LineOpening } from './line-opening.ts';
import { ownForm, type OwnForm } from './own-form.ts';
import { isEveryParagraphLabelled, paragraphsOf } from './paragraphs.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';
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
  const form = ownForm(episode);
  if (houseStyle === null || form === null) return [];
  const index = labelIndex(episode);
  const read: LineReader = {
    text,
    style: houseStyle,
    everyParagraphLabelled: isEveryParagraphLabelled(episode),
    usual: usualDelimiter(episode),
    form,
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
        // What quotes the line stands in front of its paragraph.
        const lineStart = opensParagraph ? text.lastIndexOf('\n', start) + 1 : start;
        const opening = readOpening(text, form.lead === '' ? start : lineStart, end, form);
        const at =
          index.startingAt(text, opening.from, end) ??
          gluedInitials(index.has, text, opening.from, end) ??
          gluedName(read, opening.from, end);
        const between =
          opensParagraph && paragraph.turn !== null && beforeOwn.has(paragraph.turn) ? paragraph.turn.label.text : null;
        const line: LineStart = { ...opening, end, opensParagraph, between };
        const stray =
          (at === null ? null : readStray(read, line, at)) ?? (opensParagraph ? readUnread(read, line) : null);
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
  readonly form: OwnForm;
  /** What else the initials of the legend are written as; null where labels are names. */
  readonly written: OtherSpellings | null;
}

const minMisspeltLength = 6;
const maxNames = 50;
const maxPartLength = 40;

function longNames(episode: Episode): string[] {
  return knownLabels(episode)
    .filter((label) => label.length >= minMisspeltLength && !/(?:\d|\b\p{L})$/u.test(label))
    .slice(0, maxNames);
}

/** What opens a paragraph and is no known label as it stands, but was probably meant as one. */
function readUnread(read: LineReader, line: LineStart): StrayLabel | null {
  return readUnknown(read, line) ?? readInOtherForm(read, line);
}

function readUnknown(read: LineReader, line: LineStart): StrayLabel | null {
  switch (read.style) {
    case 'initials':
      return readSpeltOtherwise(read, line);
    case 'bold-name':
      return readMisspelt(read, line) ?? readWithoutBold(read, line);
    case 'name-colon':
    case 'name-time':
      return readMisspelt(read, line) ?? readPart(read, line);
  }
}

/** `Ann` or `AL` on a line above words, where the label is `Ann Lee`. */
function readPart({ text, names, form }: LineReader, { from, end }: LineStart): StrayLabel | null {
  if (form.kind !== 'line end' || end - from > maxPartLength) return null;
  const written = text.slice(from, end).trimEnd();
  const whole = names.filter(
    (name) =>
      name.split(' ').includes(written) ||
      (name.includes(' ') && (initialsOf(name) === written || name.split(' ').reverse().join(' ') === written)),
  );
  return whole.length !== 1 || written === ''
    ? null
    : { kind: 'typo', label: whole[0]!, written, range: { from, to: from + written.length }, insert: whole[0]! };
}

const nameEnd = /[:：;*_<>[\](){}]| [-–—] |\s\d{1,2}:\d{2}/;

/** `Ruben omsen: …`, `Ruben omsen (00:06:14):`, which was no label to the parser. */
function readMisspelt({ text, names, form }: LineReader, { from, end }: LineStart): StrayLabel | null {
  if (names.length === 0) return null;
  const head = text.slice(from, Math.min(end, from + 50));
  const found = head.search(nameEnd);
  // Nothing else stands on the line of a label that the words are below.
  const written = (
    found === -1 && form.kind === 'line end' && end - from < 50 ? head : head.slice(0, Math.max(0, found))
  ).trimEnd();
  if (written.length < minMisspeltLength || isGenericLabel(written) || !/^\p{L}/u.test(written)) return null;
  const label =
    nearestName(written, names, 2) ??
    nearestName(
      written.toLowerCase(),
      names.map((name) => name.toLowerCase()),
      2,
    );
  const meant = names.find((name) => name === label || name.toLowerCase() === label);
  return meant === undefined
    ? null
    : { kind: 'typo', label: meant, written, range: { from, to: from + written.length }, insert: meant };
}

/** `Ann Lee: I heard that.` among bold labels, whether or not Ann Lee has another turn. */
function readWithoutBold({ text, form }: LineReader, { start, from, end }: LineStart): StrayLabel | null {
  const label = /^(\p{Lu}[^\s:]*(?: [^\s:]+){1,2}): /u.exec(text.slice(from, Math.min(end, from + 50)))?.[1];
  if (
    start !== from ||
    label === undefined ||
    shapeOf(label) !== 'name' ||
    isMarkerWord(label) ||
    !opensWords(text, from + label.length + 2, end)
  )
    return null;
  return {
    kind: 'form',
    label,
    written: label,
    range: { from, to: from + label.length + 2 },
    insert: form.before + label + form.after,
  };
}

/** `[Audience]: Yes.` or `[Ann Lee]: Yes.` among other labels, `Audience: Yes.` among those that are set off, which may stand there once. */
function readInOtherForm({ text, style, form }: LineReader, { start, from, end }: LineStart): StrayLabel | null {
  if (start !== from) return null;
  const [whole, bracketed, role] =
    /^(?:\\?\[(\p{L}[^[\]\n]{0,40}?)\\?\]: +(?!\S*[/#@:\\]|\S+\.\w)|(\p{Lu}[^:*_[\]\n]{0,30}): +)(?=\S)/u.exec(
      text.slice(from, Math.min(end, from + 160)),
    ) ?? [];
  const label = bracketed ?? role;
  if (whole === undefined || label === undefined || isMarkerWord(label)) return null;
  const shape = shapeOf(label);
  if (
    bracketed === undefined
      ? shape !== 'role' || style === 'initials' || !opensWords(text, from + whole.length, end)
      : shape === null || shape === 'handle' || isAudienceNote(label)
  )
    return null;
  const insert = style === 'initials' ? whole : form.before + label + form.after;
  return { kind: 'form', label, written: label, range: { from, to: from + whole.length }, insert };
}

/** `M.D. Well…`, `M D Well…`, `Michelle Drumm: Well…` among initials. */
function readSpeltOtherwise(read: LineReader, line: LineStart): StrayLabel | null {
  const { text, written } = read;
  const at = written?.startingAt(text, line.from, line.end) ?? null;
  if (at === null) return null;
  const delimiter = readDelimiter(text, at.to, line.end);
  if (delimiter.to === at.to || delimiter.to === line.end || !isOtherSpelling(read, line, at, delimiter)) return null;
  return {
    kind: 'form',
    label: at.label,
    written: text.slice(line.from, at.to),
    range: { from: line.start, to: delimiter.to },
    insert: `${at.label} `,
  };
}

function isOtherSpelling(
  { text, everyParagraphLabelled }: LineReader,
  { end, between }: LineStart,
  at: OtherSpelling,
  { marks, to }: Delimiter,
): boolean {
  if (marks.includes(':')) return true;
  if (!opensWords(text, to, end) || marks === ',') return false;
  if (between !== null && between !== at.label) return true;
  if (marks !== '') return false;
  if (opensMark(text, to) || (at.what === 'letters' && everyParagraphLabelled)) return true;
  return sentenceOpeners.has(firstWord(text, to, end)) && (everyParagraphLabelled || at.what !== 'first name');
}

interface LineStart extends LineOpening {
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
  const { form } = read;
  const time = line.time ?? delimiter.time;
  const isTimed = form.timed !== null && time !== null;
  // A time stays as it is written, but where it is part of the label's own form.
  const to = delimiter.time === null || isTimed ? delimiter.to : delimiter.marksTo;
  const printed = isTimed ? printTimedText(form.timed, at.label, time) : form.before + at.label + form.after;
  const glued = !/\s$/.test(printed) && isTimed === (form.timed !== null);
  const atLineEnd = to >= line.end;
  const rest = atLineEnd || glued ? '' : form.below ? '\n' : isWhiteSpace(text.charCodeAt(to)) ? '' : ' ';
  const insert = printed.trimEnd() + rest;
  const range = { from: line.start, to };
  const sameForm = text.slice(range.from, line.from) + at.label + text.slice(at.to, to).trimEnd() === printed.trimEnd();
  return { kind: sameForm && written !== at.label ? 'case' : 'form', label: at.label, written, range, insert };
}

/** Whether what looks like a label at the start of a line was meant as one. */
function isLabelHere(read: LineReader, line: LineStart, at: LabelAt, written: string, delimiter: Delimiter): boolean {
  const { text, style } = read;
  const capital = opensWords(text, delimiter.to, line.end);
  // A paragraph that is nothing but a label: the words come after it.
  if (
    delimiter.to === line.end &&
    line.opensParagraph &&
    delimiter.marks.length < 2 &&
    (written === at.label || delimiter.marks === ':')
  )
    return true;
  // `Gleb. Welcome.` and `Beth, I think so.` speak to somebody.
  const mayCall = delimiter.marks === ',' || (delimiter.marks === '.' && at.label.length > 1);
  if (line.between !== null && at.label !== line.between && capital && delimiter.to > at.to && !mayCall) return true;
  if (style === 'initials') return line.opensParagraph && isInitialsHere(read, at, written, delimiter, capital);
  if (delimiter.time !== null || (line.opensParagraph && isTimedHere(read, line, at, delimiter))) return true;
  if (line.marks !== '' && read.form.kind === 'set off')
    return /[:：*_\]<]/.test(delimiter.marks) || (line.opensParagraph && capital);
  const isName = at.label.includes(' ') || looksLikeInitials(at.label);
  // Right under words, a full name and the dash of this file: no sentence goes on so.
  if (
    read.form.kind === 'dash' &&
    delimiter.marks === read.usual &&
    at.label.includes(' ') &&
    written === at.label &&
    capital
  )
    return true;
  // Without any delimiter, the label has a line of its own.
  if (read.form.kind === 'line end' && delimiter.to === line.end) return written === at.label || line.opensParagraph;
  // Marks behind the name alone: what stood in front of it is lost.
  if (read.form.kind === 'set off' && /^[:：]?(?:[*_\]]|<\/)/.test(delimiter.marks) && written === at.label)
    return true;
  const parted = delimiter.to > delimiter.marksTo || delimiter.to === line.end || delimiter.marks.endsWith('：');
  if (line.opensParagraph && delimiter.to === at.to && isUpper(text.charCodeAt(at.to))) return true;
  if (/[:：]/.test(delimiter.marks))
    return (
      (parted && (line.opensParagraph || written === at.label)) ||
      (line.opensParagraph && written === at.label && capital)
    );
  if (!line.opensParagraph) return false;
  if (delimiter.marks === read.usual && delimiter.marks !== '')
    return (
      at.to < line.end && isWhiteSpace(text.charCodeAt(at.to)) && (parted || (capital && read.form.kind === 'dash'))
    );
  if (delimiter.marks === '') return at.to < delimiter.to && opensSentence(read, at, written, delimiter.to, line.end);
  if (!capital) return false;
  if (delimiter.marks === ';') return true;
  if (delimiter.marks === ',')
    return (
      at.label.includes(' ') &&
      written === at.label &&
      read.everyParagraphLabelled &&
      sentenceOpeners.has(firstWord(text, delimiter.to, line.end))
    );
  if (/^[>|)–—-]/.test(delimiter.marks)) {
    const apart = at.to < delimiter.marksTo - 1;
    const speaks = read.everyParagraphLabelled || sentenceOpeners.has(firstWord(text, delimiter.to, line.end));
    return at.label.includes(' ') || (apart && (isName || (at.label.length > 2 && speaks)));
  }
  return (
    delimiter.marks === '.' &&
    written === at.label &&
    at.label !== 'A' &&
    (isName || at.label.length === 1 || read.everyParagraphLabelled)
  );
}

/** A time in front of the label, or digits of one behind it, however they are written: `Ann Lee (00.32:02):`. */
function isTimedHere(
  { text, form }: LineReader,
  { time, end }: LineStart,
  { to }: LabelAt,
  { marks }: Delimiter,
): boolean {
  if (form.timed === null) return false;
  return time !== null
    ? !/^[.,]?$/.test(marks) || opensWords(text, skipWhiteSpace(text, to, end), end) || marks === '.'
    : /^[\s*_:[({\\]{0,6}\d{1,2}[\s.:;,-]{1,3}\d{2}/.test(text.slice(to, Math.min(end, to + 16)));
}

/** `Stephan Livera So it’s…`, but not `Stephan Livera Podcast is…`: a word that opens sentences follows. */
function opensSentence(read: LineReader, at: LabelAt, written: string, from: number, end: number): boolean {
  if (written !== at.label) return false;
  const word = firstWord(read.text, from, end);
  if (!opensWords(read.text, from, end))
    return read.everyParagraphLabelled && at.label.includes(' ') && neverAfterName.has(word);
  // A single letter is a label unless it is a word: `Q Presumably…`, but not `A Swiss…`.
  if (at.label.length === 1 && !'AEIOUY'.includes(at.label.toUpperCase())) return true;
  if (sentenceOpeners.has(word) || looksLikeInitials(at.label) || opensMark(read.text, from)) return true;
  // Somebody is quoted, or trails in.
  if (at.label.includes(' ') && /^["“.…]/.test(read.text.slice(from, from + 1))) return true;
  const next = skipOpenings(read.text, from, end);
  const after = read.text.slice(next + word.length, Math.min(end, next + word.length + 2));
  return read.everyParagraphLabelled && at.label.includes(' ') && !/^ \p{Lu}/u.test(after);
}

function isInitialsHere(
  read: LineReader,
  at: LabelAt,
  written: string,
  delimiter: Delimiter,
  capital: boolean,
): boolean {
  if (written !== at.label) {
    if ((delimiter.marks !== '' && delimiter.marks !== ':') || !capital || delimiter.to === at.to) return false;
    if (!ordinaryWords.has(written.toLowerCase()) || written[0] !== written[0]!.toUpperCase()) return true;
    const word = firstWord(read.text, delimiter.to, delimiter.to + 24);
    return word !== 'i' && (sentenceOpeners.has(word) || read.everyParagraphLabelled);
  }
  if (at.label.length < 2) return delimiter.marks === ':' && capital;
  if (delimiter.marks === '') return delimiter.to === at.to && capital;
  if (/^[:;]/.test(delimiter.marks)) return true;
  if (delimiter.marks === ',')
    return (
      capital &&
      (read.everyParagraphLabelled || sentenceOpeners.has(firstWord(read.text, delimiter.to, delimiter.to + 24)))
    );
  return /^[-–—.)\]>|/*]/.test(delimiter.marks) && capital;
}

/** `JSBut some things`: initials of the legend run into the first word. */
function gluedInitials(isKnown: (label: string) => boolean, text: string, from: number, end: number): LabelAt | null {
  let to = from;
  while (to < end && to - from < 6 && isUpper(text.charCodeAt(to))) to++;
  const last = to - 1;
  if (to >= end || last - from < 2 || !(isLower(text.charCodeAt(to)) || /['’\s]/.test(text[to]!))) return null;
  const label = text.slice(from, last);
  return looksLikeInitials(label) && isKnown(label) && (isLower(text.charCodeAt(to)) || 'IA'.includes(text[last]!))
    ? { label, to: last }
    : null;
}

/** `Ann LeeBut some things`: a full name run into the first word. */
function gluedName({ text, names }: LineReader, from: number, end: number): LabelAt | null {
  const label = names.find((name) => text.startsWith(name, from) && name.includes(' '));
  const to = from + (label?.length ?? 0);
  return label !== undefined && to + 1 < end && isUpper(text.charCodeAt(to)) && isLower(text.charCodeAt(to - 1))
    ? { label, to }
    : null;
}
