import { create } from 'zustand';
import { describeReport } from '../../../shared/voice/describe-report.ts';
import { request } from '../../base/client.ts';
import { notify, reportErrors } from '../../base/notices-store.ts';
import { unlessCancelled } from '../../changes/unless-cancelled.ts';
import { episodeField } from '../editor/episode-field.ts';
import { followVoices, placeVoices, setVoices, voicesField } from '../editor/voices-field.ts';
import { dispatchTo, findEpisode, shownEpisode } from '../open/open-episodes-store.ts';
import { comparedText, setComparedText } from './compared-text.ts';

/** The episode whose recording is listened to, as far as that takes long enough to be told; null while none is. */
export const useComparing = create<{ readonly path: string | null }>(() => ({ path: null }));

/** A comparison that nobody asked for is told once it takes longer than this. */
const tellAfterMs = 500;
/** After a change of labels: longer than between two keys of the pass. */
const pauseMs = 300;

/** The comparison under way; another one takes its place. */
let underWay: symbol | null = null;
/** Episodes of which the editor stopped a comparison: none is begun again unasked. */
const stopped = new Set<string>();

/**
 * Compares the voices in the recording of the shown episode with its labels: turns that sound like somebody else join the
 * doubts, unassigned ones get suggestions, and nothing is changed. What is typed meanwhile is followed.
 */
export async function compareVoices(): Promise<void> {
  const path = shownEpisode()?.path;
  if (path === undefined || useComparing.getState().path !== null) return;
  stopped.delete(path);
  useComparing.setState({ path });
  await reportErrors(() => compare(path, true));
}

/** From the first comparison on, the voices are compared with the labels of the shown episode whenever these have changed. */
export function compareAgainSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const shown = shownEpisode();
    if (shown === null || underWay !== null || stopped.has(shown.path) || !isOutdated(shown.path)) return;
    // Nobody asked, so nobody is told: the last answer stays, and who asks is told the reason.
    void compare(shown.path, false).catch(() => {});
  }, pauseMs);
}

/**
 * To be called once an episode was saved: what the voices tell is kept for the text that is found when it is opened again,
 * where only words have changed too.
 */
export function compareSaved(path: string): void {
  const state = findEpisode(path)?.state;
  const voices = state?.field(voicesField) ?? null;
  if (voices === null || underWay !== null || stopped.has(path)) return;
  if (state!.field(episodeField).text === voices.text) return;
  void compare(path, false).catch(() => {}); // As above.
}

/** Shows what the voices told of an episode before, where its text, its times and its recording are as they were then. */
export async function recallVoices(path: string): Promise<void> {
  const state = findEpisode(path)?.state;
  if (!state || state.field(voicesField) !== null) return;
  const episode = state.field(episodeField);
  // Nobody asked, so nobody is told of a failure.
  const known = await request('recording.knownVoices', { path, text: episode.text }).catch(() => null);
  const now = findEpisode(path)?.state;
  if (known === null || now?.field(episodeField) !== episode || now.field(voicesField) !== null) return;
  dispatchTo(path, { effects: setVoices.of(placeVoices(episode, known.report, known.doubts)) });
}

/** To be called once an episode has another recording, or none: what the one before told is not of it. */
export async function changeRecording(path: string): Promise<void> {
  if (findEpisode(path) === null) return;
  dispatchTo(path, { effects: [setVoices.of(null), setComparedText.of(null)] });
  await recallVoices(path);
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether turns have other labels than those that the voices were compared with. */
function isOutdated(path: string): boolean {
  const state = findEpisode(path)?.state;
  const compared = state?.field(voicesField)?.turns;
  if (!state || !compared) return false;
  const { turns } = state.field(episodeField);
  return turns.length !== compared.length || turns.some(({ label }, turn) => label.text !== compared[turn]!.label);
}

async function compare(path: string, isAsked: boolean): Promise<void> {
  const episode = findEpisode(path)!.state.field(episodeField);
  dispatchTo(path, { effects: setComparedText.of(episode), userEvent: 'select.voices' });
  const own = (underWay = Symbol(path));
  const telling = setTimeout(() => useComparing.setState({ path }), tellAfterMs);
  const answer = await request('recording.compareVoices', { path, text: episode.text })
    .catch(unlessCancelled)
    .finally(() => {
      clearTimeout(telling);
      if (underWay !== own) return;
      underWay = null;
      useComparing.setState({ path: null });
    });
  if (answer === null) return;
  const compared = findEpisode(path)?.state.field(comparedText) ?? null;
  if (compared?.episode !== episode) {
    if (isAsked && findEpisode(path) !== null)
      notify('The file or its recording was changed while it was listened to. Compare the voices again.');
    return;
  }
  const voices = placeVoices(episode, answer.report, answer.doubts);
  dispatchTo(path, { effects: [setVoices.of(followVoices(voices, compared.changes)), setComparedText.of(null)] });
  if (isAsked) notify(describeReport(episode, answer.report, voices.worthALook));
  compareAgainSoon();
}

export function stopComparing(): void {
  const { path } = useComparing.getState();
  if (path !== null) stopped.add(path);
  void reportErrors(() => request('recording.stopComparing', null));
}
