import { create } from 'zustand';
import { describeReport } from '../../../shared/voice/describe-report.ts';
import { request } from '../../base/client.ts';
import { notify, reportErrors } from '../../base/notices-store.ts';
import { unlessCancelled } from '../../changes/unless-cancelled.ts';
import { episodeField } from '../editor/episode-field.ts';
import { placeVoices, setVoices } from '../editor/voices-field.ts';
import { dispatchTo, findEpisode, shownEpisode } from '../open/open-episodes-store.ts';

/** The episode whose recording is listened to; null while none is. */
export const useComparing = create<{ readonly path: string | null }>(() => ({ path: null }));

/**
 * Compares the voices in the recording of the shown episode with its labels: turns that sound like somebody else join the
 * doubts, and nothing is changed. What was typed meanwhile makes the answer void.
 */
export async function compareVoices(): Promise<void> {
  const asked = shownEpisode();
  if (asked === null || useComparing.getState().path !== null) return;
  const { path } = asked;
  const { text } = asked.state.field(episodeField);
  useComparing.setState({ path });
  const report = await reportErrors(() => request('recording.compareVoices', { path, text }).catch(unlessCancelled));
  useComparing.setState({ path: null });
  const now = findEpisode(path);
  if (report === undefined || report === null || now === null) return;
  const episode = now.state.field(episodeField);
  if (episode.text !== text) {
    notify('The text was changed while the recording was listened to. Compare the voices again.');
    return;
  }
  const voices = placeVoices(episode, report);
  dispatchTo(path, { effects: setVoices.of(voices) });
  notify(describeReport(episode, report, voices.worthALook.length));
}

export function stopComparing(): void {
  void reportErrors(() => request('recording.stopComparing', null));
}
