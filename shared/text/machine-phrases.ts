import { smallest } from '../lists.ts';
import type { TextRange } from './text-edit.ts';

/** Words that a recogniser may have made up: it writes them where there is music or silence. */
export interface MachinePhrase {
  readonly kind: 'stock' | 'repeated';
  /** In the text that was searched. */
  readonly range: TextRange;
  readonly text: string;
  /** How often it stands there in a row; 1 for a stock phrase. */
  readonly times: number;
}

/** What recognisers learned from the ends of videos, as whole sentences or their whole beginning. */
const stock =
  /(?<![\p{L}\p{N}])(?:(?:thank you|thanks)(?: so much| very much)? for (?:watching|listening to this video|your attention to this video)|(?:please |don['’]t forget to )?(?:like and )?subscribe(?: to (?:my|our|the) channel)?(?: and (?:like|share|hit the bell)[^.!?\n]{0,40})?(?=[.!?])|see you (?:in the )?next (?:video|time)(?=[.!?])|(?<=(?:^|[.!?\n])\s*)(?:subtitles|captions|transcription|transcribed|translation|translated)(?: provided| created)? by (?:[^.!?\n]|\.(?=\p{L})){2,40}|(?:https?:\/\/)?(?:www\.)?(?:amara\.org|otter\.ai|rev\.com|castingwords)|\[blank_audio\]|♪+)/giu;

/** Some of what stands in every one of them: this alone is quickly looked for, and hardly any text has it. */
const stockWords =
  /for watching|this video|subscribe|next (?:video|time)|(?:subtitles|captions|transcription|transcribed|translation|translated) (?:provided |created )?by |amara\.org|otter\.ai|rev\.com|castingwords|\[blank_audio\]|♪/iu;

/** A loop of up to so many words is looked for. */
const maxLoopWords = 10;

/** Finds stock phrases and words that come again and again in a row, in the order of the text. They may be real: nothing is taken out. */
export function findMachinePhrases(text: string): MachinePhrase[] {
  const phrases = [...findStock(text), ...findLoops(text)];
  return phrases.sort((a, b) => a.range.from - b.range.from);
}

/** The stock phrases alone, which cost next to nothing to look for. */
export function findStock(text: string): MachinePhrase[] {
  if (!stockWords.test(text)) return [];
  return [...text.matchAll(stock)].map((match) => ({
    kind: 'stock',
    range: { from: match.index, to: match.index + match[0].length },
    text: match[0],
    times: 1,
  }));
}

/** Some of what stands in every stock phrase but those that hosts do say, addresses, and what stands in brackets. Two searches are faster than one. */
const rarerWords = [/watching|video|subtit|caption|transcri|translat|castingw/gi, /♪/g];
/** What goes on behind the full stop, or the bracket, that the others have. */
const rarerEndings = /^(?:\.(?:org|ai|com)|\[blank)/i;

/** Where in a text the marks stand that some stock phrases have; offsets in order, among them those of other marks. */
export interface StockMarks {
  readonly stops: readonly number[];
  readonly brackets: readonly number[];
}

/**
 * Answers, for offsets that grow, where the next word stands that a stock phrase has; Infinity where there is none. “See
 * you next time” and “subscribe” count for nothing.
 */
export function stockSeeker(text: string, { stops, brackets }: StockMarks): (from: number) => number {
  const goesOn = (at: number) => text.charCodeAt(at + 1) > 32 && rarerEndings.test(text.slice(at, at + 6));
  const marks = [...stops.filter(goesOn), ...brackets.filter(goesOn)].sort((a, b) => a - b);
  const next = rarerWords.map(() => -1);
  let nextMark = 0;
  let nearest = -1;
  return (from) => {
    if (nearest >= from) return nearest;
    rarerWords.forEach((words, index) => {
      if (next[index]! >= from) return;
      words.lastIndex = from;
      next[index] = words.exec(text)?.index ?? Infinity;
    });
    while (marks[nextMark]! < from) nextMark++;
    return (nearest = Math.min(smallest(next), marks[nextMark] ?? Infinity));
  };
}

interface Word {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Nobody says one word five times in a row, or three times the same sentence of several. */
function leastTimes(words: number): number {
  return words === 1 ? 6 : words === 2 ? 4 : 3;
}

function findLoops(text: string): MachinePhrase[] {
  const words: Word[] = [...text.matchAll(/\S+/g)].map((match) => ({
    key: match[0].toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const loops: MachinePhrase[] = [];
  for (let at = 0; at < words.length;) {
    const loop = loopAt(words, at);
    if (loop === null) {
      at++;
      continue;
    }
    const last = words[at + loop.size * loop.times - 1]!;
    const from = words[at]!.from;
    loops.push({
      kind: 'repeated',
      range: { from, to: last.to },
      text: text.slice(from, words[at + loop.size - 1]!.to),
      times: loop.times,
    });
    at += loop.size * loop.times;
  }
  return loops;
}

function loopAt(words: readonly Word[], at: number): { readonly size: number; readonly times: number } | null {
  for (let size = 1; size <= maxLoopWords; size++) {
    let same = 0;
    while (
      at + size + same < words.length &&
      words[at + same]!.key === words[at + size + same]!.key &&
      words[at + same]!.key !== ''
    )
      same++;
    const times = 1 + Math.floor(same / size);
    if (times >= leastTimes(size)) return { size, times };
  }
  return null;
}
