import { spreadWords, timedWordsOf, wordsOf, type Segment } from '../formats/model/timed-transcript.ts';
import { alignWords } from './align-words.ts';

/** When a word is said, in seconds. `exact`: the timed file has the very word; else the time lies between those of its neighbours. */
export interface WordTime {
  readonly start: number;
  readonly end: number;
  readonly exact: boolean;
}

export interface WordTimes {
  /** One for each word; null where even a guess would be none. */
  readonly times: readonly (WordTime | null)[];
  /** How many words the timed file has too. */
  readonly matched: number;
}

/** Nobody speaks so many words a second: words that would have to were not said there. */
const maxWordsPerSecond = 8;
/** So few words are said in no time, as far as clocks go. */
const minWords = 3;

/** The times of words, by alignment with the words of a timed file. Times never go back. */
export function timeWords(words: readonly string[], segments: readonly Segment[]): WordTimes {
  const timed = collectWords(segments);
  const { pairs, same } = alignWords(
    words,
    timed.map(({ text }) => text),
  );
  const found = words.map((_, index): WordTime | null => {
    const other = timed[pairs[index]!];
    return other === undefined || other.start === null
      ? null
      : { start: other.start, end: other.end!, exact: same[index] === 1 };
  });
  const matched = found.filter((time) => time?.exact).length;
  return { times: fillIn(words, found, timed.findLast(({ end }) => end !== null)?.end ?? null), matched };
}

interface LooseWord {
  readonly text: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** Every word of the file, those without times too: they are words to be found. Where voices overlap, time stands still. */
function collectWords(segments: readonly Segment[]): LooseWord[] {
  let now = 0;
  return segments.flatMap((segment): LooseWord[] => {
    const words = timedWordsOf(segment);
    if (words === null) return startOnly(segment);
    return words.map(({ text, start, end }) => {
      now = Math.max(now, start);
      return { text, start: now, end: Math.max(now, end) };
    });
  });
}

/** A segment that says only when it begins times its first word. */
function startOnly({ text, start }: Segment): LooseWord[] {
  return wordsOf(text).map((word, index) => ({
    text: word,
    start: index === 0 ? start : null,
    end: index === 0 ? start : null,
  }));
}

/** Words in between share the time in between; before the first it begins at 0, behind the last it ends with the file. */
function fillIn(
  words: readonly string[],
  found: readonly (WordTime | null)[],
  end: number | null,
): (WordTime | null)[] {
  const filled = [...found];
  let last = 0;
  for (let from = 0; from < filled.length;) {
    const own = filled[from];
    if (own) {
      last = Math.max(last, own.start);
      filled[from] = { ...own, start: last, end: Math.max(last, own.end) };
      from++;
      continue;
    }
    let to = from;
    while (to < filled.length && !filled[to]) to++;
    const begins = from === 0 ? 0 : Math.max(last, Math.min(filled[from - 1]!.end, filled[to]?.start ?? Infinity));
    const until = filled[to]?.start ?? end;
    const hasAnchor = from > 0 || to < filled.length;
    const gap = until === null ? 0 : until - begins;
    if (hasAnchor && gap >= 0 && to - from <= Math.max(minWords, gap * maxWordsPerSecond)) {
      spreadWords(words.slice(from, to), begins, begins + gap).forEach(
        ({ start, end: said }, index) => (filled[from + index] = { start, end: said, exact: false }),
      );
      last = Math.max(last, begins);
    }
    from = to;
  }
  return filled;
}
