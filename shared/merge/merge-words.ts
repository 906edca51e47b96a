import { diffArrays } from 'diff';
import { largest, smallest } from '../lists.ts';
import { maxDifferences } from '../changes/align-turns.ts';
import { applyEdits, type TextEdit, type TextRange } from '../text/text-edit.ts';

/** A stretch that both sides changed, each in its own way. */
export interface Clash {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** What both put in, where neither took away what the other changed; else ours, then theirs. */
  readonly both: string;
}

/**
 * Merges two changes of one line word by word. Where both touch the same word, or put something in the same place, the
 * whole sentence is a clash: two rewritings of a sentence, mixed word by word, say what neither meant.
 * @returns the line in pieces, in order.
 */
export function mergeWords(base: string, ours: string, theirs: string): (string | Clash)[] {
  if (ours === theirs || theirs === base) return [ours];
  if (ours === base) return [theirs];
  const left = diffWords(base, ours);
  const right = diffWords(base, theirs);
  const regions = clashingRegions(base, left, right);
  // An insertion at the edge of a clash belongs to the clash.
  const free = joinEdits(left, right).filter(
    (edit) => !regions.some(({ from, to }) => edit.from >= from && edit.to <= to),
  );
  const pieces: (string | Clash)[] = [];
  let position = 0;
  for (const region of regions) {
    pieces.push(applyWithin(base, { from: position, to: region.from }, free));
    const mine = applyWithin(base, region, left);
    const other = applyWithin(base, region, right);
    pieces.push(
      differsInWords(mine, other)
        ? {
            base: base.slice(region.from, region.to),
            ours: mine,
            theirs: other,
            both: takeBoth(base, region, left, right),
          }
        : mine.length >= other.length
          ? mine
          : other,
    );
    position = region.to;
  }
  pieces.push(applyWithin(base, { from: position, to: base.length }, free));
  return pieces.filter((piece) => piece !== '');
}

/** The edits, word by word, that make `after` of `before`. */
function diffWords(before: string, after: string): TextEdit[] {
  const tokens = (text: string) => text.match(/\s+|[\p{L}\p{N}\p{M}'’]+|[^\s\p{L}\p{N}\p{M}'’]/gu) ?? [];
  const hunks = diffArrays(tokens(before), tokens(after), { maxEditLength: maxDifferences });
  if (hunks === undefined) return [{ from: 0, to: before.length, insert: after }];
  const edits: { from: number; to: number; insert: string }[] = [];
  let position = 0;
  for (const { value, added, removed } of hunks) {
    const text = value.join('');
    if (added || removed) {
      let edit = edits.at(-1);
      if (edit === undefined || edit.to !== position) edits.push((edit = { from: position, to: position, insert: '' }));
      if (added) edit.insert += text;
      else edit.to += text.length;
    }
    if (!added) position += text.length;
  }
  return edits;
}

/** Stretches of whole sentences in which edits of both sides meet, in order and apart. */
function clashingRegions(base: string, left: readonly TextEdit[], right: readonly TextEdit[]): TextRange[] {
  const starts = sentenceStarts(base);
  const regions: TextRange[] = [];
  for (const edit of left) {
    for (const other of right) {
      if (!meets(base, edit, other)) continue;
      let region = { from: Math.min(edit.from, other.from), to: Math.max(edit.to, other.to) };
      for (let grown = true; grown;) {
        const before = region;
        region = widen(base, starts, region, [...left, ...right]);
        grown = region.from !== before.from || region.to !== before.to;
      }
      regions.push(region);
    }
  }
  return uniteRanges(regions);
}

function uniteRanges(ranges: readonly TextRange[]): TextRange[] {
  const united: TextRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last !== undefined && range.from <= last.to)
      united[united.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else united.push(range);
  }
  return united;
}

/** White space is nobody's words: nobody is asked about it. */
function differsInWords(a: string, b: string): boolean {
  return a.replace(/\s+/g, ' ').trim() !== b.replace(/\s+/g, ' ').trim();
}

/**
 * Whether two edits change the same word, or one puts words where the other begins or ends, so that their order is
 * open. Doing the same is no clash, and neither is changing two words side by side.
 */
function meets(base: string, a: TextEdit, b: TextEdit): boolean {
  if (a.from === b.from && a.to === b.to && a.insert === b.insert) return false;
  if (a.from < b.to && b.from < a.to) return true;
  if (a.from > b.to || b.from > a.to) return false;
  const isSpace = ({ from, to, insert }: TextEdit) => (base.slice(from, to) + insert).trim() === '';
  const isInsertion = ({ from, to }: TextEdit) => from === to;
  return (a.from === b.from && a.to === b.to) || ((isInsertion(a) || isInsertion(b)) && !isSpace(a) && !isSpace(b));
}

function widen(
  base: string,
  starts: readonly number[],
  { from, to }: TextRange,
  edits: readonly TextEdit[],
): TextRange {
  const first = starts.findLast((start) => start <= from) ?? 0;
  const next = starts.find((start) => start > from && start >= to) ?? base.length;
  const last = first + base.slice(first, next).trimEnd().length;
  const touching = edits.filter((edit) => edit.from < Math.max(to, last) && edit.to > first);
  return {
    from: Math.min(first, smallest(touching.map((edit) => edit.from))),
    to: Math.max(to, last, largest(touching.map((edit) => edit.to))),
  };
}

function sentenceStarts(text: string): number[] {
  return [
    text.length - text.trimStart().length,
    ...[...text.matchAll(/[.!?…]+["'”’)\]]*\s+/g)].map((match) => match.index + match[0].length),
  ];
}

function applyWithin(base: string, { from, to }: TextRange, edits: readonly TextEdit[]): string {
  const inside = edits.filter((edit) => edit.from >= from && edit.to <= to);
  return applyEdits(
    base.slice(from, to),
    inside.map((edit) => ({ from: edit.from - from, to: edit.to - from, insert: edit.insert })),
  );
}

function takeBoth(base: string, region: TextRange, left: readonly TextEdit[], right: readonly TextEdit[]): string {
  const isInside = ({ from, to }: TextEdit) => from >= region.from && to <= region.to;
  const [mine, other] = [left.filter(isInside), right.filter(isInside)];
  const overlap = mine.some((a) => other.some((b) => a.from < b.to && b.from < a.to));
  if (!overlap) return applyWithin(base, region, joinEdits(mine, other));
  return [applyWithin(base, region, mine), applyWithin(base, region, other)].filter((words) => words !== '').join(' ');
}

/** The edits of both sides; what both did is done once. */
function joinEdits(left: readonly TextEdit[], right: readonly TextEdit[]): TextEdit[] {
  return [
    ...left,
    ...right.filter(
      (edit) => !left.some((other) => other.from === edit.from && other.to === edit.to && other.insert === edit.insert),
    ),
  ];
}
