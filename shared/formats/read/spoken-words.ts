import type { RawSegment } from './json-dialect.ts';
import { parseSeconds } from './clock.ts';

/** A word as recognisers list them, one by one; times as the file has them. */
export interface SpokenWord {
  readonly text: string;
  readonly start: unknown;
  readonly end: unknown;
  /** Null where nobody is named. */
  readonly speaker: unknown;
  /** A sign that stands behind the word before it. */
  readonly joins?: boolean;
}

/** Behind such a pause, in seconds, a sentence that is over ends its segment. */
const pause = 0.8;

/** Cuts a list of words into segments: where another speaks, and behind sentences that a pause follows. */
export function segmentsOfWords(words: readonly SpokenWord[]): RawSegment[] {
  const segments: { speaker: unknown; words: { text: string; start: unknown; end: unknown }[] }[] = [];
  for (const { text, start, end, speaker, joins = false } of words) {
    if (text.trim() === '') continue;
    const open = segments.at(-1);
    const last = open?.words.at(-1);
    if (joins && last !== undefined) {
      last.text += text.trim();
      continue;
    }
    const [before, now] = [parseSeconds(last?.end), parseSeconds(start)];
    const isOver =
      last !== undefined &&
      /[.!?…。！？]["'”’)]*$/.test(last.text) &&
      before !== null &&
      now !== null &&
      now - before >= pause;
    if (open === undefined || open.speaker !== speaker || isOver)
      segments.push({ speaker, words: [{ text: text.trim(), start, end }] });
    else open.words.push({ text: text.trim(), start, end });
  }
  return segments.map(({ speaker, words: own }) => ({
    start: own[0]!.start,
    end: own.findLast(({ end }) => end !== undefined && end !== null)?.end ?? null,
    text: own.map(({ text }) => text).join(' '),
    speaker,
    words: own,
  }));
}
