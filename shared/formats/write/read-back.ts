import { printClock } from '../../text/clock.ts';
import { splitUnspaced } from '../../text/unspaced-script.ts';
import { wordsOf, type ReadResult, type Segment } from '../model/timed-transcript.ts';
import type { Cue } from './cues.ts';
import type { ScriptTurn } from './script.ts';
import type { TurnSpan } from './turn-spans.ts';

/** How far a time that is read back may be from the one that was meant, in seconds. */
const exactTimes = 0.0006;

/**
 * Why a text does not say what it was made of: the same speakers, the same words, and the times of the captions. Null
 * where it does.
 */
export function findDifference(read: ReadResult, spans: readonly TurnSpan[], cues: readonly Cue[]): string | null {
  if (!read.ok) return read.message;
  const { segments } = read.transcript;
  const differs = findLost(
    saidBy(segments),
    spans.map(({ turn }) => turn),
  );
  if (differs !== null) return differs;
  const late = cues.findIndex((cue, index) => {
    const segment = segments[index];
    return (
      segment === undefined ||
      Math.abs((segment.start ?? -1) - cue.start / 1000) > exactTimes ||
      Math.abs((segment.end ?? -1) - cue.end / 1000) > exactTimes
    );
  });
  return late < 0 && segments.length === cues.length
    ? null
    : `The times would not read back from caption ${Math.max(late, 0) + 1} on.`;
}

/** The same for a page, which has one time a turn, in whole seconds, or none. Passages of nobody's are left aside. */
export function findPageDifference(read: ReadResult, turns: readonly ScriptTurn[]): string | null {
  if (!read.ok) return read.message;
  const segments = read.transcript.segments.filter(({ speaker }) => speaker !== null);
  const differs = findLost(saidBy(segments), turns);
  if (differs !== null) return differs;
  // A turn without a time joins the one above where the same person speaks.
  const times = segments.flatMap(({ start }) => (start === null ? [] : [start]));
  const wanted = turns.flatMap(({ start }) => (start === null ? [] : [Math.floor(start)]));
  return times.length === wanted.length && times.every((time, index) => time === wanted[index])
    ? null
    : 'The times would not read back.';
}

/** The same for a text, with a time before each name or without. The names are known beforehand, as they are to whoever reads it, and a rule ends a turn. */
export function findTextDifference(text: string, turns: readonly ScriptTurn[], isTimed: boolean): string | null {
  const names = [...new Set(turns.map(({ speaker }) => speaker))].sort((a, b) => b.length - a.length);
  const times: string[] = [];
  let speaker: string | null = null;
  const said = text.split(/\n{2,}/).flatMap((paragraph): Said[] => {
    const time = isTimed ? (/^\[(\d{2,}:\d\d:\d\d)\] /.exec(paragraph) ?? null) : null;
    const untimed = paragraph.slice(time?.[0].length ?? 0);
    const named = isTimed && time === null ? undefined : names.find((name) => untimed.startsWith(`${name}: `));
    if (named !== undefined) {
      speaker = named;
      if (time !== null) times.push(time[1]!);
    } else if (paragraph.trim() === '---') speaker = null;
    return speaker === null
      ? []
      : [{ speaker, words: wordsOf(named === undefined ? paragraph : untimed.slice(named.length + 1)) }];
  });
  const differs = findLost(said, turns);
  if (differs !== null || !isTimed) return differs;
  return times.length === turns.length &&
    turns.every(({ start }, index) => times[index] === printClock(start ?? 0, 'hh:mm:ss'))
    ? null
    : 'The times would not read back.';
}

interface Said {
  readonly speaker: string | null;
  readonly words: readonly string[];
}

function saidBy(segments: readonly Segment[]): Said[] {
  return segments.map(({ speaker, text }) => ({ speaker, words: wordsOf(text) }));
}

function findLost(said: readonly Said[], turns: readonly ScriptTurn[]): string | null {
  // Where nobody sets spaces, a line may have been broken within what stands without one.
  const read = said.flatMap(({ speaker, words }) => words.flatMap(splitUnspaced).map((word) => ({ speaker, word })));
  let at = 0;
  for (const { speaker, words, line } of turns) {
    for (const word of words.flatMap(splitUnspaced)) {
      const found = read[at++];
      if (found?.word === word && found.speaker === speaker) continue;
      return found?.word === word
        ? `The words of “${speaker}” would read back as ${found.speaker === null ? 'nobody’s' : `those of “${found.speaker}”`} (line ${line}).`
        : `“${word}” would not read back as it stands (line ${line}).`;
    }
  }
  return at === read.length ? null : 'There would be words that the episode has not.';
}
