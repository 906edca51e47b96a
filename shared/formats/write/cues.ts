import { endsSentence } from '../../text/sentences.ts';
import { spreadWords, type TimedWord } from '../model/timed-transcript.ts';
import type { TurnSpan } from './turn-spans.ts';

/** A caption: one or two lines that one person says. */
export interface Cue {
  readonly speaker: string;
  /** In milliseconds, which is as exact as captions are. */
  readonly start: number;
  readonly end: number;
  /** The first is empty where the speaker's name alone fills it. */
  readonly lines: readonly string[];
  /** Whether another speaker than in the caption above says it. */
  readonly changesSpeaker: boolean;
}

/** How long a line may be: as the BBC and Netflix have it, or as Podcasting 2.0 asks for SRT. */
export const lineLengths = [42, 32] as const;
export type LineLength = (typeof lineLengths)[number];

/** A caption stands at least so long, in milliseconds, unless the next begins. */
const shortest = 700;
/** So much of a full caption is used before a sentence or clause may end it. */
const leastFull = 0.4;

export interface CueShape {
  readonly lineLength?: LineLength;
  /** How many characters the speaker's name takes in front of the words. */
  readonly lead?: (speaker: string, changesSpeaker: boolean) => number;
}

/**
 * Cuts turns into captions of up to two lines, where a sentence ends, else a clause, else where the lines are full. The
 * words of a turn share its time. Each caption begins after the one above and ends no later than the next begins:
 * browsers put those of one time in an order of their own.
 */
export function cutCues(spans: readonly TurnSpan[], { lineLength = 42, lead = () => 0 }: CueShape = {}): Cue[] {
  const cues: Cue[] = [];
  let last = -1;
  for (const { turn, start, end } of spans) {
    const units = glueDashes(spreadWords(turn.words, start, end));
    const changesSpeaker = cues.at(-1)?.speaker !== turn.speaker;
    for (let from = 0; from < units.length;) {
      const changes = from === 0 && changesSpeaker;
      const frame = { lineLength, indent: lead(turn.speaker, changes) };
      const to = findCut(units, from, frame);
      const said = units.slice(from, to);
      last = Math.max(Math.round(said[0]!.start * 1000), last + 1);
      cues.push({
        speaker: turn.speaker,
        start: last,
        end: Math.max(Math.round(said.at(-1)!.end * 1000), last + shortest),
        lines: breakLines(
          said.map(({ text }) => text),
          frame,
        ),
        changesSpeaker: changes,
      });
      from = to;
    }
  }
  return cues.map((cue, index) => ({ ...cue, end: Math.min(cue.end, cues[index + 1]?.start ?? Infinity) }));
}

/** What starts with a dash would be read as another speaker where it begins a line: it stays with the word before. */
function glueDashes(words: readonly TimedWord[]): TimedWord[] {
  const units: TimedWord[] = [];
  for (const word of words) {
    const before = units.at(-1);
    if (before === undefined || !/^[-–—>]/.test(word.text)) units.push(word);
    else units[units.length - 1] = { text: `${before.text} ${word.text}`, start: before.start, end: word.end };
  }
  return units;
}

interface Frame {
  readonly lineLength: number;
  readonly indent: number;
}

/** Behind the last unit of the caption that begins with unit `from`. */
function findCut(units: readonly TimedWord[], from: number, frame: Frame): number {
  let full = from + 1;
  while (
    full < units.length &&
    fill(
      units.slice(from, full + 1).map(({ text }) => text),
      frame,
    ).length <= 2
  )
    full++;
  if (full === units.length) return full;
  const least = from + Math.max(1, Math.ceil((full - from) * leastFull));
  for (let to = full; to >= least; to--) if (endsSentence(units[to - 1]!.text)) return to;
  for (let to = full; to >= least; to--) if (/[,;:–—][”’"')]*$/.test(units[to - 1]!.text)) return to;
  return full;
}

/** Lines filled one after the other; a word that is longer than a line has one of its own. */
function fill(words: readonly string[], { lineLength, indent }: Frame): string[] {
  const lines: string[] = indent > 0 && indent + words[0]!.length > lineLength ? [''] : [];
  for (const word of words) {
    const open = lines.at(-1);
    const room = lineLength - (lines.length === 1 ? indent : 0);
    if (open !== undefined && open !== '' && open.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${open} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Two lines of about the same length, broken behind a comma or full stop where one is near. */
function breakLines(words: readonly string[], frame: Frame): string[] {
  const filled = fill(words, frame);
  if (filled.length < 2 || filled[0] === '') return filled;
  const textOf = (from: number, to: number) => words.slice(from, to).join(' ');
  let best: { readonly lines: string[]; readonly cost: number } | null = null;
  for (let at = 1; at < words.length; at++) {
    const lines = [textOf(0, at), textOf(at, words.length)];
    const lengths = [lines[0]!.length + frame.indent, lines[1]!.length];
    if (lengths.some((length) => length > frame.lineLength)) continue;
    const cost = Math.abs(lengths[0]! - lengths[1]!) - (/[,.;:!?–—]$/.test(words[at - 1]!) ? 12 : 0);
    if (best === null || cost < best.cost) best = { lines, cost };
  }
  return best?.lines ?? filled;
}
