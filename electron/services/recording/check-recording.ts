import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import type { VoiceReport } from '../../../shared/voice/voice-report.ts';
import { describeFileError } from '../../files/file-error.ts';
import { hashBytes } from '../../files/hash.ts';
import { runInThread } from '../machine/run-in-thread.ts';
import { identify } from './recordings.ts';
import { openVoiceReports } from './voice-reports.ts';

/** What is asked of a recording. */
export interface VoiceQuestion {
  readonly file: string;
  /** The episode. */
  readonly text: string;
  readonly config: LibraryConfig;
  /** Turn index and seconds, as kept beside the episode. */
  readonly times: readonly (readonly [turn: number, seconds: number])[];
}

/** What is kept was worked out like this; another number, and it is worked out again. */
const version = 1;

/**
 * What the voices of a recording tell of an episode: in a thread of its own, and once for the same recording, text and times.
 * @throws RostrumError `unreadable` for what is no sound, or cannot be decoded here; `cancelled`
 */
export async function checkRecording(
  question: VoiceQuestion,
  {
    userData,
    signal,
    onShare,
  }: { readonly userData: string; readonly signal?: AbortSignal; readonly onShare?: (share: number) => void },
): Promise<VoiceReport> {
  const reports = openVoiceReports(userData);
  const identity = await identify(question.file).catch((error: unknown) => {
    throw describeFileError(error, question.file, 'read');
  });
  const asked = JSON.stringify([version, question.text, question.times]);
  const digest = hashBytes(new TextEncoder().encode(asked)).slice(0, 32);
  const known = await reports.read(identity, digest);
  if (known !== null) return known;
  const report = await runInThread<VoiceReport>('recording/voice-worker', question, {
    signal,
    onShare,
    path: question.file,
  });
  await reports.write(identity, digest, report);
  return report;
}
