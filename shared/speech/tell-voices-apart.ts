import { agnes, type Cluster } from 'ml-hclust';
import type { VoicePiece } from './heard.ts';

/** Pieces that are compared each with each, which takes their number squared; the others go to the nearest voice. */
const mostCompared = 600;
/** Where nobody says how many speak: voices whose pieces are on average nearer than this are one. A cosine distance; not measured yet. */
const sameVoice = 0.65;
/** A voice with less of all that was said than this is a noise, or somebody at an odd moment. */
const leastShare = 0.02;
const mostVoices = 20;
/** Rounds in which voices are averaged, and pieces go to the nearest, until nothing changes. */
const rounds = 10;

/**
 * Which pieces sound like one voice: numbers from 0 in the order in which voices are first heard, one for each piece.
 * Clustering by average linkage over cosine distances, as in Garcia-Romero et al., “Speaker diarization using deep neural
 * network embeddings” (2017), then k-means over the directions.
 * @param count how many speak; null where nobody says
 */
export function tellVoicesApart(pieces: readonly VoicePiece[], count: number | null): number[] {
  if (pieces.length === 0) return [];
  const directions = pieces.map(({ vector }) => normalise(vector));
  if (count === 1 || pieces.length === 1) return pieces.map(() => 0);
  const compared = sample(directions);
  const groups = groupAlike(compared, count);
  let centres = groups.map((indices) => normalise(mean(indices.map((index) => compared[index]!))));
  let nearest = directions.map((direction) => nearestOf(centres, direction));
  for (let round = 0; round < rounds; round++) {
    centres = centres.map((centreOfVoice, voice) => {
      const own = directions.filter((_, index) => nearest[index] === voice);
      return own.length === 0 ? centreOfVoice : normalise(mean(own));
    });
    const next = directions.map((direction) => nearestOf(centres, direction));
    if (next.every((voice, index) => voice === nearest[index])) break;
    nearest = next;
  }
  return inOrderHeard(nearest);
}

function groupAlike(directions: readonly (readonly number[])[], count: number | null): number[][] {
  const distances = directions.map((a) => directions.map((b) => 1 - dot(a, b)));
  const tree = agnes(distances, { method: 'average', isDistanceMatrix: true });
  if (count !== null) return tree.group(Math.min(count, directions.length)).children.map((group) => group.indices());
  const groups = tree.cut(sameVoice).map((group: Cluster) => group.indices());
  const largest = groups.sort((a, b) => b.length - a.length).slice(0, mostVoices);
  const real = largest.filter((group) => group.length >= leastShare * directions.length);
  return real.length > 0 ? real : largest.slice(0, 1);
}

/** At most so many, evenly over the recording. */
function sample<T>(items: readonly T[]): T[] {
  const step = Math.max(1, items.length / mostCompared);
  return Array.from({ length: Math.min(items.length, mostCompared) }, (_, index) => items[Math.floor(index * step)]!);
}

function inOrderHeard(voices: readonly number[]): number[] {
  const order = new Map<number, number>();
  return voices.map((voice) => {
    if (!order.has(voice)) order.set(voice, order.size);
    return order.get(voice)!;
  });
}

function nearestOf(centres: readonly (readonly number[])[], direction: readonly number[]): number {
  let nearest = 0;
  let best = -Infinity;
  centres.forEach((candidate, index) => {
    const likeness = dot(candidate, direction);
    if (likeness > best) [best, nearest] = [likeness, index];
  });
  return nearest;
}

function mean(vectors: readonly (readonly number[])[]): number[] {
  const sum = vectors[0]!.map(() => 0);
  for (const vector of vectors) vector.forEach((value, index) => (sum[index]! += value));
  return sum.map((value) => value / vectors.length);
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}

function lengthOf(vector: readonly number[]): number {
  return Math.sqrt(dot(vector, vector));
}

function normalise(vector: readonly number[]): number[] {
  const length = lengthOf(vector) || 1;
  return vector.map((value) => value / length);
}
