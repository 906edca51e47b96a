import { firstIndex } from '../text/first-index.ts';
import type { Episode, Turn } from '../episode/model/episode.ts';

/** The turn whose label or words hold `offset`, its end included; null between turns. */
export function turnAt({ turns }: Episode, offset: number): Turn | null {
  const turn = turns[lastTurnFrom(turns, offset)];
  return turn !== undefined && offset <= turn.range.to ? turn : null;
}

/** The turn that a cursor at `offset` works on: the one there, else the one above, else the first; null where there are none. */
export function nearestTurn({ turns }: Episode, offset: number): Turn | null {
  return turns[Math.max(0, lastTurnFrom(turns, offset))] ?? null;
}

/** Index of the last turn that begins at or before `offset`; -1 where none does. */
const lastTurnFrom = (turns: readonly Turn[], offset: number) =>
  firstIndex(turns.length, (index) => turns[index]!.range.from > offset) - 1;
