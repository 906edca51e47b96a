import { append } from '../../lists.ts';
import {
  oneLine,
  spreadWords,
  wordsOf,
  type ReadProblem,
  type ReadResult,
  type Segment,
  type TimedWord,
  type TranscriptFormat,
} from '../model/timed-transcript.ts';
import { parseSeconds } from './clock.ts';
import { findNames } from './cue-speakers.ts';
import type { RawSegment, RawTranscript, RawWord } from './json-dialect.ts';
import { findDialect } from './json-dialects.ts';
import { isObject, textOf } from './json-values.ts';
import { readHtml } from './text.ts';

/** Whether a file means to be JSON. */
export function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && !/^\s*\[[^\]"{]{1,60}\]\s*\S/.test(text);
}

/**
 * JSON of recognisers, of services and of Podcasting 2.0, told apart by their keys; one object, a list, or an object a
 * line. Segments that cannot be read are reported by their number, and those that can come in.
 */
export function readJson(text: string): ReadResult {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const document = oTranscribeText(parsed.value);
  if (document !== null) return readHtml(document, 'otranscribe');
  const raw = findDialect(parsed.value);
  if (raw === null) {
    return {
      ok: false,
      message: 'This is JSON, but of no transcript that is known: it has no segments with words and times.',
      line: null,
    };
  }
  const problems: ReadProblem[] = [];
  if (raw.format === 'other-json')
    problems.push({
      message:
        'This JSON is of no program that is known. Its words and times were taken by their names; look at a few.',
      line: null,
    });
  const segments = raw.segments.flatMap((segment, index) => readSegment(segment, index, raw.unit, problems));
  if (segments.length === 0) return { ok: false, message: 'There are no words in this file.', line: null };
  return { ok: true, transcript: { format: formatOf(raw, segments), segments: findNames(segments), problems } };
}

/** oTranscribe keeps a page in `text`. */
function oTranscribeText(value: unknown): string | null {
  const text = isObject(value) && !('segments' in value) ? textOf(value['text']) : '';
  return /^\s*<(?:p|span|div|b|i|br)\b/.test(text) ? text : null;
}

type Parsed = { readonly ok: true; readonly value: unknown } | (ReadResult & { readonly ok: false });

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    // Python's programs write numbers that JSON does not have.
    const mended = text.replace(/([:,[]\s*)(?:NaN|-?Infinity)(?=\s*[,\]}])/g, '$1null');
    if (mended !== text) return parse(mended);
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 1 && lines.every((line) => line.trimStart().startsWith('{'))) {
      try {
        return { ok: true, value: lines.map((line) => JSON.parse(line) as unknown) };
      } catch {
        // Not an object a line either: the first error says where the file breaks.
      }
    }
    return {
      ok: false,
      message: 'This begins like JSON, but cannot be read as such: it may have been cut off.',
      line: lineOfError(text, error),
    };
  }
}

/** V8 says `at position 123` or, where the text is short, nothing. */
function lineOfError(text: string, error: unknown): number | null {
  const position = /position (\d+)/.exec(String(error))?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}

function readSegment(raw: RawSegment, index: number, unit: number, problems: ReadProblem[]): Segment[] {
  const words = readWords(raw.words ?? null, unit);
  const text = oneLine(typeof raw.text === 'string' ? raw.text : (words?.map((word) => word.text).join(' ') ?? ''));
  if (text === '') {
    if (raw.text !== '' && raw.text !== ' ')
      problems.push({ message: `Segment ${index + 1} has no words.`, line: null });
    return [];
  }
  const start = timeOf(raw.start, unit);
  const end = timeOf(raw.end, unit);
  if (start === null)
    problems.push({ message: `Segment ${index + 1}, “${text.slice(0, 40)}”, has no time.`, line: null });
  const segment: Segment = {
    start,
    end: start === null ? null : end === null ? null : Math.max(start, end),
    speaker: speakerOf(raw.speaker),
    text,
    words: words === null ? null : fitWords(text, words, start, end),
    opensTurn: raw.opensTurn ?? false,
  };
  return segment.speaker === null && raw.words ? cutAtSpeakers(segment, raw.words) : [segment];
}

