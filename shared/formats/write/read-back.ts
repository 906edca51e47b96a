import { parseEpisode } from '../../episode/parse-episode.ts';
import { oneLine, wordsOf, type ReadResult, type Segment } from '../model/timed-transcript.ts';
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
  const differs = findLost(saidBy(segments), spans.map(({ turn }) => turn));
  if (differs !== null) return differs;
  const late = cues.findIndex((cue, index) => {
    const segment = segments[index];
    return segment === undefined || Math.abs((segment.start ?? -1) - cue.start / 1000) > exactTimes || Math.abs((segment.end ?? -1) - cue.end / 1000) > exactTimes;
  });
  return late < 0 && segments.length === cues.length ? null : `The times would not read back from caption ${Math.max(late, 0) + 1} on.`;
}

/** The same for a page or a text, which has one time a turn, in whole seconds, or none. Passages of nobody's are left aside. */
export function findPageDifference(read: ReadResult, turns: readonly ScriptTurn[]): string | null {
  if (!read.ok) return read.message;
  const segments = read.transcript.segments.filter(({ speaker }) => speaker !== null);
  const differs = findLost(saidBy(segments), turns);
  if (differs !== null) return differs;
  // A turn without a time joins the one above where the same person speaks.
  const times = segments.flatMap(({ start }) => (start === null ? [] : [start]));
  const wanted = turns.flatMap(({ start }) => (start === null ? [] : [Math.floor(start)]));
  return times.length === wanted.length && times.every((time, index) => time === wanted[index]) ? null : 'The times would not read back.';
}

/** The same for a text without times. The names are known beforehand, as they are to whoever reads it. */
export function findTextDifference(text: string, turns: readonly ScriptTurn[]): string | null {
  const names = [...new Set(turns.map(({ speaker }) => speaker))];
  const episode = parseEpisode(`---\nspeakers: ${JSON.stringify(names)}\n---\n${text}`, { houseStyle: 'name-colon' });
  const said = episode.turns.map(({ label, paragraphs }) => ({ speaker: label.text, words: wordsOf(paragraphs.map(({ from, to }) => oneLine(episode.text.slice(from, to))).join(' ')) }));
  return findLost(said, turns);
}

interface Said {
  readonly speaker: string | null;
  readonly words: readonly string[];
}

function saidBy(segments: readonly Segment[]): Said[] {
  return segments.map(({ speaker, text }) => ({ speaker, words: wordsOf(text) }));
}

function findLost(said: readonly Said[], turns: readonly ScriptTurn[]): string | null {
  const read = said.flatMap(({ speaker, words }) => words.map((word) => ({ speaker, word })));
  let at = 0;
  for (const { speaker, words, line } of turns) {
    for (const word of words) {
      const found = read[at++];
      if (found?.word === word && found.speaker === speaker) continue;
      return found?.word === word ? `The words of “${speaker}” would read back as ${found.speaker === null ? 'nobody’s' : `those of “${found.speaker}”`} (line ${line}).` : `“${word}” would not read back as it stands (line ${line}).`;
    }
  }
  return at === read.length ? null : 'There would be words that the episode has not.';
}
