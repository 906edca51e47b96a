import { spreadWords, wordsOf } from '../formats/model/timed-transcript.ts';
import { splitUnspaced } from '../text/unspaced-script.ts';
import type { HeardWord } from './heard.ts';
import { spreadOverSpeech } from './spread-over-speech.ts';

/** What a recogniser gives for a window: its text, and where it has times the pieces of it. */
export interface Recognised {
  readonly text: string;
  /** Pieces of words; a space, or `▁`, at the start of one begins a word. */
  readonly tokens: readonly string[];
  /** When each begins, in seconds from the beginning of the window; empty where the recogniser does not say. */
  readonly timestamps: readonly number[];
  /** How long each is, in seconds; empty where the recogniser does not say. */
  readonly durations?: readonly number[];
}

/** Seconds that a token of unknown length may have. */
const longestToken = 0.6;

/**
 * The words of a window with their times in the recording. Where the recogniser tells no times, they are
 * estimated from where somebody speaks. Scripts without spaces are cut wherever a line could be broken.
 * @param window `start` in seconds, and where somebody speaks in it
 */
export function wordsOfTokens(
  { text, tokens, timestamps, durations = [] }: Recognised,
  window: {
    readonly start: number;
    readonly end: number;
    readonly speech: readonly { readonly start: number; readonly end: number }[];
  },
): HeardWord[] {
  if (timestamps.length !== tokens.length || tokens.length === 0)
    return spreadOverSpeech(wordsOf(text).flatMap(cutWord), window.speech.length > 0 ? window.speech : [window]);
  const words: HeardWord[] = [];
  let begins = true;
  tokens.forEach((token, index) => {
    const piece = token.replaceAll('▁', ' ');
    begins ||= /^\s/.test(piece);
    const start = Math.min(window.end, window.start + timestamps[index]!);
    const next = timestamps[index + 1];
    const length = durations[index] || longestToken;
    const end = Math.min(
      window.end,
      start + length,
      next === undefined ? Infinity : Math.max(start, window.start + next),
    );
    for (const part of spreadWords(cutWord(piece.trim()), start, end)) {
      const last = words.at(-1);
      // A mark, such as a full stop or 。, belongs to the word before it.
      if (last !== undefined && ((!begins && !isApart(last.text, part.text)) || isMark(part.text)))
        words[words.length - 1] = { text: last.text + part.text, start: last.start, end: Math.max(last.end, part.end) };
      else words.push(part);
      begins = false;
    }
    if (/\s$/.test(piece)) begins = true;
  });
  return words;
}

/** A word where its script sets spaces, else wherever a line could be broken; marks stay with what is before them. */
function cutWord(word: string): string[] {
  const parts: string[] = [];
  for (const part of splitUnspaced(word)) {
    if (part === '') continue;
    if (parts.length > 0 && isMark(part)) parts[parts.length - 1] += part;
    else parts.push(part);
  }
  return parts;
}

function isApart(before: string, after: string): boolean {
  return splitUnspaced(`${before.at(-1)}${after.at(0)}`).length > 1;
}

function isMark(text: string): boolean {
  return /^[\p{P}\p{S}]+$/u.test(text) && !/^[([{“‘«„¿¡"'$€£#&@+%-]/u.test(text);
}
