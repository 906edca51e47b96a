import { smallest } from '../lists.ts';
import type { Background } from './background.ts';
import { framesPerSecond } from './frames.ts';

/** What is known of the voices when edges are placed. */
export interface VoiceScores {
  /** For each voice, the score of everything up to each frame, as `scoreFrames` gives it. */
  readonly upTo: readonly Float32Array[];
  /** Turn by turn, how probable each voice is. */
  readonly probable: Float64Array;
  /** How much scores count. */
  readonly scale: number;
}

export interface EdgeQuestion {
  /** Where turns are said to begin, and behind them the end of the last, in frames, ascending. */
  readonly edges: readonly number[];
  /** How far off they are usually, in seconds. */
  readonly spread: number;
  /** How long each turn should take by its words, in frames. */
  readonly expected: readonly number[];
  /** Null before anything is known of them. */
  readonly voices: VoiceScores | null;
}

/** In frames. */
const step = 5;
const pauseReach = 5;
const maxShift = 1.6 * framesPerSecond;
const minLength = 20;
const minSpeech = 15;
/** What a frame of silence is worth, in nats. */
const pauseWeight = 12;
/** How far a turn's length is from its words, as a factor, usually: e to the power of this. */
const lengthSpread = 0.4;
/** A turn's length is never a stronger reason than this. */
const maxLengthCost = 4.5;
const maxShiftCost = 8;
/** Voices that seem impossible by what is believed so far stay possible. */
const leastProbable = 0.03;

/**
 * Moves the edges of turns to the nearest pauses in the sound, all at once, so that lengths stay in keeping with the
 * words and, once voices are known, so that each turn sounds like one of them. Linear in turns.
 */
export function placeEdges(background: Background, { edges, spread, expected, voices }: EdgeQuestion): number[] {
  const { count } = background.frames;
  const shift = Math.min(maxShift, Math.round(spread * 4 * framesPerSecond));
  const spoken = new Int32Array(count + 1);
  for (let frame = 0; frame < count; frame++) spoken[frame + 1] = spoken[frame]! + background.speech[frame]!;
  const places = edges.map((edge) => {
    const near: number[] = [];
    for (let place = edge - Math.floor(shift / step) * step; place <= edge + shift; place += step)
      if (place >= 0 && place <= count) near.push(place);
    return near.length > 0 ? near : [Math.max(0, Math.min(count, edge))];
  });
  const costOf = (edge: number, place: number) =>
    pauseWeight * loudnessAround(background.level, place) +
    Math.min(maxShiftCost, 0.5 * ((place - edge) / framesPerSecond / (spread * 1.3)) ** 2);
  let costs = places[0]!.map((place) => costOf(edges[0]!, place));
  const ways: Int32Array[] = [];
  for (let edge = 1; edge < edges.length; edge++) {
    const turn = edge - 1;
    const before = places[turn]!;
    const way = new Int32Array(places[edge]!.length);
    costs = places[edge]!.map((place, index) => {
      let least = Infinity;
      for (let other = 0; other < before.length && before[other]! <= place - minLength; other++) {
        const from = before[other]!;
        const cost =
          costs[other]! +
          lengthCost(place - from, expected[turn]!) +
          (spoken[place]! - spoken[from]! < minSpeech ? 3 : 0) -
          (voices === null ? 0 : voiceScore(voices, turn, from, place));
        if (cost < least) [least, way[index]] = [cost, other];
      }
      // Turns that leave no room for one another: the edge stands after all others, wherever that is.
      return (least === Infinity ? 1e9 : least) + costOf(edges[edge]!, place);
    });
    ways.push(way);
  }
  let index = costs.indexOf(smallest(costs));
  const placed = [places.at(-1)![index]!];
  for (let edge = edges.length - 2; edge >= 0; edge--) {
    index = ways[edge]![index]!;
    placed.unshift(places[edge]![index]!);
  }
  for (let edge = 1; edge < placed.length; edge++) placed[edge] = Math.max(placed[edge]!, placed[edge - 1]! + 1);
  return placed;
}

function loudnessAround(level: Float32Array, place: number): number {
  let sum = 0;
  let count = 0;
  for (let frame = Math.max(0, place - pauseReach); frame <= Math.min(level.length - 1, place + pauseReach); frame++) {
    sum += level[frame]!;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

function lengthCost(length: number, expected: number): number {
  const off = Math.log((length + minLength) / (expected + minLength)) / lengthSpread;
  return Math.min(maxLengthCost, 0.5 * off * off);
}

function voiceScore({ upTo, probable, scale }: VoiceScores, turn: number, from: number, to: number): number {
  const logOf = (voice: number) =>
    Math.log(probable[turn * upTo.length + voice]! + leastProbable) + scale * (upTo[voice]![to]! - upTo[voice]![from]!);
  let top = -Infinity;
  for (let voice = 0; voice < upTo.length; voice++) top = Math.max(top, logOf(voice));
  let sum = 0;
  for (let voice = 0; voice < upTo.length; voice++) sum += Math.exp(logOf(voice) - top);
  return top + Math.log(sum);
}
