import type { EpisodeRow } from '../../../shared/library/episode-row.ts';

const lifeWords = {
  draft: 'Draft',
  later: 'Later',
  expired: 'Expired',
  depends: 'Depends on Hugo',
  stops: 'Hugo stops',
} as const;

/** What Hugo makes of a page, where that is not to show it at once. */
export function LifeBadge({ life }: { life: EpisodeRow['life'] }) {
  if (life === null || life.kind === 'live') return null;
  return (
    <span className={`badge${life.kind === 'depends' || life.kind === 'stops' ? ' warning' : ''}`} title={life.words}>
      {lifeWords[life.kind]}
    </span>
  );
}
