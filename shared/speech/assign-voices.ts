import { endsSentence } from '../text/sentences.ts';
import type { HeardWord, VoicePiece } from './heard.ts';

/** A word and the number of the voice that says it; null where voices were not told apart. */
export type VoicedWord = HeardWord & { readonly voice: number | null };

/** Seconds of silence around a word that make it somebody's own, however short it is. */
const ownPause = 0.4;
/** A voice that is heard for less, in seconds, between stretches of one other voice, is that other voice. */
const shortestVoice = 0.8;
/** Seconds by which a change of voice is moved to where a sentence ends or somebody breathes. */
const changeSearch = 1.2;

/**
 * Who says each word, from the pieces of sound that were told apart. A piece is longer than a word, so that voices change at
 * odd places: slips are taken back, and a change is moved to the end of a sentence or a pause near it.
 * @param pieces in order of time, at least one
 * @param voices the number of each piece's voice
 */
export function assignVoices(
  words: readonly HeardWord[],
  pieces: readonly VoicePiece[],
  voices: readonly number[],
): VoicedWord[] {
  let first = 0;
  const own = words.map((word) => {
    const middle = (word.start + word.end) / 2;
    while (first + 1 < pieces.length && pieces[first]!.end < middle) first++;
    let best = first;
    // Pieces overlap: the one in whose middle a word stands has heard most of it.
    for (let index = first; index < pieces.length && pieces[index]!.start <= middle; index++)
      if (distance(pieces[index]!, middle) < distance(pieces[best]!, middle)) best = index;
    return { ...word, voice: voices[best]! };
  });
  return snapChanges(withoutSlips(own));
}

function distance({ start, end }: VoicePiece, time: number): number {
  return Math.abs((start + end) / 2 - time);
}

/** Runs of words of one voice, as positions of their first words. */
function runsOf(words: readonly VoicedWord[]): number[] {
  return words.flatMap(({ voice }, index) => (index === 0 || words[index - 1]!.voice !== voice ? [index] : []));
}

function withoutSlips(words: readonly VoicedWord[]): VoicedWord[] {
  const mended = [...words];
  const starts = runsOf(words);
  starts.forEach((from, run) => {
    const to = starts[run + 1] ?? words.length;
    const before = mended[from - 1]?.voice;
    const length = words[to - 1]!.end - words[from]!.start;
    const isApart =
      (from > 0 && words[from]!.start - words[from - 1]!.end >= ownPause) ||
      (to < words.length && words[to]!.start - words[to - 1]!.end >= ownPause);
    if (before === undefined || before !== words[to]?.voice || length >= shortestVoice || isApart) return;
    for (let index = from; index < to; index++) mended[index] = { ...mended[index]!, voice: before };
  });
  return mended;
}

/** Moves each change of voice to the likeliest place around it: somebody rarely begins in the midst of another's sentence. */
function snapChanges(words: readonly VoicedWord[]): VoicedWord[] {
  const moved = [...words];
  const starts = runsOf(words);
  starts.forEach((at, run) => {
    if (run === 0) return;
    const [lower, upper] = [starts[run - 1]! + 1, (starts[run + 1] ?? words.length) - 1];
    let best = at;
    let most = -Infinity;
    for (let index = lower; index <= upper; index++) {
      const away = Math.abs(words[index]!.start - words[at]!.start);
      if (away > changeSearch) continue;
      const gap = words[index]!.start - words[index - 1]!.end;
      const fits = Math.min(gap, 1) + (endsSentence(words[index - 1]!.text) ? 1 : 0) - away / changeSearch;
      if (fits > most) [most, best] = [fits, index];
    }
    const voice = best < at ? words[at]!.voice : words[at - 1]!.voice;
    for (let index = Math.min(best, at); index < Math.max(best, at); index++)
      moved[index] = { ...moved[index]!, voice };
  });
  return moved;
}
