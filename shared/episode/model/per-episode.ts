import type { Episode } from './episode.ts';

/** What is worked out, by the number of who worked it out. One entry an episode: the garbage collector pays for each. */
const known = new WeakMap<Episode, Map<number, unknown>>();
let kinds = 0;

/** A value that several rules need and that is worked out once for each episode, when the first of them asks. */
export function perEpisode<T>(compute: (episode: Episode) => T): (episode: Episode) => T {
  const kind = kinds++;
  return (episode) => {
    let values = known.get(episode);
    if (values === undefined) known.set(episode, (values = new Map()));
    if (values.has(kind)) return values.get(kind) as T;
    const value = compute(episode);
    values.set(kind, value);
    return value;
  };
}
