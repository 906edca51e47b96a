import { isNobody, shapeOf } from '../../episode/model/label-shape.ts';
import { isAudienceNote, countWords } from '../../episode/model/marks.ts';
import { isMarkerWord } from '../../episode/labels/label-match.ts';
import { readLineStart } from '../../episode/labels/line-start.ts';
import type { Episode, HouseStyle, Timestamp } from '../../episode/model/episode.ts';
import { parseEpisode } from '../../episode/parse-episode.ts';
import { rangeAt } from '../../text/ranges.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A line that opens like many others and is read as no turn. */
export interface UnreadLine extends TextRange {
  /** From 1. */
  readonly line: number;
  /** Who seems to speak; null where nobody is named. */
  readonly name: string | null;
  /** What opens the line, up to the words: name, time and delimiters. */
  readonly opening: TextRange;
}

/**
 * Lines that look like the turns of a transcript, in a form in which they are not read: `names` and something that delimits
 * them, `times` alone, `dashes` that say that another speaks, or whole paragraphs in `bold` among turns, as questions are.
 */
export interface UnreadLines {
  readonly kind: 'times' | 'names' | 'dashes' | 'bold';
  readonly lines: readonly UnreadLine[];
}

const minLines = 3;
const maxOpeningLength = 64;

/**
 * What opens a line in front of its words, whatever the marks: a name of a few words and then punctuation that sentences
 * do not have there (`Rosa Hill |`, `RH>>`, `{Rosa}`), or capitals and a full stop (`ROSA.`, `Q.`).
 */
const opening =
  /^(?:<[a-z]{1,10}[^<>]{0,30}>){0,3}[^\p{L}\p{N}\s]{0,6}\s?([\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.'’"“”&,/ -]|:(?=\p{L})){0,40}?(?:\s?\([\p{L} ]{1,20}\))?)\s?(?:(?!:\p{L})[^\p{L}\p{M}\p{N}\s.,'’"“”?!…&/-]{1,6}|(?:\s|\.\s?)[-–—]{1,3}(?=\s)|\/(?=\s)|(?<=^\p{Lu}[\p{Lu}\p{N} '’-]{0,30})\.(?=\s+["“]?\p{Lu}))/u;

/** The most frequent kind of unread lines, where there are so many that the text must be a transcript; null where all is read. */
export const findUnreadLines = perEpisode((episode: Episode): UnreadLines | null => {
  const { lines, count } = unreadLines(episode);
  const timed = lines.filter(({ time }) => time !== null);
  const named = repeatedOpenings(lines, count, episode.turns.length);
  if (named.length > 0) return { kind: 'names', lines: named };
  const isTimed = timed.length >= minLines && timed.length > episode.turns.length * 4 && timed.length * 3 >= count;
  if (isTimed && !isChapterList(episode.text, timed)) return { kind: 'times', lines: timed };
  const dashed = lines.filter(({ dash }) => dash);
  if (episode.turns.length === 0 && dashed.length >= minLines && dashed.length * 2 >= count)
    return { kind: 'dashes', lines: dashed };
  const bold = lines.filter(({ bold: isBold }) => isBold);
  return bold.length >= minLines && bold.length * 2 >= episode.turns.length && episode.turns.length > 0
    ? { kind: 'bold', lines: bold }
    : null;
});

/** People say two or three words a second; times with far fewer between them are those of chapters. */
const minWordsPerSecond = 0.4;

/** Whether the lines are a list of chapters: titles right under each other, and far too few words for the time. */
function isChapterList(text: string, timed: readonly Line[]): boolean {
  const [first] = timed;
  const last = timed.at(-1)!;
  const seconds = last.time!.seconds - first!.time!.seconds;
  const sentences = timed.filter(({ from, to }) => /[.?!…,]\s*$/.test(text.slice(from, to))).length;
  const isTight = last.line - first!.line < timed.length * 1.5;
  return (
    isTight && sentences * 2 < timed.length && countWords(text, first!.from, last.from) < seconds * minWordsPerSecond
  );
}

const readFreely = perEpisode(({ text }: Episode): Episode => parseEpisode(text, {}));

/** What an episode without turns is where no house style is asked for, if it then has turns; null where that makes no difference. */
export function readWithoutStyle(episode: Episode, houseStyle: HouseStyle | undefined): Episode | null {
  if (houseStyle === undefined || episode.turns.length > 0) return null;
  const freely = readFreely(episode);
  return freely.turns.length > 0 ? freely : null;
}

/** Whether an episode has turns that are not read, in any form or in the house style that is asked for. */
export function hasUnreadTurns(episode: Episode, houseStyle: HouseStyle | undefined): boolean {
  return findUnreadLines(episode) !== null || readWithoutStyle(episode, houseStyle) !== null;
}

interface Line extends UnreadLine {
  readonly time: Timestamp | null;
  /** A dash or quote marks open the line, and nothing says that it is the item of a list. */
  readonly dash: boolean;
  /** All of the line is set off, and it is a sentence. */
  readonly bold: boolean;
  /** The marks of its opening, with every word as one letter. */
  readonly shape: string;
}

