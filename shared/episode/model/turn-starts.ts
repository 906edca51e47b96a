import type { Episode, Turn } from './episode.ts';

/** When a turn begins in the recording. */
export interface TurnStart {
  readonly seconds: number;
  /** False where it was worked out from the turns around it, by their words. */
  readonly exact: boolean;
}

/**
 * When each turn begins. Times in the text come first, then those of the sidecar; between two known ones, time passes
 * with the words. Null where nothing is known.
 * @param sidecarTimes turn index to seconds
 * @param duration of the recording, in seconds; null where it is not known
 */
export function turnStarts(
  { turns }: Episode,
  sidecarTimes: ReadonlyMap<number, number>,
  duration: number | null,
): TurnStart[] | null {
  const known = turns.map(({ time, index }) => time?.seconds ?? sidecarTimes.get(index) ?? null);
  if (turns.length === 0 || (duration === null && known.every((seconds) => seconds === null))) return null;
  const wordsBefore: number[] = [0];
  for (const { words } of turns) wordsBefore.push(wordsBefore.at(-1)! + Math.max(1, words));
  const anchors: { words: number; seconds: number }[] = known[0] === null ? [{ words: 0, seconds: 0 }] : [];
  known.forEach((seconds, index) => {
    // A time that goes backwards is somebody's slip, and no help for the turns around it.
    if (seconds !== null && seconds >= (anchors.at(-1)?.seconds ?? 0))
      anchors.push({ words: wordsBefore[index]!, seconds });
  });
  if (duration !== null && duration > anchors.at(-1)!.seconds)
    anchors.push({ words: wordsBefore.at(-1)!, seconds: duration });
  let next = 0;
  return turns.map((_, index) => {
    const seconds = known[index];
    if (seconds !== null && seconds !== undefined) return { seconds, exact: true };
    const words = wordsBefore[index]!;
    while (next < anchors.length - 1 && anchors[next]!.words <= words) next++;
    const after = anchors[next]!;
    const before = anchors[Math.max(0, next - 1)]!;
    const share = after.words > before.words ? Math.min(1, (words - before.words) / (after.words - before.words)) : 0;
    return { seconds: before.seconds + share * (after.seconds - before.seconds), exact: false };
  });
}

/** The turn that is being spoken at a time; null before the first. */
export function turnAtTime(starts: readonly TurnStart[], seconds: number): number | null {
  const index = starts.findLastIndex((start) => start.seconds <= seconds + 0.05);
  return index < 0 ? null : index;
}

/** The offset of the word that is being spoken at a time, as well as it is known; null before the first turn. */
export function offsetAtTime(
  { text, turns }: Episode,
  starts: readonly TurnStart[],
  seconds: number,
  duration: number | null,
): number | null {
  const index = turnAtTime(starts, seconds);
  const turn = index === null ? undefined : turns[index];
  if (index === null || turn === undefined) return null;
  const words = wordStarts(text, turn);
  const { from, to } = spanOf(starts, index, duration);
  const share = to > from ? (seconds - from) / (to - from) : 0;
  return words[Math.min(words.length - 1, Math.floor(share * words.length))] ?? turn.label.fullRange.to;
}

/** When the word at an offset is spoken, as well as it is known; before the first turn, its start. */
export function timeAtOffset(
  { text, turns }: Episode,
  starts: readonly TurnStart[],
  offset: number,
  duration: number | null,
): number {
  const index = Math.max(
    0,
    turns.findLastIndex(({ range }) => range.from <= offset),
  );
  const words = wordStarts(text, turns[index]!);
  const word = Math.max(
    0,
    words.findLastIndex((start) => start <= offset),
  );
  const { from, to } = spanOf(starts, index, duration);
  return words.length === 0 ? from : from + ((to - from) * word) / words.length;
}

/** Without a next turn, and without the recording's length, a turn takes no time. */
function spanOf(
  starts: readonly TurnStart[],
  index: number,
  duration: number | null,
): { readonly from: number; readonly to: number } {
  const from = starts[index]!.seconds;
  return { from, to: Math.max(from, starts[index + 1]?.seconds ?? duration ?? from) };
}

function wordStarts(text: string, { paragraphs }: Turn): number[] {
  return paragraphs.flatMap(({ from, to }) =>
    [...text.slice(from, to).matchAll(/\S+/g)].map(({ index }) => from + index),
  );
}
