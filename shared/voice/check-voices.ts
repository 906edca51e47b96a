import type { Background } from './background.ts';
import { placeEdges } from './edges.ts';
import { framesPerSecond } from './frames.ts';
import { believe, voiceMeant, type Belief } from './runs.ts';
import { bestScale, compareLabels, firstScale, usualScale } from './compare-labels.ts';
import { fitWithout, scoreTurns, weightsOf } from './score-turns.ts';
import { findChange, type VoiceChange } from './voice-change.ts';
import { fitVoice, scoreFrames, statisticsOf, type Statistics } from './statistics.ts';

/** A turn as it is heard. */
export interface TurnHeard {
  /** Seconds; ascending from turn to turn. */
  readonly start: number;
  /** Who is said to speak; null where nobody has said it. */
  readonly label: string | null;
  /** How many words it has. */
  readonly words: number;
}

/** Whose voice a turn sounds like. */
export interface TurnVoice {
  /** Where it begins and ends in the sound, in seconds, as far as pauses and voices tell. */
  readonly start: number;
  readonly end: number;
  /** How probable each of `VoiceCheck.voices` is; null where there is no telling, as in a turn without sound. */
  readonly probable: readonly number[] | null;
  /** Two of `VoiceCheck.voices` that seem to be swapped from some turn before to some turn after. */
  readonly swapped: readonly [number, number] | null;
  /** Where another voice seems to go on. */
  readonly change: VoiceChange | null;
}

export interface VoiceCheck {
  /** The labels whose voices are known well enough. */
  readonly voices: readonly string[];
  /** Seconds of speech by the labels that are not. */
  readonly tooShort: ReadonlyMap<string, number>;
  readonly turns: readonly TurnVoice[];
  /** How far the times were off, in seconds, usually. */
  readonly spread: number;
  /** Whether the voices cannot be told apart by what there is. */
  readonly alike: boolean;
}

/** Seconds of speech that it takes to know a voice: to doubt a label, and to suggest one. */
export const secondsToDoubt = 15;
export const secondsToSuggest = 3;

const rounds = 4;
const firstSpread = 0.6;
const trim = 3;
/** A voice is not heard in fewer frames of speech. */
const minFrames = 8;

/**
 * Compares every turn with the voices of all labels, each voice without the turn itself, in rounds: what turns out to be
 * somebody else's no longer counts as that voice, and edges move to where pauses and voices say. Deterministic.
 */
export function checkVoices(background: Background, turns: readonly TurnHeard[]): VoiceCheck {
  const { count } = background.frames;
  const given = edgesOf(turns, count);
  const words = turns.reduce((sum, turn) => sum + turn.words, 0);
  const framesPerWord = (given.at(-1)! - given[0]!) / Math.max(1, words);
  const expected = turns.map((turn) => (turn.words + 0.5) * framesPerWord);
  let edges = given;
  let spread = firstSpread;
  let offset = 0;
  const place = (voices: Parameters<typeof placeEdges>[1]['voices']) => {
    const shifted = keepAscending(given.map((edge) => Math.min(count, Math.max(0, edge + offset))));
    edges = placeEdges(background, { edges: shifted, spread, expected, voices });
    ({ offset, spread } = compareEdges(given, edges));
  };
  place(null);
  place(null);

  let heard = hear(background, edges);
  const { voices, tooShort } = chooseVoices(turns, heard);
  const labels = turns.map(({ label }) => (label === null ? -1 : voices.indexOf(label)));
  const size = voices.length;
  const { swapped, alike } = compareLabels(background, heard, labels, size);
  let weights = weightsOf(
    labels.map((label, turn) => voiceMeant(label, swapped[turn]!)),
    size,
  );
  let scale = usualScale;
  let belief: Belief = { probable: weights, swapped };
  const upTo = voices.map(() => new Float32Array(count + 1));
  let changes: readonly (VoiceChange | null)[] = turns.map(() => null);
  for (let round = 0; round < rounds && size > 0; round++) {
    const { scores, totals } = scoreTurns(background, heard, weights, size);
    if (round === rounds - 1) scale = Math.min(usualScale, bestScale(scores, labels, size));
    belief = believe(scores, labels, size, round === 0 ? firstScale : scale);
    if (round === rounds - 1) {
      // What goes on in a turn is told by voices without it, too: a voice that has learnt the stranger knows no change.
      changes = heard.map((statistics, turn) => {
        const stretch = { from: edges[turn]!, to: edges[turn + 1]! };
        totals.forEach((total, voice) =>
          scoreFrames(background, fitWithout(total, statistics, weights[turn * size + voice]!), upTo[voice]!, stretch),
        );
        return findChange(upTo, { ...stretch, scale });
      });
      break;
    }
    weights = belief.probable.map((probable, at) => {
      const turn = Math.floor(at / size);
      const label = voiceMeant(labels[turn]!, belief.swapped[turn]!);
      // Turns change sides only when the voices are known well: at first, doubtful ones are left out.
      const mayCount = label < 0 || label === at % size || round >= 2;
      return probable < 0.05 || !mayCount ? 0 : probable;
    });
    totals.forEach((total, voice) => scoreFrames(background, fitVoice(total), upTo[voice]!));
    place({ upTo, probable: belief.probable, scale: usualScale });
    heard = hear(background, edges);
  }
  return {
    voices,
    tooShort,
    spread,
    alike,
    turns: turns.map((_, turn) => ({
      start: edges[turn]! / framesPerSecond,
      end: edges[turn + 1]! / framesPerSecond,
      probable:
        size < 2 || heard[turn]!.frames < minFrames
          ? null
          : Array.from(belief.probable.subarray(turn * size, (turn + 1) * size)),
      swapped: belief.swapped[turn]!,
      change: changes[turn]!,
    })),
  };
}

