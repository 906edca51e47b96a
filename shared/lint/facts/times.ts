import type { Episode, Turn } from '../../episode/model/episode.ts';
import { readTime } from '../../episode/model/times.ts';
import { largest } from '../../lists.ts';
import { fieldKind, scalarText } from '../model/fields.ts';
import type { LibraryConfig } from '../../config/library-config.ts';
import type { Timestamp } from '../../episode/model/episode.ts';
import { perEpisode } from '../../episode/model/per-episode.ts';

/** A turn with its time. */
export interface TimedTurn {
  readonly turn: Turn;
  readonly time: Timestamp;
}

export const timedTurns = perEpisode((episode: Episode): TimedTurn[] =>
  episode.turns.flatMap((turn) => (turn.time === null ? [] : [{ turn, time: turn.time }])),
);

/** How long the front matter says that the episode is, in seconds; the longest where several fields say it; null where none does. */
export function statedDuration({ frontMatter }: Episode, config: LibraryConfig): number | null {
  const durations = frontMatter.fields.flatMap((field) => {
    if (fieldKind(field.key, config) !== 'duration') return [];
    const text = scalarText(field)?.trim() ?? '';
    const time = readTime(text, 0);
    return time !== null && time.range.to === text.length ? [time.seconds] : [];
  });
  return durations.length === 0 ? null : largest(durations);
}
