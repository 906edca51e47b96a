import { isolateHistory } from '@codemirror/commands';
import type { EditorState, Transaction, TransactionSpec } from '@codemirror/state';
import { editsBetween } from '../../../shared/text/edits-between.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';
import { request } from '../../base/client.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { episodeField } from '../editor/episode-field.ts';
import { bodyStart, changesWholeFile } from '../editor/front-matter-guard.ts';
import { isUnsaved } from '../editor/unsaved-edits.ts';
import { showPanel } from './go-to.ts';
import { onlyInText } from '../editor/only-in-text.ts';
import { mayChange } from '../editor/read-only.ts';
import { rememberEdit } from './remember-place.ts';
import { scheduleJournal } from './journal.ts';
import {
  changeEpisode,
  dispatchTo,
  isPauseAwaited,
  markUnsaved,
  shownEpisode,
  useOpenEpisodes,
} from './open-episodes-store.ts';

/**
 * Takes over what the view did.
 * @param onChanged called where the text was changed, once its new state is taken over and before it is kept
 */
export function onTransactions(
  transactions: readonly Transaction[],
  state: EditorState,
  onChanged: (transactions: readonly Transaction[]) => void,
): void {
  const episode = shownEpisode();
  const [first] = transactions;
  if (!episode || !first) return;
  const changed = transactions.some((tr) => tr.docChanged);
  const isTyped = transactions.every(isTyping);
  // What is found while somebody types is shown with the rest in the pause.
  if (!changed && !isTyped && (isPauseAwaited() || transactions.every((tr) => tr.annotation(onlyInText)))) return;
  changeEpisode(episode.path, changed ? { savedLines: null } : {}, isTyped ? 'in-a-pause' : 'now');
  if (!changed) return;
  onChanged(transactions);
  // Other work takes its place in the journal; what could be restored goes on among the earlier versions.
  if (episode.recovered && !isUnsaved(first.startState))
    void reportErrors(() => request('episode.setAside', { path: episode.path }));
  markUnsaved(episode.path);
  scheduleJournal(episode.path);
  if (!transactions.some((tr) => tr.isUserEvent('input.pass'))) rememberEdit({ path: episode.path, state });
  const undone = transactions.find((tr) => tr.isUserEvent('undo') || tr.isUserEvent('redo'));
  if (undone) showUndoneField(undone);
}

/** Applies edits as one step of undo, wherever in the file they are. */
export function editShownEpisode(edits: readonly TextEdit[], spec: TransactionSpec = {}): void {
  const { view } = useOpenEpisodes.getState();
  if (!view || edits.length === 0 || !mayChange(view.state)) return;
  view.dispatch({
    userEvent: 'input.operation',
    ...spec,
    changes: [...edits],
    annotations: [changesWholeFile.of(true), isolateHistory.of('full')],
  });
}

/** Applies edits to an episode with unsaved work, shown or not, as one step of undo. */
export function editEpisode(path: string, edits: readonly TextEdit[]): void {
  const isShown = shownEpisode()?.path === path;
  dispatchTo(path, {
    changes: [...edits],
    annotations: [changesWholeFile.of(true), isolateHistory.of('full')],
    userEvent: 'input.operation',
  });
  // The view tells of what it did itself.
  if (isShown) return;
  markUnsaved(path);
  scheduleJournal(path);
}

/** Puts another text in place of the one shown, as one change that can be undone. */
export function showAsEdit(text: string): void {
  const openEpisode = shownEpisode();
  if (openEpisode) editShownEpisode(editsBetween(openEpisode.state.doc.toString(), text));
}

/** What comes key by key: the panels and the strip need not follow each. */
function isTyping(tr: Transaction): boolean {
  return (
    ['input.type', 'input.pass', 'delete', 'select', 'move', 'undo', 'redo'].some((event) => tr.isUserEvent(event)) ||
    (!tr.docChanged && tr.effects.length === 0)
  );
}

/** An undo in the hidden front matter would be unseen: the form goes to the field that it changed. */
function showUndoneField(tr: Transaction): void {
  const { frontMatter } = tr.state.field(episodeField);
  tr.changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    const field = frontMatter.fields.find(({ range }) => fromB < range.to && toB >= range.from);
    if (!field || fromB >= bodyStart(tr.state)) return;
    useOpenEpisodes.setState({ touchedField: { key: field.key } });
    showPanel('details');
  });
}
