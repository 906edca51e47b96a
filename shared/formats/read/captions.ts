import { clockTime } from '../../text/clock.ts';
import { oneLine, type ReadProblem, type ReadResult, type Segment } from '../model/timed-transcript.ts';
import { findJumps } from './cue-order.ts';
import { carryNames, findNames } from './cue-speakers.ts';
import { readCueText } from './cue-text.ts';
import {
  maxTimingLineLength,
  parseCommaPair,
  parseLoneTime,
  parseTimingLine,
  toSeconds,
  type TimingLine,
} from './timing-line.ts';

/** A caption before its text is read. A time that makes no sense is null. */
interface Cue {
  readonly start: number | null;
  readonly end: number | null;
  /** Lines set apart by `\n`. */
  readonly text: string;
  /** Of its times, from 1. */
  readonly line: number;
  /** What stands above the first caption is none of its words. */
  readonly opensTurn: boolean;
}

export type CaptionFormat = 'webvtt' | 'srt' | 'sbv';

/** A caption has so many lines at most, as a mean over a file. */
const linesPerCue = 12;

/**
 * Which captions a text is, judged by all of its lines: damage, a title above or a missing header make no other file of
 * it. Null where its times are too few for captions.
 */
export function findCaptionFormat(text: string): CaptionFormat | null {
  if (/^WEBVTT(?:[ \t\n]|$)/.test(text)) return 'webvtt';
  let [lines, valid, damaged, pairs, dots, early] = [0, 0, 0, 0, 0, 0];
  let isVtt = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    lines++;
    const isShort = line.length <= maxTimingLineLength;
    if (isShort && parseCommaPair(line) !== null) pairs++;
    const timing = isShort ? parseTimingLine(line) : null;
    if (timing === null) {
      isVtt ||= /^(?:WEBVTT|STYLE|REGION|NOTE)$/.test(line.trim()) || /^\s*<v[ .][^<>]{1,80}>/.test(line);
      continue;
    }
    if (timing.start !== null && timing.end !== null) valid++;
    else damaged++;
    if (lines <= 2) early++;
    if (/^[a-z]+:\S/i.test(timing.rest)) isVtt = true;
    if (/\d\.\d{3}\s/.test(line)) dots++;
  }
  const isMany = (count: number) => count > 0 && count * linesPerCue >= lines;
  if (isMany(pairs) && pairs > valid) return 'sbv';
  if (valid === 0 ? damaged < 2 || !isMany(damaged) : early === 0 && !isMany(valid + damaged)) return null;
  return isVtt || dots * 2 > valid + damaged ? 'webvtt' : 'srt';
}

/**
 * WebVTT (W3C Candidate Recommendation, §6.1), SRT, which has no specification, and SBV, as programs write them and as
 * people damage them. What stands where no caption may is reported with its words kept.
 */
export function readCaptions(text: string, format: CaptionFormat): ReadResult {
  const lines = text.split('\n');
  const problems: ReadProblem[] = [];
  const found = findTimings(lines, format);
  const { times, frameRate } = toSeconds(found.map(({ timing }) => timing));
  if (frameRate !== null)
    problems.push({
      message: `The times count frames; they were read at ${frameRate} frames a second.`,
      line: found.find(({ timing }) => (timing.start?.frames ?? timing.end?.frames ?? null) !== null)!.at + 1,
    });
  const cues: Cue[] = [];
  const addLoose = (from: number, to: number, message: string) => {
    const words = lines.slice(from, to).join('\n');
    if (words.trim() === '') return;
    problems.push({ message, line: from + 1 });
    cues.push({ start: null, end: null, text: words, line: from + 1, opensTurn: false });
  };
  const title = readHead(lines, found[0]?.top ?? lines.length, format, addLoose, problems);
  found.forEach(({ at, timing }, index) => {
    const until = Math.max(at + 1, found[index + 1]?.top ?? lines.length);
    const end = endOfWords(lines, at, until, format, found[index]!.number);
    const isFirstTimed = index === 0 && cues.length > 0;
    cues.push(cueOf(lines, { at, until: end, timing, opensTurn: isFirstTimed }, times[index]!, problems));
    if (format === 'webvtt')
      for (const block of looseBlocks(lines, end, until)) addLoose(block.from, block.to, 'These words have no times.');
    else addLoose(end + 1, until, 'This caption has no times; its words come in without.');
  });
  return finish(format, cues, problems.concat(findJumps(cues)), title);
}

interface FoundTiming {
  /** Index of its line, and of the number or name above it, from 0. */
  readonly at: number;
  readonly top: number;
  readonly number: number | null;
  readonly timing: TimingLine;
}

