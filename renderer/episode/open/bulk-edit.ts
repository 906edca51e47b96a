import { undo } from '@codemirror/commands';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import { dismissNotice, notify, notifyWithAction } from '../../base/notices-store.ts';
import { editShownEpisode } from './edit-episode.ts';
import { useOpenEpisodes } from './open-episodes-store.ts';

/** Applies edits of many places as one step of undo, and says what they were, with a button that takes them back. @param done what was done, in words */
export function editInBulk(edits: readonly TextEdit[], done: string): void {
  const before = useOpenEpisodes.getState().view?.state.doc;
  editShownEpisode(edits);
  if (useOpenEpisodes.getState().view?.state.doc !== before) offerUndo(done);
}

/** Says what the last change of the shown episode was, with a button that takes it back for as long as nothing else was changed. */
export function offerUndo(done: string): void {
  const { view, shown } = useOpenEpisodes.getState();
  if (!view) return;
  const { doc } = view.state;
  const isLast = () => useOpenEpisodes.getState().shown === shown && view.state.doc === doc;
  const notice = notifyWithAction(done, {
    title: 'Undo',
    run: () => {
      stop();
      if (isLast()) undo(view);
      else notify('Something else was changed since. Undo takes the changes back one by one.');
      view.focus();
    },
  });
  const stop = useOpenEpisodes.subscribe(() => {
    if (isLast()) return;
    stop();
    dismissNotice(notice);
  });
}
