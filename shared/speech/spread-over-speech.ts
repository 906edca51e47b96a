import { spreadWords } from '../formats/model/timed-transcript.ts';
import { append } from '../lists.ts';
import { endsSentence } from '../text/sentences.ts';
import type { HeardWord } from './heard.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Seconds by which a silence may be moved to stand behind the end of a sentence, or behind a mark within one. */
const reachOfSentence = 0.8;
const reachOfMark = 0.4;

/**
 * Times for the words of a text of which only is known where somebody speaks: shared among the words by their length, with each
 * silence between two words, behind a full stop or a comma rather than elsewhere.
 * @param speech where somebody speaks, in order, at least once
 */
export function spreadOverSpeech(words: readonly string[], speech: readonly Stretch[]): HeardWord[] {
  const spoken = speech.reduce((sum, { start, end }) => sum + end - start, 0);
  // As if there were no silences.
  const ends = spreadWords(words, 0, spoken).map(({ end }) => end);
  const spread: HeardWord[] = [];
  let given = 0;
  let heard = 0;
  speech.forEach(({ start, end }, index) => {
    heard += end - start;
    const upTo = index === speech.length - 1 ? words.length : wordsUpTo(heard, words, ends, given);
    append(spread, spreadWords(words.slice(given, upTo), start, end));
    given = upTo;
  });
  return spread;
}

/** How many words are said before a silence. @param time of the silence, as if there were none before it */
function wordsUpTo(time: number, words: readonly string[], ends: readonly number[], given: number): number {
  let best = given;
  let least = Infinity;
  for (let count = given; count <= words.length; count++) {
    const away = Math.abs((ends[count - 1] ?? 0) - time) - reachOf(words[count - 1] ?? '');
    if (away < least) [least, best] = [away, count];
  }
  return best;
}

function reachOf(word: string): number {
  if (endsSentence(word)) return reachOfSentence;
  return /[,;:—–，、；：،]$/u.test(word) ? reachOfMark : 0;
}