/** Words beyond the length of any name: most lines, and nothing that opens one like a turn. */
const longProse = /[A-Za-z][A-Za-z ,'’]{47}/y;

/** The lines of running text that no label opens, and the headings: those that may open like a turn, and how many there are in all. */
function unreadLines({ text, blocks, fences }: Episode): { readonly lines: readonly Line[]; readonly count: number } {
  const lines: Line[] = [];
  let count = 0;
  for (const block of blocks) {
    if (block.kind !== 'turn' && block.kind !== 'narration' && block.kind !== 'heading') continue;
    let { line } = block;
    let above: TextRange | null = null;
    for (let from = block.range.from; from < block.range.to; line++) {
      const newline = text.indexOf('\n', from);
      const to = newline === -1 || newline > block.range.to ? block.range.to : newline;
      const isLabelled = block.kind === 'turn' && line === block.line;
      if (to > from && !isLabelled && rangeAt(fences, from) === null) {
        longProse.lastIndex = from;
        if (longProse.test(text)) count++;
        else if (text.slice(from, to).trim() !== '') {
          count++;
          lines.push(readUnread(text, { from, to }, line, above));
        }
      }
      above = { from, to };
      from = to + 1;
    }
  }
  return { lines, count };
}

/** A time as no label has it: `[1m20s]`, `{00:12}`. */
const otherTime =
  /^[^\p{L}\p{N}\s]{0,3}(?:(\d{1,2}) ?h)? ?(\d{1,3}) ?m(?:in)? ?(\d{1,2}) ?s(?:ec)?[^\p{L}\p{N}\s]{0,3}\s/u;

function readOtherTime(text: string, from: number): { readonly time: Timestamp; readonly from: number } | null {
  const match = otherTime.exec(text.slice(from, from + 30));
  if (match === null) return null;
  const end = from + match[0].length;
  return {
    time: {
      seconds: Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3]),
      range: { from, to: end },
    },
    from: end,
  };
}

/** What a line may have in front of a time or name that no label has: the number of an item, the border of a table. */
function skipItemMark(text: string, from: number, to: number): number {
  const mark = /^(?:\s{0,3}\d{1,3}[.)]\s+(?=\D)|\|\s*(?=[\p{L}\p{N}]))/u.exec(
    text.slice(from, Math.min(to, from + 20)),
  );
  return from + (mark?.[0].length ?? 0);
}

/** @param above the line above, of the same block */
function readUnread(text: string, { from, to }: TextRange, line: number, above: TextRange | null): Line {
  const isWithinSentence =
    above !== null && /[\p{L}\p{N},;–—-]\s*$/u.test(text.slice(Math.max(above.from, above.to - 20), above.to));
  const { time, from: start } = readOtherTime(text, from) ?? readLineStart(text, skipItemMark(text, from, to), to);
  const head = text.slice(start, Math.min(to, start + maxOpeningLength));
  const heading = /^#{1,6}\s+(.+?)\s*$/.exec(text.slice(from, Math.min(to, from + maxOpeningLength)));
  const plain = { from, to, line, dash: false, bold: false };
  if (heading !== null)
    return {
      ...plain,
      name: heading[1]!.replace(/[\s([<-]*\d{1,3}(?::\d{2}){1,2}.*$/, ''),
      opening: { from, to },
      time: null,
      shape: '#',
    };
  const match = /:\/\/|^www\./.test(head) ? null : opening.exec(head);
  const name = match?.[1]?.trim() ?? null;
  const isName =
    name !== null &&
    name !== '' &&
    !/^[\d\s.,/-]+$/.test(name) &&
    name.split(/\s+/).length <= 6 &&
    !isNobody(name) &&
    !isMarkerWord(name) &&
    !((isWithinSentence || match![0].includes(';')) && shapeOf(name) === null) &&
    !(/[[(]/.test(match![0][0]!) && isAudienceNote(name));
  return {
    ...plain,
    name: isName ? name : null,
    opening: { from, to: isName ? start + match![0].length : start },
    time,
    dash: !isWithinSentence && /^(?:>>+|[–—])\s*\p{L}/u.test(text.slice(from, from + 12)),
    bold: /^(\*\*|__)(?!\s)[^*_]{12,}[.?!…]["'”’»]?\1\s*$/.test(text.slice(from, to)),
    shape: isName ? match![0].replace(name!, 'a').replace(/\s+/g, '') : '',
  };
}

/**
 * Lines of the commonest shape whose names come again and again. One name alone is a speaker only beside others that are read.
 * @param all how many lines there are, with those that cannot open like a turn
 */
function repeatedOpenings(lines: readonly Line[], all: number, turns: number): Line[] {
  const shapes = new Map<string, Map<string, Line[]>>();
  for (const line of lines) {
    if (line.name === null) continue;
    const names = shapes.get(line.shape) ?? new Map<string, Line[]>();
    shapes.set(line.shape, names);
    // `Q1`, `A1`, `Q2`: numbered, they are two all the same.
    const name = line.name.replace(/^(\p{Lu})\d{1,3}$/u, '$1');
    const same = names.get(name);
    if (same === undefined) names.set(name, [line]);
    else same.push(line);
  }
  let most: Line[] = [];
  for (const [shape, names] of shapes) {
    const isLikelyName = (name: string) => (shape === '#' ? shapeOf(name) !== null : true);
    const repeated = [...names]
      .filter(([name, same]) => same.length >= minLines && isLikelyName(name))
      .map(([, same]) => same);
    const count = repeated.reduce((sum, same) => sum + same.length, 0);
    const isEnough =
      turns === 0
        ? (repeated.length >= 2 && count * 4 >= all) || count * 5 >= all * 2
        : count * 2 >= turns || (count * 3 >= turns && repeated.some(([one]) => shapeOf(one!.name!) !== null));
    if (isEnough && count > most.length) most = repeated.flat().sort((a, b) => a.from - b.from);
  }
  return most;
}
