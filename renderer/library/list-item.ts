import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import type { SearchHit } from '../../shared/library/search-hit.ts';

/** What a line of the library's list is. */
export type ListItem =
  | { readonly kind: 'row'; readonly row: EpisodeRow }
  | { readonly kind: 'hit'; readonly hit: SearchHit }
  | { readonly kind: 'heading'; readonly title: string };
