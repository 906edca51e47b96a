import type { Episode } from '../episode/model/episode.ts';
import { perEpisode } from '../episode/model/per-episode.ts';
import { rankDoubts, worthALook, type Doubt } from './find-doubts.ts';

const maxDoubts = 20;

/** The turns that most look like somebody else's, the most doubtful first; few enough to look at each. */
export const strongDoubts = perEpisode((episode: Episode): readonly Doubt[] =>
  rankDoubts(episode)
    .filter(({ score }) => score >= worthALook)
    .slice(0, maxDoubts),
);
