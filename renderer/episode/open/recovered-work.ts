import { mergeTexts } from '../../../shared/merge/merge-texts.ts';
import { renderMerge } from '../../../shared/merge/render-merge.ts';
import { request } from '../../base/client.ts';
import { useLibrary } from '../../base/library-store.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { showAsEdit } from './edit-episode.ts';
import { shownEpisode, changeEpisode, type OpenEpisode } from './open-episodes-store.ts';

/**
 * The work that is recovered, merged with what the file has become since; as it was, where nobody knows what it began with.
 * @returns `isDecided`: false where both changed the same, and our work stands for both
 */
export function mergeRecovered({ recovered, state }: OpenEpisode): {
  readonly text: string;
  readonly isDecided: boolean;
} {
  const { text, base } = recovered!;
  if (base === null) return { text, isDecided: true };
  const merge = mergeTexts(base, text, state.doc.toString(), { config: useLibrary.getState().library!.config });
  return {
    text: renderMerge(
      merge,
      merge.conflicts.map(() => 'ours'),
    ),
    isDecided: merge.conflicts.length === 0,
  };
}

/** Shows work that was recovered, as it was or merged, and offers it no more. */
export function restoreRecovered(text: string): void {
  const openEpisode = shownEpisode();
  if (!openEpisode) return;
  changeEpisode(openEpisode.path, { recovered: null });
  showAsEdit(text);
}

/** Forgets what was recovered, for good. */
export async function discardRecovered(): Promise<void> {
  const openEpisode = shownEpisode();
  if (!openEpisode?.recovered) return;
  changeEpisode(openEpisode.path, { recovered: null });
  await reportErrors(() =>
    request('episode.journal', { path: openEpisode.path, baseHash: openEpisode.hash, text: null }),
  );
}