function findTimings(lines: readonly string[], format: CaptionFormat): FoundTiming[] {
  const found: FoundTiming[] = [];
  const isNumber = (line: string | undefined) => line !== undefined && /^\s*\p{Nd}{1,9}\s*$/u.test(line);
  const isBlank = (line: string | undefined) => line === undefined || line.trim() === '';
  lines.forEach((line, at) => {
    const last = found.at(-1)?.at ?? -1;
    const above = at - 1 > last ? lines[at - 1] : undefined;
    let timing = format === 'sbv' ? parseCommaPair(line) : parseTimingLine(line);
    // An arrow where times are due is a line of times, whatever became of them.
    if (timing === null && line.includes('-->') && (format === 'webvtt' || (isNumber(above) && isBlank(lines[at - 2]))))
      timing = { start: null, end: null, rest: '', hasArrow: true };
    if (timing === null && format !== 'sbv' && (isBlank(above) || isNumber(above)) && !isBlank(lines[at + 1]))
      timing = parseLoneTime(line);
    if (timing === null) return;
    const isId =
      isNumber(above) ||
      (format === 'webvtt' &&
        !isBlank(above) &&
        isBlank(lines[at - 2]) &&
        !/^(?:WEBVTT|NOTE|STYLE|REGION)\b/.test(above!));
    found.push({ at, top: isId ? at - 1 : at, number: isNumber(above) ? Number.parseInt(above!, 10) : null, timing });
  });
  return found;
}

/** What stands above the first caption: WebVTT’s header says nothing, one short line is a title, and words are words. */
function readHead(
  lines: readonly string[],
  until: number,
  format: CaptionFormat,
  addLoose: (from: number, to: number, message: string) => void,
  problems: ReadProblem[],
): string | undefined {
  const header = format === 'webvtt' ? lines.slice(0, until).findIndex((line) => /^WEBVTT(?:[ \t]|$)/.test(line)) : -1;
  let from = 0;
  if (header >= 0) {
    addLoose(0, header, 'These words have no times.');
    from = header;
    while (from < until && lines[from]!.trim() !== '') from++;
    for (const block of looseBlocks(lines, from, until)) addLoose(block.from, block.to, 'These words have no times.');
    return undefined;
  }
  const above = lines
    .slice(0, until)
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ text: oneLine(line), line: index + 1 }]));
  if (
    above.length !== 1 ||
    above[0]!.text.length > 80 ||
    /[.,;:?!…]["'”’)]*$/.test(above[0]!.text) ||
    until === lines.length
  ) {
    if (format === 'webvtt')
      for (const block of looseBlocks(lines, 0, until)) addLoose(block.from, block.to, 'These words have no times.');
    else addLoose(0, until, 'These words have no times.');
    return undefined;
  }
  problems.push({
    message: `“${above[0]!.text}” above the first caption was taken for the title.`,
    line: above[0]!.line,
  });
  return above[0]!.text;
}

/** WebVTT ends the words of a caption at a blank line; elsewhere only the number of the next one does. */
function endOfWords(
  lines: readonly string[],
  at: number,
  until: number,
  format: CaptionFormat,
  number: number | null,
): number {
  for (let line = at + 1; line < until; line++) {
    // A line of white space is no blank line in WebVTT; YouTube’s rolling captions have many.
    if (
      format === 'webvtt'
        ? lines[line] === '' && !isInCue(lines, at, line, until)
        : number !== null && lines[line]!.trim() === String(number + 1) && lines[line - 1]!.trim() === ''
    )
      return line;
  }
  return until;
}

/** Whether an empty line stands before all words of a caption, or before the end of its voice: nobody meant it to end there. */
function isInCue(lines: readonly string[], at: number, line: number, until: number): boolean {
  const next = lines.slice(line, until).findIndex((one) => one !== '');
  if (next < 0 || /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(lines[line + next]!)) return false;
  const words = lines
    .slice(at + 1, line)
    .join('\n')
    .trim();
  if (words === '') return true;
  const isOpen = words.lastIndexOf('<v') > words.lastIndexOf('</v>');
  if (!isOpen) return false;
  const rest = lines.slice(line + next, until).join('\n');
  const end = rest.indexOf('</v>');
  return end >= 0 && !rest.slice(0, end).includes('<v');
}

