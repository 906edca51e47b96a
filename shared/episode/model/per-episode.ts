import type { Episode } from './episode.ts';

/** A value that several rules need and that is worked out once for each episode, when the first of them asks. */
export function perEpisode<T>(compute: (episode: Episode) => T): (episode: Episode) => T {
  const known = new WeakMap<Episode, { readonly value: T }>();
  return (episode) => {
    const before = known.get(episode);
    if (before !== undefined) return before.value;
    const value = compute(episode);
    known.set(episode, { value });
    return value;
  };
}
