import { isLower, isUpper, isWhiteSpace, isWordCharacter } from '../../episode/characters.ts';
import type { Episode } from '../../episode/model.ts';
import { readTime } from '../../episode/times.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { knownLabels } from './label-census.ts';
import { labelIndex, type LabelAt } from './label-index.ts';
import { foldName, isGenericLabel, looksLikeInitials, nearestName } from './names.ts';
import { isEveryParagraphLabelled, paragraphsOf } from './paragraphs.ts';
import { perEpisode } from './per-episode.ts';

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

/** Words that open English sentences, and would be initials but for their case. */
const ordinaryWords = new Set(
  'ah am an as at be but by can did do eh for go he hi how i if in is it me my no not of oh ok on one or our she so the to two uh um up us was we who why yes you all and any are day get had has her him his its let may men new now off old out own see say ten'.split(' '),
);

/** Every stray label, in order. In files without labels there is none to stray. */
export const strayLabels = perEpisode((episode: Episode): StrayLabel[] => {
  const { text, houseStyle } = episode;
  if (houseStyle === null || episode.turns.length === 0) return [];
  const index = labelIndex(episode);
  const read: LineReader = { text, style: houseStyle, everyParagraphLabelled: isEveryParagraphLabelled(episode), names: longNames(episode) };
  const found: StrayLabel[] = [];
  for (const paragraph of paragraphsOf(episode)) {
    let start = paragraph.from;
    while (start < paragraph.to) {
      const newline = text.indexOf('\n', start);
      const end = newline === -1 || newline > paragraph.to ? paragraph.to : newline;
      const opensParagraph = start === paragraph.from;
      if (!(paragraph.labelled && opensParagraph)) {
        const from = skipMarks(text, start, end);
        const at = index.startingAt(text, from, end) ?? gluedInitials(index.has, text, from, end);
        const stray = at === null ? (opensParagraph ? readMisspelt(read, from, end) : null) : readStray(read, { start, from, end, opensParagraph }, at);
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
}

const shortestMisspelt = 6;
const mostNames = 50;

function longNames(episode: Episode): string[] {
  return knownLabels(episode).filter((label) => label.length >= shortestMisspelt && !isGenericLabel(label)).slice(0, mostNames);
}

/** `Ruben omsen: …`, which was no label to the parser. */
function readMisspelt({ text, style, names }: LineReader, from: number, end: number): StrayLabel | null {
  if (style === 'initials' || names.length === 0) return null;
  const colon = text.slice(from, Math.min(end, from + 50)).indexOf(':');
  if (colon < shortestMisspelt) return null;
  const written = text.slice(from, from + colon);
  const label = nearestName(written, names, 2);
  return label === null ? null : { kind: 'typo', label, written, range: { from, to: from + colon }, insert: label };
}

interface LineStart {
  /** Where the line starts, and where its words do, behind stars and spaces. */
  readonly start: number;
  readonly from: number;
  readonly end: number;
  readonly opensParagraph: boolean;
}

function readStray(read: LineReader, line: LineStart, at: LabelAt): StrayLabel | null {
  const { text } = read;
  const written = text.slice(line.from, at.to);
  const delimiter = readDelimiter(text, at.to, line.end);
  if (!isLabelHere(read, line, at, written, delimiter)) return null;
  const expected = expectedDelimiter(read.style, delimiter);
  const opening = read.style === 'bold-name' ? '**' : '';
  const rest = delimiter.to < line.end && !delimiter.time ? ' ' : '';
  const insert = `${opening}${at.label}${expected}${rest}`;
  const range = { from: line.start, to: delimiter.time ? delimiter.marksTo : delimiter.to };
  const sameForm = delimiter.marks === expected && text.slice(line.start, line.from) === opening;
  return { kind: sameForm && written !== at.label ? 'case' : 'form', label: at.label, written, range, insert };
}

interface Delimiter {
  /** Stars and punctuation right behind the label, without white space. */
  readonly marks: string;
  readonly marksTo: number;
  /** A time follows. */
  readonly time: boolean;
  /** Where the words start. */
  readonly to: number;
}

function readDelimiter(text: string, from: number, end: number): Delimiter {
  let to = from;
  let marks = '';
  let marksTo = from;
  for (; to < end && to - from < 8; to++) {
    const character = text[to]!;
    if (isWhiteSpace(text.charCodeAt(to))) continue;
    if (!'*:;.,-–—)]>|/_'.includes(character)) break;
    marks += character;
    marksTo = to + 1;
  }
  const time = readTime(text, '([\\'.includes(text[to] ?? ' ') ? to + (text[to] === '\\' ? 2 : 1) : to) !== null;
  return { marks, marksTo, time, to };
}

function expectedDelimiter(style: LineReader['style'], { time }: Delimiter): string {
  switch (style) {
    case 'initials':
      return '';
    case 'bold-name':
      return ':**';
    case 'name-colon':
      return ':';
    case 'name-time':
      return time ? '' : ':';
  }
}

/** Whether what looks like a label at the start of a line was meant as one. */
function isLabelHere(read: LineReader, line: LineStart, at: LabelAt, written: string, delimiter: Delimiter): boolean {
  const { text, style } = read;
  const capital = opensWords(text, delimiter.to, line.end);
  // A paragraph that is nothing but a label: the words come after it.
  if (delimiter.to === line.end && line.opensParagraph && delimiter.marks.length < 2 && (written === at.label || delimiter.marks === ':')) return true;
  if (style === 'initials') return line.opensParagraph && isInitialsHere(read, at, written, delimiter, capital);
  if (delimiter.time) return true;
  const starred = text.slice(line.start, line.from).includes('*');
  if (style === 'bold-name' && starred) return /[:*]/.test(delimiter.marks);
  if (delimiter.marks.includes(':')) return (line.opensParagraph || written === at.label) && (delimiter.to > delimiter.marksTo || delimiter.to === line.end);
  if (!line.opensParagraph || !capital) return false;
  if (delimiter.marks === '') return at.to < delimiter.to && opensSentence(read, at, written, delimiter.to, line.end);
  return /^[;>|–—-]/.test(delimiter.marks) && at.label.includes(' ');
}

/** `Stephan Livera So it’s…`, but not `Stephan Livera Podcast is…`: a word that opens sentences follows. */
function opensSentence(read: LineReader, at: LabelAt, written: string, from: number, end: number): boolean {
  if (written !== at.label) return false;
  const word = firstWord(read.text, from, end);
  if (sentenceOpeners.has(word) || looksLikeInitials(at.label)) return true;
  const next = skipOpenings(read.text, from, end);
  const after = read.text.slice(next + word.length, Math.min(end, next + word.length + 2));
  return read.everyParagraphLabelled && at.label.includes(' ') && !/^ \p{Lu}/u.test(after);
}

const sentenceOpeners = new Set(
  'a about absolutely actually after again ah all also alright although an and any anyway are as at awesome basically because before both but by can certainly cool could correct definitely did do does don even every everything exactly excellent fantastic fair fine first for from gotcha great had has have he hello here hey hi how however i if in indeed interesting is isn it just last let like look lots many maybe me my nice no nope not now of oh ok okay on once one only or our people perfect perhaps please probably really right same say see she should so some sometimes sorry still sure thank thanks that the their them then there these they this those though through to today true two uh um very was we welcome well were what when where which while who why will wow with would wouldn yeah yep yes yet you your'.split(' '),
);

/** The first word from `from` on, folded, without what follows an apostrophe. */
function firstWord(text: string, from: number, end: number): string {
  const next = skipOpenings(text, from, end);
  return foldName(/^\p{L}+/u.exec(text.slice(next, Math.min(end, next + 24)))?.[0] ?? '');
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

/** Whether words begin at `from` as a turn’s do: with a capital, trailing in after dots, or with code. */
export function opensWords(text: string, from: number, end: number): boolean {
  const next = skipOpenings(text, from, end);
  return next < end && (isUpper(text.charCodeAt(next)) || text.startsWith('...', next) || text[next] === '…' || text[next] === '`');
}

function skipOpenings(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && !isWordCharacter(text.charCodeAt(position)) && '"\'“‘«([*_\\'.includes(text[position]!)) position++;
  return position;
}
