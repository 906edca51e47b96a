import { firstIndex } from '../text/first-index.ts';
import { numberWords, skipped } from './word-keys.ts';

/** Two texts side by side. */
export interface WordAlignment {
  /** For each word of the first text the index of the word of the second that stands in its place, increasing; -1 where none does. */
  readonly pairs: Int32Array;
  /** 1 where the two are the same word but for capitals, accents and punctuation. */
  readonly same: Uint8Array;
}

/** Runs of so many words are looked for, the longest first: one that stands once in each text anchors both. */
const anchorLengths = [6, 3, 1];
/** Stretches whose lengths multiply to no more are compared word by word. */
const maxCells = 1_000_000;
/** A word for another costs less than taking one out and putting one in, more than either. */
const cost = { other: 3, gap: 2 };

/**
 * Aligns two versions of one text, of which either may have words that the other lacks: anchors that are unique in
 * both, in the longest order that they share (patience diff), and between them the cheapest edits (Needleman and
 * Wunsch, 1970). Takes time nearly linear in the lengths.
 */
export function alignWords(own: readonly string[], other: readonly string[]): WordAlignment {
  const numbers = numberWords(own, other);
  const a = withoutSkipped(numbers.own);
  const b = withoutSkipped(numbers.other);
  const found = new Int32Array(a.keys.length).fill(-1);
  alignStretch({ a: a.keys, b: b.keys, found }, { aFrom: 0, aTo: a.keys.length, bFrom: 0, bTo: b.keys.length }, 0);
  const pairs = new Int32Array(own.length).fill(-1);
  const same = new Uint8Array(own.length);
  found.forEach((at, index) => {
    if (at < 0) return;
    pairs[a.places[index]!] = b.places[at]!;
    if (a.keys[index] === b.keys[at]) same[a.places[index]!] = 1;
  });
  return { pairs, same };
}

interface Texts {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly found: Int32Array;
}

interface Stretch {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

function withoutSkipped(numbers: Int32Array): { readonly keys: Int32Array; readonly places: Int32Array } {
  const places = Int32Array.from(numbers.keys()).filter((index) => numbers[index] !== skipped);
  return { keys: Int32Array.from(places, (index) => numbers[index]!), places };
}

function alignStretch(texts: Texts, stretch: Stretch, level: number): void {
  const { a, b, found } = texts;
  let { aFrom, aTo, bFrom, bTo } = stretch;
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) found[aFrom++] = bFrom++;
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) found[--aTo] = --bTo;
  if (aFrom === aTo || bFrom === bTo) return;
  const rest = { aFrom, aTo, bFrom, bTo };
  if ((aTo - aFrom) * (bTo - bFrom) <= maxCells) {
    compare(texts, rest);
    return;
  }
  const length = anchorLengths[level];
  if (length === undefined) {
    alignInPieces(texts, rest);
    return;
  }
  let from = { a: aFrom, b: bFrom };
  for (const [atA, atB] of findAnchors(texts, rest, length)) {
    // The stretch up to an anchor is looked at with the same length again: what stood twice may stand once in it.
    alignStretch(texts, { aFrom: from.a, aTo: atA, bFrom: from.b, bTo: atB }, level);
    from = { a: atA, b: atB };
    while (from.a < atA + length) found[from.a++] = from.b++;
  }
  const isWhole = from.a === aFrom && from.b === bFrom;
  alignStretch(texts, { aFrom: from.a, aTo, bFrom: from.b, bTo }, isWhole ? level + 1 : level);
}

/** Runs that stand once in each stretch, as pairs of places, both increasing and not overlapping. */
function findAnchors({ a, b }: Texts, { aFrom, aTo, bFrom, bTo }: Stretch, length: number): [number, number][] {
  const inA = findUnique(a, aFrom, aTo, length);
  const inB = findUnique(b, bFrom, bTo, length);
  const shared: [number, number][] = [];
  for (const [run, place] of inA) {
    const other = inB.get(run);
    if (place >= 0 && other !== undefined && other >= 0) shared.push([place, other]);
  }
  shared.sort((one, two) => one[0] - two[0]);
  let end = { a: -1, b: -1 };
  return longestIncreasing(shared).filter(([atA, atB]) => {
    if (atA < end.a || atB < end.b) return false;
    end = { a: atA + length, b: atB + length };
    return true;
  });
}

/** Run to the place where it stands; -1 where it stands more than once. */
function findUnique(keys: Int32Array, from: number, to: number, length: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at + length <= to; at++) {
    const run = keys.subarray(at, at + length).join();
    places.set(run, places.has(run) ? -1 : at);
  }
  return places;
}

/** The longest subsequence whose second numbers increase (patience sorting). */
function longestIncreasing(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, place], index) => {
    const top = firstIndex(tops.length, (at) => pairs[tops[at]!]![1] >= place);
    if (top > 0) before[index] = tops[top - 1]!;
    tops[top] = index;
  });
  const chain: [number, number][] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) chain.push(pairs[index]!);
  return chain.reverse();
}

/** Nothing is shared that stands once: the texts go on at the same pace. */
function alignInPieces(texts: Texts, { aFrom, aTo, bFrom, bTo }: Stretch): void {
  const pieces = Math.ceil(Math.sqrt(((aTo - aFrom) * (bTo - bFrom)) / maxCells));
  const cut = (from: number, to: number, piece: number) => from + Math.floor(((to - from) * piece) / pieces);
  for (let piece = 0; piece < pieces; piece++) {
    let stretch = {
      aFrom: cut(aFrom, aTo, piece),
      aTo: cut(aFrom, aTo, piece + 1),
      bFrom: cut(bFrom, bTo, piece),
      bTo: cut(bFrom, bTo, piece + 1),
    };
    // One text may be many times as long as the other.
    for (; (stretch.aTo - stretch.aFrom) * (stretch.bTo - stretch.bFrom) > maxCells;)
      stretch = { ...stretch, aTo: (stretch.aFrom + stretch.aTo) >> 1, bTo: (stretch.bFrom + stretch.bTo) >> 1 };
    compare(texts, stretch);
  }
}

const step = { pair: 0, takeOut: 1, putIn: 2 };

/** The cheapest way from one stretch to the other, cell by cell. */
function compare({ a, b, found }: Texts, { aFrom, aTo, bFrom, bTo }: Stretch): void {
  const rows = aTo - aFrom;
  const columns = bTo - bFrom;
  const steps = new Uint8Array((rows + 1) * (columns + 1));
  let above = Int32Array.from({ length: columns + 1 }, (_, column) => column * cost.gap);
  let current = new Int32Array(columns + 1);
  steps.fill(step.putIn, 1, columns + 1);
  for (let row = 1; row <= rows; row++) {
    const key = a[aFrom + row - 1];
    const base = row * (columns + 1);
    current[0] = row * cost.gap;
    steps[base] = step.takeOut;
    for (let column = 1; column <= columns; column++) {
      let least = above[column - 1]! + (key === b[bFrom + column - 1] ? 0 : cost.other);
      let way = step.pair;
      const out = above[column]! + cost.gap;
      if (out < least) {
        least = out;
        way = step.takeOut;
      }
      const put = current[column - 1]! + cost.gap;
      if (put < least) {
        least = put;
        way = step.putIn;
      }
      current[column] = least;
      steps[base + column] = way;
    }
    [above, current] = [current, above];
  }
  for (let row = rows, column = columns; row > 0 && column > 0;) {
    const way = steps[row * (columns + 1) + column];
    if (way !== step.putIn) row--;
    if (way !== step.takeOut) column--;
    if (way === step.pair) found[aFrom + row] = bFrom + column;
  }
}
