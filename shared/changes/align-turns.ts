import { diffArrays } from 'diff';
import { append } from '../lists.ts';

/** One turn as a comparison sees it: who speaks, when, and the words without label, time and white space. */
export interface ComparedTurn {
  readonly label: string;
  readonly seconds: number | null;
  readonly words: readonly string[];
}

/** The same turn before and after; null on the side that does not have it. */
export type AlignedTurn<T = ComparedTurn> =
  | { readonly before: T; readonly after: T }
  | { readonly before: T; readonly after: null }
  | { readonly before: null; readonly after: T };

/** Beyond this many differences two texts are called wholly different, so that the comparison stays linear in their length. */
export const maxDifferences = 1500;

/** How far down the other side a rewritten turn is looked for. */
const reach = 8;

/**
 * Pairs the turns of two versions. Turns with the same words are the same turn, whoever speaks them; between those, a
 * turn goes with the next one on the other side that shares at least half of its words. Order is kept.
 */
export function alignTurns<T extends Pick<ComparedTurn, 'words'>>(
  before: readonly T[],
  after: readonly T[],
): AlignedTurn<T>[] {
  const key = ({ words }: T) => words.join(' ');
  const hunks = diffArrays(before.map(key), after.map(key), { maxEditLength: maxDifferences });
  if (hunks === undefined) return pairRewritten(before, after);
  const aligned: AlignedTurn<T>[] = [];
  let left = 0;
  let right = 0;
  for (let index = 0; index < hunks.length;) {
    if (!hunks[index]!.added && !hunks[index]!.removed) {
      for (let count = hunks[index]!.count; count > 0; count--)
        aligned.push({ before: before[left++]!, after: after[right++]! });
      index++;
      continue;
    }
    const from = { left, right };
    for (; index < hunks.length && (hunks[index]!.added || hunks[index]!.removed); index++) {
      if (hunks[index]!.removed) left += hunks[index]!.count;
      else right += hunks[index]!.count;
    }
    append(aligned, pairRewritten(before.slice(from.left, left), after.slice(from.right, right)));
  }
  return aligned;
}

function pairRewritten<T extends Pick<ComparedTurn, 'words'>>(
  before: readonly T[],
  after: readonly T[],
): AlignedTurn<T>[] {
  const aligned: AlignedTurn<T>[] = [];
  let next = 0;
  for (const turn of before) {
    const found = after.slice(next, next + reach).findIndex((candidate) => isRewritten(turn, candidate));
    if (found < 0) {
      aligned.push({ before: turn, after: null });
      continue;
    }
    append(
      aligned,
      after.slice(next, next + found).map((added) => ({ before: null, after: added })),
    );
    aligned.push({ before: turn, after: after[next + found]! });
    next += found + 1;
  }
  return [...aligned, ...after.slice(next).map((added) => ({ before: null, after: added }))];
}

/** Whether at least half of the shorter turn's words, and a fifth of the longer one's, stand in the other. */
function isRewritten({ words: a }: Pick<ComparedTurn, 'words'>, { words: b }: Pick<ComparedTurn, 'words'>): boolean {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared++;
  }
  return shared > 0 && shared * 2 >= Math.min(a.length, b.length) && shared * 5 >= Math.max(a.length, b.length);
}
