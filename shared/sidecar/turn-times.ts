import type { Episode } from '../episode/model/episode.ts';
import type { SidecarRecord, TurnTime } from './sidecar-record.ts';
import { anchorTurn, findTurn } from './turn-anchor.ts';

/** Turn index to the second at which it begins, for the turns that are still there; the earliest where two records mean one turn. */
export function placeTimes(episode: Episode, times: readonly TurnTime[]): Map<number, number> {
  const placed = new Map<number, number>();
  for (const { seconds, anchor } of times) {
    const index = findTurn(episode, anchor);
    if (index !== null) placed.set(index, Math.min(seconds, placed.get(index) ?? Infinity));
  }
  return placed;
}

/** What is known beside the episode, with these times (turn index to seconds) in place of all earlier ones. */
export function withTimes(sidecar: SidecarRecord, episode: Episode, times: ReadonlyMap<number, number>): SidecarRecord {
  return { ...sidecar, times: [...times].map(([index, seconds]) => ({ seconds, anchor: anchorTurn(episode, index) })) };
}
