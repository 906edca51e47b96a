import { endsSentence } from '../../text/sentences.ts';
import { spreadWords, type TimedWord } from '../timed-transcript.ts';
import type { TurnSpan } from './turn-spans.ts';

/** A caption: one or two lines that one person says. */
export interface Cue {
  readonly speaker: string;
  /** In milliseconds, which is as exact as captions are. */
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
  /** Whether another speaker than in the caption above says it. */
  readonly changesSpeaker: boolean;
}

const lineLength = 42;
/** A caption stands at least so long, in milliseconds, even where the next begins. */
const shortest = 700;
/** So much of a full caption is used before a sentence or clause may end it. */
const leastFull = 0.4;

/**
 * Cuts turns into captions of up to two lines of 42 characters (the BBC's and Netflix's guidelines differ little),
 * where a sentence ends, else a clause, else where the lines are full. The words of a turn share its time.
 * @param lead how many characters a new speaker's name takes in front of the words; 0 where it takes none
 */
export function cutCues(spans: readonly TurnSpan[], lead: (speaker: string) => number = () => 0): Cue[] {
  const cues: Cue[] = [];
  for (const { turn, start, end } of spans) {
    const words = spreadWords(turn.words, start, end);
    const changesSpeaker = cues.at(-1)?.speaker !== turn.speaker;
    for (let from = 0; from < words.length; ) {
      const indent = from === 0 && changesSpeaker ? lead(turn.speaker) : 0;
      const to = findCut(words, from, indent);
      const said = words.slice(from, to);
      const begins = Math.max(Math.round(said[0]!.start * 1000), cues.at(-1)?.start ?? 0);
      cues.push({
        speaker: turn.speaker,
        start: begins,
        end: Math.max(Math.round(said.at(-1)!.end * 1000), begins + shortest),
        lines: breakLines(said.map(({ text }) => text), indent),
        changesSpeaker: from === 0 && changesSpeaker,
      });
      from = to;
    }
  }
  return cues;
}

/** Behind the last word of the caption that begins with word `from`. */
function findCut(words: readonly TimedWord[], from: number, indent: number): number {
  let full = from + 1;
  while (full < words.length && fits(words.slice(from, full + 1).map(({ text }) => text), indent)) full++;
  if (full === words.length) return full;
  const least = from + Math.max(1, Math.ceil((full - from) * leastFull));
  for (let to = full; to >= least; to--) if (endsSentence(words[to - 1]!.text)) return to;
  for (let to = full; to >= least; to--) if (/[,;:–—][”’"')]*$/.test(words[to - 1]!.text) || isDash(words[to]!.text)) return to;
  // A single word left for the next line reads badly, and so does a dash in front.
  return full - from > 2 && isDash(words[full]!.text) ? full - 1 : full;
}

function isDash(word: string): boolean {
  return /^(?:[-–—]+|>+)$/.test(word);
}

function fits(words: readonly string[], indent: number): boolean {
  return fill(words, indent).length <= 2;
}

/** Lines filled one after the other; a word that is longer than a line has one of its own. */
function fill(words: readonly string[], indent: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const open = lines.at(-1);
    const room = lineLength - (lines.length === 1 ? indent : 0);
    // What starts with a dash would be read as another speaker.
    if (open !== undefined && (open.length + 1 + word.length <= room || /^[-–—>]/.test(word))) lines[lines.length - 1] = `${open} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Two lines of about the same length, broken behind a comma or full stop where one is near. */
function breakLines(words: readonly string[], indent: number): string[] {
  const filled = fill(words, indent);
  if (filled.length < 2) return filled;
  const textOf = (from: number, to: number) => words.slice(from, to).join(' ');
  let best: { readonly lines: string[]; readonly cost: number } | null = null;
  for (let at = 1; at < words.length; at++) {
    const lines = [textOf(0, at), textOf(at, words.length)];
    const lengths = [lines[0]!.length + indent, lines[1]!.length];
    if (lengths.some((length) => length > lineLength) || /^[-–—>]/.test(words[at]!)) continue;
    const cost = Math.abs(lengths[0]! - lengths[1]!) - (/[,.;:!?–—]$/.test(words[at - 1]!) ? 12 : 0);
    if (best === null || cost < best.cost) best = { lines, cost };
  }
  return best?.lines ?? filled;
}