function timeOf(value: unknown, unit: number): number | null {
  const time = parseSeconds(value);
  return time === null ? null : typeof value === 'number' ? time / unit : time;
}

function speakerOf(value: unknown): string | null {
  const name = typeof value === 'number' ? `Speaker ${value}` : typeof value === 'string' ? oneLine(value) : '';
  return name === '' || name === '?' || /^unknown$/i.test(name)
    ? null
    : /^\d{1,2}$/.test(name)
      ? `Speaker ${name}`
      : name;
}

type LooseWord = { readonly text: string; readonly start: number | null; readonly end: number | null };

function readWords(raw: readonly RawWord[] | null, unit: number): LooseWord[] | null {
  if (raw === null || raw.length === 0) return null;
  return raw.flatMap(({ text, start, end }): LooseWord[] =>
    typeof text === 'string' && text.trim() !== ''
      ? [{ text, start: timeOf(start, unit), end: timeOf(end, unit) }]
      : [],
  );
}

/**
 * The segment's own words with the times of its timed words. Recognisers cut words otherwise than white space does and
 * leave times out (numbers, in WhisperX); a word takes the times of the letters that it has, or those between its
 * neighbours. Null where the letters are not the same.
 */
function fitWords(
  text: string,
  timed: readonly LooseWord[],
  start: number | null,
  end: number | null,
): TimedWord[] | null {
  const letters: LooseWord[] = [];
  for (const word of timed) for (const letter of word.text.replace(/\s+/g, '')) letters.push({ ...word, text: letter });
  const words = wordsOf(text);
  if (letters.map((one) => one.text).join('') !== words.join('')) return null;
  let at = 0;
  const found = words.map((word) => {
    const own = letters.slice(at, (at += [...word].length)).filter((one) => one.start !== null);
    return { text: word, start: own[0]?.start ?? null, end: own.at(-1)?.end ?? own.at(-1)?.start ?? null };
  });
  return fillGaps(found, start, end);
}

function fillGaps(words: readonly LooseWord[], start: number | null, end: number | null): TimedWord[] | null {
  if (words.every((word) => word.start === null) && (start === null || end === null)) return null;
  const filled: TimedWord[] = [];
  for (let index = 0; index < words.length;) {
    const word = words[index]!;
    const before = filled.at(-1)?.end ?? start ?? 0;
    if (word.start !== null) {
      const from = Math.max(word.start, filled.at(-1)?.start ?? 0);
      filled.push({ text: word.text, start: from, end: Math.max(from, word.end ?? from) });
      index++;
      continue;
    }
    let next = index;
    while (next < words.length && words[next]!.start === null) next++;
    const until = Math.max(before, words[next]?.start ?? end ?? before);
    append(
      filled,
      spreadWords(
        words.slice(index, next).map(({ text }) => text),
        before,
        until,
      ),
    );
    index = next;
  }
  return filled;
}

/** A segment of nobody's whose words have speakers is cut where they change. */
function cutAtSpeakers(segment: Segment, raw: readonly RawWord[]): Segment[] {
  const names = raw.flatMap(({ text, speaker }) =>
    typeof text === 'string' && text.trim() !== '' ? [speakerOf(speaker)] : [],
  );
  if (segment.words === null || names.length !== segment.words.length || names.every((name) => name === null))
    return [segment];
  const parts: { readonly speaker: string | null; readonly words: TimedWord[] }[] = [];
  segment.words.forEach((word, index) => {
    const speaker = names[index]!;
    if (parts.at(-1)?.speaker === speaker && parts.length > 0) parts.at(-1)!.words.push(word);
    else parts.push({ speaker, words: [word] });
  });
  return parts.map(({ speaker, words }) => ({
    start: words[0]!.start,
    end: words.at(-1)!.end,
    speaker,
    text: words.map(({ text }) => text).join(' '),
    words,
    opensTurn: false,
  }));
}

/** WhisperX writes what OpenAI's program writes, and who speaks. */
function formatOf({ format }: RawTranscript, segments: readonly Segment[]): TranscriptFormat {
  return format === 'openai-json' && segments.some(({ speaker }) => speaker !== null) ? 'whisperx-json' : format;
}
