import type { Episode } from '../episode/model/episode.ts';
import { largest } from '../lists.ts';
import type { SidecarRecord } from './sidecar-record.ts';
import { placeOf } from './turn-anchor.ts';

/** How many turns, from the first, somebody has looked at; null where no pass was begun. */
export function countReviewed(episode: Episode, { reviewed }: Pick<SidecarRecord, 'reviewed'>): number | null {
  if (reviewed.length === 0) return null;
  const counts = reviewed.map((anchor) => {
    const place = placeOf(episode, anchor);
    if (place === null) return anchor.index + 1;
    return place.isGone ? place.index : place.index + 1;
  });
  return Math.min(episode.turns.length, largest(counts));
}
