import { findStock } from '../text/machine-phrases.ts';
import { endsSentence } from '../text/sentences.ts';
import type { Segment } from '../formats/model/timed-transcript.ts';
import { assignVoices, type VoicedWord } from './assign-voices.ts';
import type { HeardWindow, HeardWord } from './heard.ts';
import { joinWords } from './join-words.ts';
import { tellVoicesApart } from './tell-voices-apart.ts';

export interface DraftOptions {
  /** How many speak; null where nobody says. */
  readonly speakers: number | null;
}

/** Seconds of silence behind which a stretch ends, whatever stands before it. */
const pause = 0.8;
/** A stretch that finds no end of a sentence ends at the next pause, or here: words. */
const longestStretch = 60;
/** Of a phrase's time, the share in which somebody must speak for it to have been said. */
const leastSpoken = 0.2;

/**
 * What was heard as a transcript of stretches: sentences, each of one voice, with times for words. Nobody is named: where voices
 * were told apart, they are numbered as recognisers do, `SPEAKER_00`; otherwise a stretch is nobody's.
 */
export function buildDraft(windows: readonly HeardWindow[], { speakers }: DraftOptions): Segment[] {
  const words = windows.flatMap(withoutSilentPhrases);
  const pieces = windows.flatMap(({ voices }) => voices);
  const voices = tellVoicesApart(pieces, speakers);
  const voiced =
    pieces.length === 0 ? words.map((word) => ({ ...word, voice: null })) : assignVoices(words, pieces, voices);
  return cutStretches(voiced).map((stretch) => ({
    start: stretch[0]!.start,
    end: stretch.at(-1)!.end,
    speaker: stretch[0]!.voice === null ? null : `SPEAKER_${String(stretch[0]!.voice).padStart(2, '0')}`,
    text: joinWords(stretch),
    words: stretch.map(({ text, start, end }) => ({ text, start, end })),
    opensTurn: false,
  }));
}

/** The words of a window without the phrases that recognisers make up where nobody speaks. Where somebody does, they stay, to be looked at. */
export function withoutSilentPhrases({ words, speech }: HeardWindow): readonly HeardWord[] {
  const text = joinWords(words);
  const made = findStock(text);
  if (made.length === 0) return words;
  const spoken = ({ start, end }: HeardWord) =>
    speech.reduce((sum, one) => sum + Math.max(0, Math.min(end, one.end) - Math.max(start, one.start)), 0);
  let at = 0;
  const places = words.map((word) => {
    const from = text.indexOf(word.text, at);
    at = from + word.text.length;
    return { word, from, to: at };
  });
  const silent = made.flatMap(({ range }) => {
    const own = places.filter(({ from, to }) => from < range.to && to > range.from).map(({ word }) => word);
    const length = own.reduce((sum, { start, end }) => sum + end - start, 0);
    return own.reduce((sum, word) => sum + spoken(word), 0) < leastSpoken * length ? own : [];
  });
  return words.filter((word) => !silent.includes(word));
}

function cutStretches(words: readonly VoicedWord[]): VoicedWord[][] {
  const stretches: VoicedWord[][] = [];
  for (const word of words) {
    const open = stretches.at(-1);
    const last = open?.at(-1);
    const ends =
      open === undefined ||
      last!.voice !== word.voice ||
      word.start - last!.end >= pause ||
      (endsSentence(joinWords(open.slice(-2))) && !/^\p{Ll}/u.test(word.text)) ||
      open.length >= longestStretch;
    if (ends) stretches.push([word]);
    else open.push(word);
  }
  return stretches;
}
