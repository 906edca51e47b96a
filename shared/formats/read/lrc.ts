import { append } from '../../lists.ts';
import {
  oneLine,
  spreadWords,
  wordsOf,
  type ReadProblem,
  type ReadResult,
  type Segment,
  type TimedWord,
} from '../model/timed-transcript.ts';
import { parseClock } from './clock.ts';
import { findNames } from './cue-speakers.ts';
import { inTimeOrder } from './in-time-order.ts';
import { withEnds } from './podcast-html.ts';

const tag = /^\s*\[(ti|ar|al|au|by|offset|length|lr|re|ve|tool|#)\s*:\s*([^\]\n]*)\]\s*$/i;
const times = /^\s*(?:\[\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?\]\s*)+/;
const wordTime = /<(\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?)>/g;

/** Whether a text is LRC: it has tags of its kind, several times before one line, or no space between times and words. */
export function isLrc(text: string): boolean {
  let [tags, timed, several, close, lines] = [0, 0, 0, 0, 0];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    lines++;
    if (tag.test(line.slice(0, 300))) tags++;
    const match = times.exec(line.slice(0, 300));
    if (match === null) continue;
    timed++;
    if (match[0].split('[').length > 2) several++;
    if (/\.\d{2,3}\]$/.test(match[0]) && line.length > match[0].length) close++;
  }
  return (
    timed > 0 && (timed + tags) * 2 >= lines && (tags > 0 || several * 3 >= timed || (timed > 1 && close * 2 > timed))
  );
}

/**
 * LRC, also with a time before each word (`<00:12.50>`): a line stands until the next begins, an empty one ends it. A
 * positive `offset`, in milliseconds, makes lines earlier.
 */
export function readLrc(text: string): ReadResult {
  const problems: ReadProblem[] = [];
  const found: Segment[] = [];
  let offset = 0;
  let title = '';
  const lines = text.split('\n');
  for (const line of lines) {
    const match = tag.exec(line.slice(0, 300));
    if (match?.[1]!.toLowerCase() === 'offset') offset = Number.parseInt(match[2]!, 10) / 1000 || 0;
    if (match?.[1]!.toLowerCase() === 'ti') title = oneLine(match[2]!);
  }
  lines.forEach((line, index) => {
    if (line.trim() === '' || tag.test(line.slice(0, 300))) return;
    const lead = times.exec(line)?.[0] ?? '';
    const said = line.slice(lead.length);
    const starts = [...lead.matchAll(/\[([^\]]+)\]/g)].map(([, time]) => Math.max(0, lrcTime(time!)! - offset));
    if (starts.length === 0) {
      problems.push({ message: 'This line has no time; its words come in without.', line: index + 1 });
      found.push({ start: null, end: null, speaker: null, text: oneLine(said), words: null, opensTurn: false });
    }
    for (const start of starts)
      found.push({
        start,
        end: null,
        speaker: null,
        text: oneLine(said.replace(wordTime, ' ')),
        words: timedWords(said, offset),
        opensTurn: false,
      });
  });
  // A line that is sung several times has all of its times before it.
  const segments = findNames(withEnds(inTimeOrder(found, ({ start }) => start))).filter(
    (segment) => segment.text !== '',
  );
  if (segments.length === 0) return { ok: false, message: 'There are no words in this file.', line: null };
  return { ok: true, transcript: { format: 'lrc', segments, problems, ...(title === '' ? {} : { title }) } };
}

/** `01:02.34`, and `01:02:34` as some write it. */
function lrcTime(text: string): number | null {
  return parseClock(text.replace(/^(\d{1,3}:\d{1,2}):(\d{1,3})$/, '$1.$2'));
}

function timedWords(said: string, offset: number): TimedWord[] | null {
  const parts = said.split(wordTime);
  if (parts.length < 3 || parts[0]!.trim() !== '') return null;
  const words: TimedWord[] = [];
  for (let at = 1; at < parts.length; at += 2) {
    const start = Math.max(words.at(-1)?.start ?? 0, lrcTime(parts[at]!)! - offset);
    const next = parts[at + 2] === undefined ? start : Math.max(start, lrcTime(parts[at + 2]!)! - offset);
    append(words, spreadWords(wordsOf(parts[at + 1]!), start, next));
  }
  return words;
}
