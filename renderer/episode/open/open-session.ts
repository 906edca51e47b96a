import { failureOf } from '../../../shared/failure.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { EditorState, type Extension } from '@codemirror/state';
import { request } from '../../base/client.ts';
import { useLibrary } from '../../base/library-store.ts';
import { reportErrors, notify } from '../../base/notices-store.ts';
import { setUnsaved } from '../../base/unsaved-store.ts';
import { besideField, setBeside } from '../editor/beside-field.ts';
import { createEpisodeState } from '../editor/episode-editor.ts';
import { libraryPeers } from '../editor/problems.ts';
import { stopJournals } from './session-journal.ts';
import { changeSession, dispatchTo, findSession, kept, useEpisode, type Session } from './session.ts';

let opens = 0;

/** The episode that was asked for last: a slow answer for another one comes too late. */
let wanted: string | null = null;

/**
 * Opens an episode, or goes back to one that has unsaved changes.
 * @param extensions of the features around the text
 */
export async function openSession(path: string, extensions: Extension): Promise<void> {
  wanted = path;
  const known = kept.get(path);
  if (known) {
    useEpisode.setState({ session: known, rested: known, failure: null });
    return;
  }
  try {
    const [opened, beside] = await Promise.all([
      request('episode.open', { path }),
      reportErrors(() => request('beside.read', { path })),
    ]);
    // Another episode was asked for meanwhile, or the one that was still shown was edited.
    if (wanted !== path || kept.has(path)) return;
    const { config } = useLibrary.getState().library!;
    const ofFile = [
      EditorState.readOnly.of(opened.readOnly !== null),
      libraryPeers.of(opened.peers),
      beside ? besideField.init(() => beside) : [],
    ];
    const session: Session = {
      id: opens++,
      path,
      state: createEpisodeState(opened.text, config, [extensions, ofFile]),
      hash: opened.hash,
      readOnly: opened.readOnly,
      ready: opened.ready,
      savedLines: null,
      offered: opened.unsaved,
      conflict: null,
    };
    useEpisode.setState({ session, rested: session, failure: null, touchedField: null });
  } catch (error) {
    if (wanted === path) useEpisode.setState({ session: null, rested: null, failure: failureOf(error) });
  }
}

/** Closes every episode: they belong to one library. What is unsaved is kept on this machine, and offered there again. */
export async function closeEpisodes(): Promise<void> {
  const unsaved = [...kept.values()];
  // What was still to be put away would land in the next library.
  stopJournals();
  for (const { path, hash, state } of unsaved) {
    await reportErrors(() => request('episode.journal', { path, baseHash: hash, text: state.doc.toString() }));
  }
  kept.clear();
  for (const { path } of unsaved) setUnsaved(path, false);
  useEpisode.setState({ session: null, rested: null, failure: null, touchedField: null });
  if (unsaved.length > 0)
    notify(
      `${countOf(unsaved.length, 'episode')} had changes that are not saved. They are kept, and offered when you open ${unsaved.length === 1 ? 'it' : 'them'} again.`,
    );
}

/** Somebody else's record of the episode came by git, or ours is written. */
export async function refreshBeside(path: string): Promise<void> {
  if (!findSession(path)) return;
  const beside = await reportErrors(() => request('beside.read', { path }));
  if (!beside || !findSession(path)) return;
  dispatchTo(path, { effects: setBeside.of(beside) });
  changeSession(path, { ready: beside.ready });
}