/** In frames; behind the starts, the end of the sound, or of what the last turn's words take at most. */
function edgesOf(turns: readonly TurnHeard[], count: number): number[] {
  const starts = turns.map(({ start }) => Math.min(count, Math.round(start * framesPerSecond)));
  const first = starts[0] ?? 0;
  const last = starts.at(-1) ?? 0;
  const before = turns.slice(0, -1).reduce((sum, { words }) => sum + words, 0);
  const perWord = before === 0 ? framesPerSecond / 2 : (last - first) / before;
  const end = Math.min(count, Math.ceil(last + ((turns.at(-1)?.words ?? 0) + 1) * perWord * 1.3));
  return keepAscending([...starts, end]);
}

function keepAscending(edges: number[]): number[] {
  for (let edge = 1; edge < edges.length; edge++) edges[edge] = Math.max(edges[edge]!, edges[edge - 1]! + 1);
  return edges;
}

/** By how much, in frames, edges were moved on the whole, and how far each was besides, in seconds. */
function compareEdges(given: readonly number[], placed: readonly number[]): { offset: number; spread: number } {
  const moves = placed.map((edge, index) => edge - given[index]!).sort((a, b) => a - b);
  const offset = moves[Math.floor(moves.length / 2)]!;
  const sum = moves.reduce((total, move) => total + Math.min(200, Math.abs(move - offset)), 0);
  return { offset, spread: Math.max(0.08, Math.min(1, sum / moves.length / framesPerSecond + 0.02)) };
}

function hear(background: Background, edges: readonly number[]): Statistics[] {
  return edges
    .slice(0, -1)
    .map((edge, turn) => statisticsOf(background, edge + trim, Math.max(edge + trim, edges[turn + 1]! - trim)));
}

function chooseVoices(turns: readonly TurnHeard[], heard: readonly Statistics[]) {
  const seconds = new Map<string, number>();
  turns.forEach(({ label }, turn) => {
    if (label !== null) seconds.set(label, (seconds.get(label) ?? 0) + heard[turn]!.frames / framesPerSecond);
  });
  // An episode that is being taught has little of anybody yet.
  const needed = turns.some(({ label }) => label === null) ? secondsToSuggest : secondsToDoubt;
  return {
    voices: [...seconds].filter(([, spoken]) => spoken >= needed).map(([label]) => label),
    tooShort: new Map([...seconds].filter(([, spoken]) => spoken < secondsToDoubt)),
  };
}
