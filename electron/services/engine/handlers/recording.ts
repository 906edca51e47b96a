import { RostrumError } from '../../../../shared/failure.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import type { recordingRequests } from '../../../../shared/ipc/requests/recording.ts';
import { placeTimes } from '../../../../shared/sidecar/turn-times.ts';
import { findRecordings } from '../../recording/find-recordings.ts';
import { openRecordings } from '../../recording/recordings.ts';
import { readKnown } from '../../writing/sidecar.ts';
import type { EngineContext, HandlersOf } from './context.ts';

type Handled = 'recording.find' | 'recording.compareVoices' | 'recording.stopComparing';

/** What of the recordings takes a look at many files, or at a whole recording; the rest is the app's. */
export function recordingHandlers({
  current,
  emit,
  userData,
}: EngineContext): HandlersOf<Pick<typeof recordingRequests, Handled>> {
  let comparing = new AbortController();
  const findFile = async (root: string, path: string): Promise<string> => {
    const known = await openRecordings(userData, (token) => token).list();
    const file = known.find((one) => one.library === root && one.path === path)?.file;
    if (file !== undefined) return file;
    throw new RostrumError({
      code: 'bad-request',
      message: 'This episode has no recording here.',
      next: 'Choose one first: Recording, Choose Recording….',
      path,
    });
  };
  return {
    'recording.find': ({ seconds, ...episode }) => findRecordings(current().library.root, episode, seconds),
    'recording.compareVoices': async ({ path, text }) => {
      const { library, recordingChecks } = current();
      const { root, config } = library;
      const file = await findFile(root, path);
      const times = [...placeTimes(parseEpisode(text, config), (await readKnown(root, path)).times)];
      comparing.abort();
      const { signal } = (comparing = new AbortController());
      const tell = (share: number, finished = false) =>
        emit('progress', { task: 'voices', done: Math.round(share * 100), total: 100, finished });
      tell(0);
      try {
        return await recordingChecks.check({ file, text, config, times }, { signal, onShare: tell });
      } finally {
        tell(1, true);
      }
    },
    'recording.stopComparing': () => {
      comparing.abort();
      return null;
    },
  };
}
