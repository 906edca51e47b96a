import type { recordingRequests } from '../../../../shared/ipc/requests/recording.ts';
import { findRecordings } from '../../recording/find-recordings.ts';
import type { EngineContext, HandlersOf } from './context.ts';

/** What of the recordings takes a look at many files; the rest is the app's. */
export function recordingHandlers({
  current,
}: EngineContext): HandlersOf<Pick<typeof recordingRequests, 'recording.find'>> {
  return {
    'recording.find': ({ seconds, ...episode }) => findRecordings(current().library.root, episode, seconds),
  };
}
