import type { Episode } from '../episode/model/episode.ts';
import type { Segment } from '../formats/model/timed-transcript.ts';
import { timeRange } from '../formats/write/said-in.ts';
import { firstIndex } from '../text/first-index.ts';
import type { TextRange } from '../text/text-edit.ts';
import { timeWords } from './word-times.ts';

/** A word of an episode and when it is said, in seconds. */
export interface PlacedWord {
  readonly range: TextRange;
  readonly start: number;
  readonly end: number;
}

/** With fewer of its words heard, the episode is another one. */
const leastMatched = 0.3;

/** The words of an episode's turns that were heard in its recording, also where others were corrected since, in order of time. */
export function placeWords(episode: Episode, heard: readonly Segment[]): PlacedWord[] {
  const { text, turns } = episode;
  const ranges = turns.flatMap((turn) => {
    const time = timeRange(text, turn);
    return turn.paragraphs.flatMap(({ from, to }) => {
      const begin = time !== null && time.from >= from && time.to <= to ? time.to : from;
      return [...text.slice(begin, to).matchAll(/\S+/g)].map((match): TextRange => ({
        from: begin + match.index,
        to: begin + match.index + match[0].length,
      }));
    });
  });
  const { times, matched } = timeWords(
    ranges.map(({ from, to }) => text.slice(from, to)),
    heard,
  );
  if (matched < ranges.length * leastMatched) return [];
  return ranges.flatMap((range, index) => {
    const time = times[index];
    return time ? [{ range, start: time.start, end: time.end }] : [];
  });
}

/** Seconds of silence behind a word in which it still counts as the one that was said last. */
const lingers = 0.4;

/** The word that is said at a time; null in a silence. @param words in order of time */
export function wordAtTime(words: readonly PlacedWord[], time: number): PlacedWord | null {
  const word = words[firstIndex(words.length, (index) => words[index]!.start > time) - 1];
  return word !== undefined && time <= word.end + lingers ? word : null;
}