/** Blocks of WebVTT that are neither notes nor styles. A style ends with its last brace, whatever empty lines are in it. */
function looseBlocks(
  lines: readonly string[],
  from: number,
  to: number,
): { readonly from: number; readonly to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  for (let at = from; at < to; at++) {
    if (lines[at]!.trim() === '') continue;
    const first = at;
    const isStyle = /^(?:STYLE[ \t]*$|::cue\b)/.test(lines[first]!);
    while (at < to && (lines[at]!.trim() !== '' || (isStyle && hasOpenBrace(lines.slice(first, at).join('\n'))))) at++;
    // YouTube closes its styles with two number signs.
    if (!isStyle && !/^(?:(?:NOTE|REGION)(?:[ \t]|$)|Style:$|##$)/.test(lines[first]!))
      blocks.push({ from: first, to: at });
  }
  return blocks;
}

function hasOpenBrace(css: string): boolean {
  const code = css.replace(/\/\*[^]*?(?:\*\/|$)/g, '');
  return (code.match(/\{/g)?.length ?? 0) > (code.match(/\}/g)?.length ?? 0);
}

interface RawCue {
  /** Indices of its line of times, and of the line behind its words. */
  readonly at: number;
  readonly until: number;
  readonly timing: TimingLine;
  readonly opensTurn: boolean;
}

function cueOf(
  lines: readonly string[],
  { at, until, timing, opensTurn }: RawCue,
  times: Pick<Cue, 'start' | 'end'>,
  problems: ReadProblem[],
): Cue {
  const line = at + 1;
  const written = `“${lines[at]!.trim().slice(0, 60)}”`;
  const report = (message: string) => problems.push({ message, line });
  const start = times.start === null ? null : Math.max(0, times.start);
  const end = start === null || times.end === null ? null : Math.max(0, times.end);
  const text = lines.slice(at + 1, until).join('\n');
  if (start === null) report(`${written} is no pair of times; the words below it come in without.`);
  else if (end === null) report(`${written} does not say when the caption ends.`);
  else if ((times.start ?? 0) < 0 || (times.end ?? 0) < 0)
    report(`${written} lies before the recording begins; it was read from 0:00.`);
  else if (timing.start?.isOdd === true || timing.end?.isOdd === true)
    report(`${written} has more than 59 minutes or seconds; it was read as ${clockTime(start)}.`);
  else if (!timing.hasArrow) report(`${written} has no arrow between its times.`);
  if (start !== null && end !== null && end < start) {
    report('This caption ends before it begins.');
    return { start, end: start, text, line, opensTurn };
  }
  return { start, end, text, line, opensTurn };
}

function finish(
  format: CaptionFormat,
  cues: readonly Cue[],
  problems: ReadProblem[],
  title: string | undefined,
): ReadResult {
  const segments = withoutRolling(cues).flatMap(({ start, end, text, opensTurn }): Segment[] =>
    readCueText(format === 'sbv' ? text.replaceAll('[br]', '\n') : text, {
      start: start ?? 0,
      end: end ?? start ?? 0,
    }).map((part, index) => ({
      start,
      end,
      ...part,
      words: end === null ? null : part.words,
      opensTurn: part.opensTurn || (opensTurn && index === 0),
    })),
  );
  if (segments.length === 0) return { ok: false, message: 'There are no words in these captions.', line: null };
  const inOrder = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return {
    ok: true,
    transcript: {
      format,
      segments: carryNames(findNames(segments)),
      problems: inOrder,
      ...(title === undefined ? {} : { title }),
    },
  };
}

/**
 * Live captions roll or grow: each cue shows lines from before once more above the new one, or the words from before with
 * more behind them. Where a third of the cues do so, under one voice, what is shown again is not said again. Alone, the
 * same words are an answer given once more, unless the captions roll and it stands on without a gap.
 */
function withoutRolling(cues: readonly Cue[]): readonly Cue[] {
  const rolled = cues.map((cue, index) => {
    const before = cues[index - 1];
    const again =
      before === undefined || voiceOf(cue.text) !== voiceOf(before.text) ? null : findShownAgain(before.text, cue.text);
    if (before === undefined || again === null) return null;
    const standsOn = (cue.start ?? 0) - (before.end ?? before.start ?? 0) < smallestGap;
    const isNew = again.rest.trim() !== '';
    // YouTube shows a line alone for a hundredth of a second while it moves up.
    const moves = isNew || (standsOn && (cue.end ?? Infinity) - (cue.start ?? 0) < smallestGap);
    return { ...again, standsOn, isNew, moves };
  });
  const moving = rolled.filter((one) => one?.moves === true);
  // Nobody repeats several words twice by chance, each time with more behind them.
  const isSure = moving.length > 2 || moving.filter((one) => one!.isNew && one!.words > 1).length === 2;
  if (!isSure || moving.length * 3 < cues.length || rolled.every((one) => one?.isNew !== true)) return cues;
  return cues
    .map((cue, index) => {
      const one = rolled[index];
      return one === null || one === undefined || (!one.isNew && !one.standsOn) ? cue : { ...cue, text: one.rest };
    })
    .filter(({ text }) => text.trim() !== '');
}

/** How many words of a caption the one before showed already, in its last lines or as its whole, and what stands behind them. */
function findShownAgain(before: string, text: string): { readonly words: number; readonly rest: string } | null {
  const above = before.trimEnd().split('\n').map(plain);
  const lines = text.trim().split('\n');
  for (let count = Math.min(above.length, lines.length); count > 0; count--) {
    const again = lines.slice(0, count).map(plain);
    if (again[0] !== '' && again.join('\n') === above.slice(-count).join('\n'))
      return { words: again.join(' ').split(' ').length, rest: lines.slice(count).join('\n') };
  }
  const whole = plain(before);
  // Words in tags are not parted from them.
  if (whole === '' || text.includes('<') || !oneLine(text).startsWith(`${whole} `)) return null;
  return { words: whole.split(' ').length, rest: oneLine(text).slice(whole.length + 1) };
}

/** Captions that are nearer to each other than this, in seconds, follow without a gap. */
const smallestGap = 0.05;

/** The last voice that is named in a caption. */
function voiceOf(text: string): string | null {
  return [...text.matchAll(/<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>/g)].at(-1)?.[1]?.trim() ?? null;
}

function plain(line: string): string {
  return line
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
