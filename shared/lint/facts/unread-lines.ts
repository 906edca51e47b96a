import { isNobody, shapeOf } from '../../episode/labels/label-shape.ts';
import { isMarkerWord } from '../../episode/labels/label-match.ts';
import { readLineStart } from '../../episode/labels/read-label.ts';
import type { Episode, HouseStyle } from '../../episode/model.ts';
import { parseEpisode } from '../../episode/parse-episode.ts';
import { rangeAt } from '../../text/ranges.ts';
import type { TextRange } from '../../text/text-edit.ts';
import { perEpisode } from './per-episode.ts';

/** A line that opens like many others and is read as no turn. */
export interface UnreadLine extends TextRange {
  /** From 1. */
  readonly line: number;
  /** Who seems to speak; null where only a time stands there. */
  readonly name: string | null;
  /** What opens the line, up to the words: name, time and delimiters. */
  readonly opening: TextRange;
}

/** Lines that look like the turns of a transcript, in a form in which they are not read. */
export interface UnreadLines {
  readonly kind: 'times' | 'names';
  readonly lines: readonly UnreadLine[];
}

const fewestLines = 3;
const longestOpening = 64;

/**
 * What opens a line in front of its words, whatever the marks: a name of a few words and then punctuation that sentences
 * do not have there (`Rosa Hill |`, `RH>>`, `{Rosa}`), or capitals and a full stop (`ROSA.`, `Q.`).
 */
const opening =
  /^(?:<[a-z]{1,10}[^<>]{0,30}>){0,3}[^\p{L}\p{N}\s]{0,6}\s?([\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.'’"“”&,/ -]|:(?=\p{L})){0,40}?(?:\s?\([\p{L} ]{1,20}\))?)\s?(?:(?!:\p{L})[^\p{L}\p{M}\p{N}\s.,'’"“”?!;…&/-]{1,6}|\s[-–—]{1,3}(?=\s)|\/(?=\s)|(?<=^\p{Lu}[\p{Lu}\p{N} '’-]{0,30})\.(?=\s+["“]?\p{Lu}))/u;

/** The most frequent kind of unread lines, where there are so many that the text must be a transcript; null where all is read. */
export const findUnreadLines = perEpisode((episode: Episode): UnreadLines | null => {
  const lines = unreadLines(episode);
  const timed = lines.filter(({ time }) => time);
  const named = repeatedOpenings(lines, episode.turns.length);
  if (named.length > 0) return { kind: 'names', lines: named };
  const isTimed = timed.length >= fewestLines && timed.length > episode.turns.length * 4 && timed.length * 3 >= lines.length;
  return isTimed ? { kind: 'times', lines: timed } : null;
});

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
  readonly time: boolean;
  /** The marks of its opening, with every word as one letter. */
  readonly shape: string;
}

/** Every line of running text that no label opens, and the headings. */
function unreadLines({ text, blocks, fences }: Episode): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) {
    if (block.kind !== 'turn' && block.kind !== 'narration' && block.kind !== 'heading') continue;
    let { line } = block;
    for (let from = block.range.from; from < block.range.to; line++) {
      const newline = text.indexOf('\n', from);
      const to = newline === -1 || newline > block.range.to ? block.range.to : newline;
      const isLabelled = block.kind === 'turn' && line === block.line;
      if (to > from && !isLabelled && rangeAt(fences, from) === null) {
        const read = readUnread(text, from, to, line);
        if (read !== null) lines.push(read);
      }
      from = to + 1;
    }
  }
  return lines;
}

function readUnread(text: string, from: number, to: number, line: number): Line | null {
  if (text.slice(from, to).trim() === '') return null;
  const { time, from: start } = readLineStart(text, from, to);
  const head = text.slice(start, Math.min(to, start + longestOpening));
  const heading = /^#{1,6}\s+(.+?)\s*$/.exec(text.slice(from, Math.min(to, from + longestOpening)));
  if (heading !== null) return { from, to, line, name: heading[1]!.replace(/[\s([<-]*\d{1,3}(?::\d{2}){1,2}.*$/, ''), opening: { from, to }, time: false, shape: '#' };
  const match = /:\/\/|^www\./.test(head) ? null : opening.exec(head);
  const name = match?.[1]?.trim() ?? null;
  const isName = name !== null && name !== '' && !/^[\d\s.,/-]+$/.test(name) && name.split(/\s+/).length <= 6 && !isNobody(name) && !isMarkerWord(name);
  return {
    from, to, line,
    name: isName ? name : null,
    opening: { from, to: isName ? start + match![0].length : start },
    time: time !== null,
    shape: isName ? match![0].replace(name!, 'a').replace(/\s+/g, '') : '',
  };
}

/** Lines of the commonest shape whose names come again and again. One name alone is a speaker only beside others that are read. */
function repeatedOpenings(lines: readonly Line[], turns: number): Line[] {
  const shapes = new Map<string, Map<string, Line[]>>();
  for (const line of lines) {
    if (line.name === null) continue;
    const names = shapes.get(line.shape) ?? new Map<string, Line[]>();
    shapes.set(line.shape, names);
    const same = names.get(line.name);
    if (same === undefined) names.set(line.name, [line]);
    else same.push(line);
  }
  let most: Line[] = [];
  for (const [shape, names] of shapes) {
    const isLikelyName = (name: string) => shape === '#' ? shapeOf(name) !== null : true;
    const repeated = [...names].filter(([name, same]) => same.length >= fewestLines && isLikelyName(name)).map(([, same]) => same);
    const count = repeated.reduce((sum, same) => sum + same.length, 0);
    const isEnough = turns === 0 ? (repeated.length >= 2 && count * 4 >= lines.length) || count * 5 >= lines.length * 2 : count * 2 >= turns || (count * 3 >= turns && repeated.some(([one]) => shapeOf(one!.name!) !== null));
    if (isEnough && count > most.length) most = repeated.flat().sort((a, b) => a.from - b.from);
  }
  return most;
}
