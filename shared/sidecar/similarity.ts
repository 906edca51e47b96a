import type { Episode } from '../episode/model/episode.ts';
import type { SidecarRecord } from './sidecar-record.ts';
import { digestTurns } from './turn-anchor.ts';

/** What is known of an episode whose file is gone, to find it again in another file. */
export interface SimilarityEvidence {
  /** Of turns, as `TurnAnchor` has them. */
  readonly digests: ReadonlySet<string>;
  /** Words around problems that were let stand. */
  readonly excerpts: ReadonlySet<string>;
}

/** @param earlier the episode as it once was; null where no version of it is kept */
export function gatherSimilarityEvidence(
  { reviewed, times, excuses }: Pick<SidecarRecord, 'reviewed' | 'times' | 'excuses'>,
  earlier: Episode | null,
): SimilarityEvidence {
  const anchors = [...reviewed, ...times.map(({ anchor }) => anchor)].flatMap(({ before, own, after }) => [
    before,
    own,
    after,
  ]);
  const turns = earlier === null ? [] : digestTurns(earlier);
  return {
    digests: new Set([...anchors, ...turns].filter((digest) => digest !== '')),
    excerpts: new Set(
      excuses.flatMap(({ anchor }) => (anchor === null || anchor.length < longEnough.letters ? [] : [anchor])),
    ),
  };
}

/** Shorter ones are said in many episodes. */
const longEnough = { words: 4, letters: 20 };

/**
 * The share of the evidence that an episode holds, 0 to 1; 0 also where it is less than half, or only what many episodes
 * hold: turns of a few words.
 */
export function similarityOf(episode: Episode, { digests, excerpts }: SimilarityEvidence): number {
  const own = new Set<string>();
  const telling = new Set<string>();
  digestTurns(episode).forEach((digest, index) => {
    own.add(digest);
    if (episode.turns[index]!.words >= longEnough.words) telling.add(digest);
  });
  const text = excerpts.size === 0 ? '' : episode.text.replace(/[^\S\n]+/g, ' ');
  const said = [...excerpts].filter((excerpt) => text.includes(excerpt)).length;
  const share = ([...digests].filter((digest) => own.has(digest)).length + said) / (digests.size + excerpts.size);
  const evidence = [...digests].filter((digest) => telling.has(digest)).length + 2 * said;
  return share >= 0.5 && evidence >= 2 ? share : 0;
}
