import { mergeTexts } from '../../../shared/merge/merge-texts.ts';
import { renderMerge } from '../../../shared/merge/render-merge.ts';
import { request } from '../../base/client.ts';
import { useLibrary } from '../../base/library-store.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { showAsEdit } from './edit-session.ts';
import { currentSession, changeSession, type Session } from './session.ts';

/**
 * The work that is offered, merged with what the file has become since; as it was, where nobody knows what it began with.
 * @returns `isDecided`: false where both changed the same, and our work stands for both
 */
export function mergeOffered({ offered, state }: Session): { readonly text: string; readonly isDecided: boolean } {
  const { text, base } = offered!;
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

/** Shows work that was offered, as it was or merged, and offers it no more. */
export function takeOffered(text: string): void {
  const session = currentSession();
  if (!session) return;
  changeSession(session.path, { offered: null });
  showAsEdit(text);
}

/** Forgets what was offered, for good. */
export async function discardOffered(): Promise<void> {
  const session = currentSession();
  if (!session?.offered) return;
  changeSession(session.path, { offered: null });
  await reportErrors(() => request('episode.journal', { path: session.path, baseHash: session.hash, text: null }));
}
