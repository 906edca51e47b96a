import { RostrumError } from '../../../../shared/failure.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import type { recordingRequests } from '../../../../shared/ipc/requests/recording.ts';
import { placeTimes } from '../../../../shared/sidecar/turn-times.ts';
import { findRecordings } from '../../recording/find-recordings.ts';
import { openRecordings } from '../../recording/recordings.ts';
import type { VoiceQuestion } from '../../recording/voice-thread.ts';
import { readKnown } from '../../writing/sidecar.ts';
import type { EngineContext, HandlersOf } from './context.ts';

type Handled = 'recording.find' | 'recording.compareVoices' | 'recording.knownVoices' | 'recording.stopComparing';

/** What of the recordings takes a look at many files, or at a whole recording; the rest is the app's. */
export function recordingHandlers({
  current,
  emit,
  userData,
}: EngineContext): HandlersOf<Pick<typeof recordingRequests, Handled>> {
  let comparing = new AbortController();
  /** What is to be asked of the recording of an episode; null where it has none. */
  const questionFor = async (path: string, text: string): Promise<VoiceQuestion | null> => {
    const { root, config } = current().library;
    const known = await openRecordings(userData, (token) => token).list();
    const file = known.find((one) => one.library === root && one.path === path)?.file;
    if (file === undefined) return null;
    const times = [...placeTimes(parseEpisode(text, config), (await readKnown(root, path)).times)];
    return { file, text, config, times };
  };
  return {
    'recording.find': ({ seconds, ...episode }) => findRecordings(current().library.root, episode, seconds),
    'recording.compareVoices': async ({ path, text }) => {
      const { recordingChecks } = current();
      const question = await questionFor(path, text);
      if (question === null)
        throw new RostrumError({
          code: 'bad-request',
          message: 'This episode has no recording here.',
          next: 'Choose one first: Recording, Choose Recording….',
          path,
        });
      comparing.abort();
      const { signal } = (comparing = new AbortController());
      const tell = (share: number, finished = false) =>
        emit('progress', { task: 'voices', done: Math.round(share * 100), total: 100, finished });
      // Where nothing is read the answer is near, and the progress of other work stays in sight.
      let isReading = false;
      try {
        return await recordingChecks.check(question, {
          signal,
          onShare: (share) => {
            isReading = true;
            tell(share);
          },
        });
      } finally {
        if (isReading) tell(1, true);
      }
    },
    'recording.knownVoices': async ({ path, text }) => {
      const { recordingChecks } = current();
      const question = await questionFor(path, text);
      return question === null ? null : recordingChecks.known(question);
    },
    'recording.stopComparing': () => {
      comparing.abort();
      return null;
    },
  };
}
