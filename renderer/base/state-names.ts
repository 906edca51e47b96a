import type { EpisodeState } from '../../shared/library/episode-row.ts';

/** How each state is called; a new episode has nothing to tell. */
export const stateNames: Record<EpisodeState, string> = {
  new: '',
  'in-progress': 'In progress',
  ready: 'Ready',
  published: 'Published',
  changed: 'Changed since',
};
