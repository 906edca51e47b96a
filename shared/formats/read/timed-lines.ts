import { oneLine, type ReadResult, type Segment } from '../model/timed-transcript.ts';
import { asciiDigits, parseClock } from './clock.ts';
import { findNames } from './cue-speakers.ts';
import { canBeName, isName } from './names.ts';
import { withEnds } from './podcast-html.ts';
import { isRepeating } from './weak-openings.ts';

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
/** `00:00:05 words`, `**[00:00:09]** words`, `(0:05 - 0:09) words`, `0:05 | words`. */
const opening = new RegExp(
  String.raw`^(?:[-*•]\s+)?[*_\\[(]{0,5}(${clock})(?:\s*(?:-{1,2}>?|[–—→])\s*(${clock}))?[*_\\\])]{0,5}(?:\s*[-–—|:]\s+|\s+|$)`,
);

/** `Rosa Hill (External)   0:05`, `Hill, Rosa [0:05]:` above the words. */
const closing = new RegExp(String.raw`^(\S.{0,78}?)\s*(?:[-–—|:]\s*|\s)[*_\\[(]{0,4}(${clock})[*_\\\])]{0,4}:?\**$`);

interface TimedLine {
  readonly start: number;
  readonly end: number | null;
  readonly rest: string;
  /** Who speaks, where the line says that alone with the time. */
  readonly speaker: string | null;
}

function readTimedLine(line: string): TimedLine | null {
  const text = line.trim();
  const head = asciiDigits(text.slice(0, 60));
  const match = opening.exec(head);
  if (match === null) return readNameLine(text);
  const start = parseClock(match[1]!);
  return start === null
    ? null
    : {
        start,
        end: match[2] === undefined ? null : parseClock(match[2]),
        rest: text.slice(match[0].length),
        speaker: null,
      };
}

function readNameLine(text: string): TimedLine | null {
  const match = text.length > 110 ? null : closing.exec(asciiDigits(text));
  const start = match === null ? null : parseClock(match[2]!);
  const name =
    match === null
      ? ''
      : match[1]!
          .replace(/[*_]{1,2}/g, '')
          .replace(/\s*:$/, '')
          .trim();
  return start === null || !canBeName(name) || !isName(name) ? null : { start, end: null, rest: '', speaker: name };
}

/** How many lines of a text begin with a time; 0 where they are too few for a transcript of such lines. */
export function countTimedLines(text: string): number {
  let [found, lines] = [0, 0];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    lines++;
    if (readTimedLine(line) !== null) found++;
  }
  return found >= 2 && found * 4 >= lines ? found : 0;
}

/**
 * Text whose lines begin with a time, with the words behind it, or with who speaks and the words below, as Word’s own
 * transcripts are. Lines without a time go on with the words above.
 */
export function readTimedLines(text: string): ReadResult {
  const entries: Entry[] = [];
  let afterBlank = true;
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') {
      afterBlank = true;
      return;
    }
    const found = readTimedLine(line);
    if (found !== null) entries.push({ ...found, below: [], line: index + 1 });
    else {
      if (entries.length === 0)
        entries.push({ start: null, end: null, rest: '', speaker: null, below: [], line: index + 1 });
      const { below } = entries.at(-1)!;
      if (afterBlank || below.length === 0) below.push(line);
      else below[below.length - 1] += `\n${line}`;
    }
    afterBlank = found !== null;
  });
  takeNameLines(entries);
  const timed = entries.filter(({ start, speaker }) => start !== null && speaker === null);
  const names = timed.filter(({ rest, below }) => below.length > 0 && canBeName(rest) && isName(rest)).length;
  const hasNames = names * 2 > timed.length;
  const segments = entries.map(({ start, end, rest, speaker, below }): Segment => {
    const named = hasNames && start !== null && below.length > 0 && canBeName(rest);
    const words = named || rest.trim() === '' ? below : [[rest, ...below.slice(0, 1)].join(' '), ...below.slice(1)];
    return {
      start,
      end: end === null || start === null ? null : Math.max(start, end),
      speaker: named ? rest.trim().replace(/:$/, '') : speaker,
      text: words.map(oneLine).join('\n\n'),
      words: null,
      opensTurn: named || speaker !== null,
    };
  });
  const found = withEnds(segments).filter((segment) => segment.text !== '');
  const spoken = found.every(({ speaker }) => speaker === null) ? withNames(found) : found;
  const problems =
    entries[0]?.start === null && entries[0].below.length > 0
      ? [{ message: 'What stands above the first name or time comes in without a speaker.', line: entries[0].line }]
      : [];
  return { ok: true, transcript: { format: 'timed-text', segments: spoken, problems } };
}

interface Entry {
  readonly start: number | null;
  readonly end: number | null;
  readonly rest: string;
  speaker: string | null;
  /** Paragraphs, their lines apart. */
  readonly below: string[];
  readonly line: number;
}

/** Takes out the names that have a line of their own right below the times, or right above them. */
function takeNameLines(entries: readonly Entry[]): void {
  const alone = entries.flatMap((entry, at) =>
    entry.start !== null && entry.rest.trim() === '' && entry.speaker === null
      ? [{ entry, above: entries[at - 1] }]
      : [],
  );
  if (alone.length * 4 < entries.length * 3) return;
  const nameIn = (line: string | undefined) =>
    line !== undefined && canBeName(line.trim()) && isName(line.trim()) ? line.trim() : null;
  const under = alone.map(({ entry }) =>
    /\n./.test(entry.below[0] ?? '') ? nameIn(entry.below[0]!.split('\n', 1)[0]) : null,
  );
  const over = alone.map(({ above }) => nameIn(above?.below.at(-1)));
  const names = [under, over].find(isRepeating);
  alone.forEach(({ entry, above }, index) => {
    const name = names?.[index] ?? null;
    if (name === null) return;
    entry.speaker = name;
    if (names === over) above!.below.pop();
    else entry.below[0] = entry.below[0]!.slice(entry.below[0]!.indexOf('\n') + 1);
  });
}

/** Who speaks, where names stand before the words; where they do not, paragraphs stay as they are. */
function withNames(segments: readonly Segment[]): readonly Segment[] {
  const named = findNames(segments);
  return named.some(({ speaker }) => speaker !== null) ? named : segments;
}
