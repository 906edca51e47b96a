import type { Segment } from '../formats/model/timed-transcript.ts';

/** A draft as a file of a transcript, in the JSON that WhisperX writes: what reads that reads this. */
export function printDraft(segments: readonly Segment[]): string {
  const stretches = segments.map(({ start, end, text, speaker, words }) => ({
    start,
    end,
    text,
    ...(speaker === null ? {} : { speaker }),
    words: words?.map((word) => ({ word: word.text, start: round(word.start), end: round(word.end) })),
  }));
  return `${JSON.stringify({ segments: stretches }, null, 1)}\n`;
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
