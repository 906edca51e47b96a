import { firstIndex } from '../text/first-index.ts';
import type { Episode, Turn } from '../episode/model/episode.ts';
import { partsOf, type Items } from '../episode/model/episode-parts.ts';

/** The turn whose label or words hold `offset`, its end included; null between turns. */
export function turnAt(episode: Episode, offset: number): Turn | null {
  const { turns } = partsOf(episode);
  const index = lastTurnFrom(turns, offset);
  const turn = index < 0 ? undefined : turns.at(index);
  return turn !== undefined && offset <= turn.range.to ? turn : null;
}

/** The turn that a cursor at `offset` works on: the one there, else the one above, else the first; null where there are none. */
export function nearestTurn(episode: Episode, offset: number): Turn | null {
  const { turns } = partsOf(episode);
  return turns.at(Math.max(0, lastTurnFrom(turns, offset))) ?? null;
}

/** Index of the last turn that begins at or before `offset`; -1 where none does. */
const lastTurnFrom = (turns: Items<Turn>, offset: number) =>
  firstIndex(turns.length, (index) => turns.at(index)!.range.from > offset) - 1;
