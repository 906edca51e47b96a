import { oneLine, type ReadResult, type Segment } from '../model/timed-transcript.ts';
import { findNames } from './cue-speakers.ts';
import { parseTimingLine } from './timing-line.ts';

const line = /^\s*\[([^\]]*--?>[^\]]*)\]\s*(.*)$/;

/** What Whisper programs print while they work: `[00:00:00.000 --> 00:00:04.500]  Words`. */
export function isWhisperLines(text: string): boolean {
  return text.split('\n', 40).filter((one) => timesOf(one) !== null).length >= 1;
}

/** Lines without times in front of the first are the program's own; further down they go on with the words above. */
export function readWhisperLines(text: string): ReadResult {
  const segments: { start: number; end: number; text: string }[] = [];
  for (const one of text.split('\n')) {
    const found = timesOf(one);
    if (found !== null) segments.push({ start: found.start, end: Math.max(found.start, found.end), text: found.text });
    else if (segments.length > 0) segments.at(-1)!.text += ` ${one}`;
  }
  return {
    ok: true,
    transcript: {
      format: 'whisper-lines',
      segments: findNames(
        segments
          .map((one): Segment => ({ ...one, text: oneLine(one.text), speaker: null, words: null, opensTurn: false }))
          .filter((one) => one.text !== ''),
      ),
      problems: [],
    },
  };
}

function timesOf(text: string): { readonly start: number; readonly end: number; readonly text: string } | null {
  const match = line.exec(text);
  const times = match === null ? null : parseTimingLine(match[1]!);
  if (times === null || times.start === null || times.end === null) return null;
  return { start: Math.max(0, times.start.seconds), end: Math.max(0, times.end.seconds), text: match![2]! };
}

/** `whisper --output_format tsv`: a heading, then start and end in milliseconds and the words. */
export function isWhisperTsv(text: string): boolean {
  return /^start\tend\ttext\s*\n/.test(text);
}

/** A row without times keeps its words, and is told as a problem with its line, counted from 1. */
export function readWhisperTsv(text: string): ReadResult {
  const problems: { message: string; line: number }[] = [];
  const segments = text
    .split('\n')
    .slice(1)
    .flatMap((row, index): Segment[] => {
      const match = /^(\d{1,12})\t(\d{1,12})\t(.*)$/.exec(row);
      if (match === null) {
        if (row.trim() === '') return [];
        problems.push({ message: 'This line has no times in milliseconds.', line: index + 2 });
        return [{ start: null, end: null, speaker: null, text: oneLine(row), words: null, opensTurn: false }];
      }
      const start = Number(match[1]) / 1000;
      const words = oneLine(match[3]!);
      return words === ''
        ? []
        : [
            {
              start,
              end: Math.max(start, Number(match[2]) / 1000),
              speaker: null,
              text: words,
              words: null,
              opensTurn: false,
            },
          ];
    });
  return { ok: true, transcript: { format: 'whisper-tsv', segments: findNames(segments), problems } };
}
