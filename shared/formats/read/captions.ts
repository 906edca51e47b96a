import type { ReadProblem, ReadResult, Segment, TimedTranscript } from '../timed-transcript.ts';
import { readCueText } from './cue-text.ts';
import { carryNames, findNames } from './cue-speakers.ts';
import { parseTimingLine } from './clock.ts';

/** A caption before its text is read. `times` is null where its line of times makes no sense. */
interface Cue {
  readonly times: { readonly start: number; readonly end: number } | null;
  /** Lines set apart by `\n`. */
  readonly text: string;
  /** Of its times, from 1. */
  readonly line: number;
}

const arrow = /--?>/;

/** Whether a file is WebVTT by its first line (WebVTT §4.1). */
export function isWebVtt(text: string): boolean {
  return /^WEBVTT(?:[ \t\n]|$)/.test(text);
}

/** Whether a file is SRT: a line of two times early on, in a line of its own, and perhaps a number above it. */
export function isSrt(text: string): boolean {
  const lines = text.slice(0, 4000).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.slice(0, 2).some((line) => parseTimingLine(line) !== null);
}

/**
 * WebVTT (W3C Candidate Recommendation, §6.1): blocks between blank lines; those without times that are no NOTE,
 * STYLE or REGION are reported with their words kept. Cue settings and identifiers say nothing about the words.
 */
export function readWebVtt(text: string): ReadResult {
  const lines = text.split('\n');
  const cues: Cue[] = [];
  const problems: ReadProblem[] = [];
  // The header reaches down to the first blank line.
  let at = 0;
  while (at < lines.length && lines[at] !== '' && !arrow.test(lines[at]!)) at++;
  while (at < lines.length) {
    if (lines[at] === '') {
      at++;
      continue;
    }
    const from = at;
    let timing = -1;
    while (at < lines.length && lines[at] !== '') {
      if (arrow.test(lines[at]!) && (parseTimingLine(lines[at]!) !== null || timing < 0)) {
        // A line of times further down begins the next cue; the blank line before it was forgotten.
        if (timing >= 0 || at - from > 1) break;
        timing = at;
      }
      at++;
    }
    const first = lines[from]!;
    if (timing >= 0) cues.push(cueOf(lines, timing, at, problems));
    else if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first)) continue;
    else {
      problems.push({ message: 'These words have no times.', line: from + 1 });
      cues.push({ times: null, text: lines.slice(from, at).join('\n'), line: from + 1 });
    }
  }
  return finish('webvtt', cues, problems);
}

/**
 * SRT as programs write it; it has no specification. A cue goes on to the number and times of the next, so that blank
 * lines inside its words are no end.
 */
export function readSrt(text: string): ReadResult {
  const lines = text.split('\n');
  const timings = lines.flatMap((line, index) => (parseTimingLine(line) === null ? [] : [index]));
  const problems: ReadProblem[] = [];
  const cues: Cue[] = [];
  const numberAbove = (timing: number) => (timing > 0 && /^\s*\d+\s*$/.test(lines[timing - 1]!) ? timing - 1 : timing);
  const before = lines.slice(0, numberAbove(timings[0] ?? 0)).join('\n');
  if (before.trim() !== '') {
    problems.push({ message: 'These words have no times.', line: 1 });
    cues.push({ times: null, text: before, line: 1 });
  }
  timings.forEach((timing, index) => {
    const next = timings[index + 1];
    cues.push(cueOf(lines, timing, next === undefined ? lines.length : Math.max(timing + 1, numberAbove(next)), problems));
  });
  return finish('srt', cues, problems);
}

function cueOf(lines: readonly string[], timing: number, end: number, problems: ReadProblem[]): Cue {
  const line = timing + 1;
  const text = lines.slice(timing + 1, end).join('\n');
  const times = parseTimingLine(lines[timing]!);
  if (times === null) problems.push({ message: `“${lines[timing]!.trim().slice(0, 60)}” is no pair of times; the words below it come in without.`, line });
  else if (times.end < times.start) {
    problems.push({ message: 'This caption ends before it begins.', line });
    return { times: { start: times.start, end: times.start }, text, line };
  }
  return { times, text, line };
}

function finish(format: TimedTranscript['format'], cues: readonly Cue[], problems: ReadProblem[]): ReadResult {
  const segments = withoutRolling(cues).flatMap(({ times, text }): Segment[] =>
    readCueText(text, times ?? { start: 0, end: 0 }).map((part) => ({
      start: times?.start ?? null,
      end: times?.end ?? null,
      ...part,
      words: times === null ? null : part.words,
    })),
  );
  if (segments.length === 0) return { ok: false, message: 'There are no words in these captions.', line: null };
  const inOrder = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { ok: true, transcript: { format, segments: carryNames(findNames(segments)), problems: inOrder } };
}

/**
 * Live captions roll: each cue shows the line before once more above the new one. Where a third of the cues do, what
 * is shown again is not said again.
 */
function withoutRolling(cues: readonly Cue[]): readonly Cue[] {
  const rolled = cues.map((cue, index) => {
    const above = cues[index - 1]?.text.trimEnd().split('\n').at(-1)?.trim() ?? '';
    const [first = '', ...rest] = cue.text.trim().split('\n');
    return above !== '' && plain(first) === plain(above) ? rest.join('\n') : null;
  });
  const count = rolled.filter((text) => text !== null).length;
  if (count < 3 || count * 3 < cues.length) return cues;
  return cues.map((cue, index) => ({ ...cue, text: rolled[index] ?? cue.text })).filter(({ text }) => text.trim() !== '');
}

function plain(line: string): string {
  return line.replace(/<[^<>]*>/g, '').replace(/\s+/g, ' ').trim();
}
