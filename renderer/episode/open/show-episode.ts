import { failureOf } from '../../../shared/failure.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { EditorState, type Extension } from '@codemirror/state';
import { request } from '../../base/client.ts';
import { useLibrary } from '../../base/library-store.ts';
import { reportErrors, notify } from '../../base/notices-store.ts';
import { setUnsaved } from '../../base/unsaved-store.ts';
import { sidecarField, setSidecar } from '../editor/sidecar-field.ts';
import { createEpisodeState } from '../editor/episode-editor.ts';
import { libraryPeers, otherSplit } from '../editor/problems-field.ts';
import { stopJournal, stopJournals } from './journal.ts';
import { forgetViewPlaces } from './view-places.ts';
import {
  changeEpisode,
  close,
  closeAll,
  dispatchTo,
  findEpisode,
  show,
  showFailure,
  unsavedEpisodes,
  useOpenEpisodes,
} from './open-episodes-store.ts';
import { isUnsaved } from '../editor/unsaved-edits.ts';

let opens = 0;

/** The episode that was asked for last: a slow answer for another one comes too late. */
let wanted: string | null = null;

/**
 * Opens an episode, or goes back to one that is open.
 * @param extensions of the features around the text
 */
export async function showEpisode(path: string, extensions: Extension): Promise<void> {
  wanted = path;
  const known = findEpisode(path);
  if (known) {
    show(known);
    void refreshSidecar(path);
    return;
  }
  try {
    const [opened, sidecar] = await Promise.all([
      request('episode.open', { path }),
      reportErrors(() => request('sidecar.read', { path })),
    ]);
    // Another episode was asked for meanwhile, or this one a second time.
    if (wanted !== path || findEpisode(path)) return;
    const { config } = useLibrary.getState().library!;
    const ofFile = [
      EditorState.readOnly.of(opened.readOnly !== null),
      libraryPeers.of(opened.peers),
      otherSplit.init(() => opened.otherSplit),
      sidecar ? sidecarField.init(() => sidecar) : [],
    ];
    useOpenEpisodes.setState({ touchedField: null });
    show({
      id: opens++,
      path,
      state: createEpisodeState(opened.text, config, [extensions, ofFile]),
      hash: opened.hash,
      readOnly: opened.readOnly,
      ready: opened.ready,
      savedLines: null,
      recovered: opened.unsaved,
      conflict: null,
    });
  } catch (error) {
    if (wanted === path) showFailure(failureOf(error));
  }
}

/** Closes one episode. What is unsaved of it is kept on this machine, and offered when it is opened again. */
export async function closeEpisode(path: string): Promise<void> {
  const episode = findEpisode(path);
  if (wanted === path) wanted = null;
  if (!episode) return;
  stopJournal(path);
  close(path);
  if (!isUnsaved(episode.state)) return;
  setUnsaved(path, false);
  await reportErrors(() =>
    request('episode.journal', { path, baseHash: episode.hash, text: episode.state.doc.toString() }),
  );
}

/** Closes every episode: they belong to one library. What is unsaved is kept on this machine, and offered there again. */
export async function closeEpisodes(): Promise<void> {
  const unsaved = unsavedEpisodes();
  // A journal that is still due would be written into the next library.
  stopJournals();
  for (const { path, hash, state } of unsaved) {
    await reportErrors(() => request('episode.journal', { path, baseHash: hash, text: state.doc.toString() }));
  }
  closeAll();
  forgetViewPlaces();
  for (const { path } of unsaved) setUnsaved(path, false);
  if (unsaved.length > 0)
    notify(
      `${countOf(unsaved.length, 'episode')} had changes that are not saved. They are kept, and offered when you open ${unsaved.length === 1 ? 'it' : 'them'} again.`,
    );
}

/** Somebody else's record of the episode came by git, or ours is written. */
export async function refreshSidecar(path: string): Promise<void> {
  if (!findEpisode(path)) return;
  const sidecar = await reportErrors(() => request('sidecar.read', { path }));
  if (!sidecar || !findEpisode(path)) return;
  dispatchTo(path, { effects: setSidecar.of(sidecar) });
  changeEpisode(path, { ready: sidecar.ready });
}
