import type { Episode, Narration, Turn } from '../episode/model/episode.ts';
import { perEpisode } from '../episode/model/per-episode.ts';

/** What a walk through an episode stops at: who says it can be asked. */
export type Stop = Turn | Narration;

/** Every turn and paragraph of narration, in the order of the text. */
export const stopsOf = perEpisode(({ blocks }: Episode): readonly Stop[] =>
  blocks.filter((block) => block.kind === 'turn' || block.kind === 'narration'),
);

/** Position among the stops of the one that a cursor at `offset` works on: the one there, else the one above, else the first; -1 where there are none. */
export function stopAt(episode: Episode, offset: number): number {
  const stops = stopsOf(episode);
  const at = stops.findLastIndex(({ range }) => range.from <= offset);
  return at === -1 && stops.length > 0 ? 0 : at;
}

/** Position among the stops of a turn, by its index among the turns; -1 where there is no such turn. */
export function stopOfTurn(episode: Episode, turn: number): number {
  const block = episode.turns[turn];
  return block === undefined ? -1 : stopsOf(episode).indexOf(block);
}
