import { diffArrays } from 'diff';
import { largest } from '../lists.ts';
import { wordsOf } from '../formats/model/timed-transcript.ts';
import { splitUnspaced } from '../text/unspaced-script.ts';

/** A stretch of a recording in which one person speaks. */
export interface SpokenBy {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

export interface WordErrors {
  /** Words that were said. */
  readonly words: number;
  /** Of these: replaced, left out, and words that were added. */
  readonly wrong: number;
}

/** Compares what was recognised with what was said, without capitals and marks: the word error rate is `wrong / words`. */
export function countWordErrors(said: string, recognised: string): WordErrors {
  const expected = comparable(said);
  let wrong = 0;
  let removed = 0;
  let added = 0;
  const settle = () => {
    wrong += Math.max(removed, added);
    removed = added = 0;
  };
  for (const part of diffArrays(expected, comparable(recognised))) {
    if (part.removed) removed += part.value.length;
    else if (part.added) added += part.value.length;
    else settle();
  }
  settle();
  return { words: expected.length, wrong };
}

function comparable(text: string): string[] {
  return wordsOf(
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/[^\p{L}\p{N}'\s]/gu, ' '),
  ).flatMap((word) => splitUnspaced(word).filter((part) => part !== ''));
}

/** In seconds. */
const step = 0.1;

/**
 * The share of what is spoken, by time, that is given to somebody else or to nobody, with the numbers of voices matched to
 * people as well as they can be, one voice for each. Where several speak at once, any of them is right.
 */
export function speakerErrorRate(truth: readonly SpokenBy[], found: readonly SpokenBy[]): number {
  const end = Math.max(0, largest(truth.map((one) => one.end)));
  const together = new Map<string, Map<string, number>>();
  let spoken = 0;
  for (let time = step / 2; time < end; time += step) {
    const people = truth.filter((one) => one.start <= time && time < one.end).map(({ speaker }) => speaker);
    if (people.length === 0) continue;
    spoken++;
    const voice = found.find((one) => one.start <= time && time < one.end)?.speaker;
    if (voice === undefined) continue;
    for (const person of new Set(people)) {
      const counts = together.get(voice) ?? new Map<string, number>();
      together.set(voice, counts.set(person, (counts.get(person) ?? 0) + 1));
    }
  }
  return spoken === 0 ? 0 : 1 - Math.min(spoken, bestMatch([...together.values()], new Set())) / spoken;
}

/** The most that voices and people can have together. */
function bestMatch(voices: readonly ReadonlyMap<string, number>[], taken: ReadonlySet<string>): number {
  const [first, ...others] = voices;
  if (first === undefined) return 0;
  let best = bestMatch(others, taken);
  for (const [person, count] of first)
    if (!taken.has(person)) best = Math.max(best, count + bestMatch(others, new Set([...taken, person])));
  return best;
}

/** Reads turns of NIST’s Rich Transcription format: `SPEAKER recording 1 start length <NA> <NA> name …`. */
export function readRttm(text: string, recording: string): SpokenBy[] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([kind, name]) => kind === 'SPEAKER' && name === recording)
    .map((cells) => ({
      start: Number(cells[3]),
      end: Number(cells[3]) + Number(cells[4]),
      speaker: cells[7] ?? '',
    }));
}
