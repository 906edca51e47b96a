import type { VoiceComparison } from '../../../shared/voice/join-doubts.ts';
import { describeFileError } from '../../files/file-error.ts';
import { hashBytes } from '../../files/hash.ts';
import { identify } from './recordings.ts';
import { openVoiceReports } from './voice-reports.ts';
import { createVoiceThread, type ListenOptions, type VoiceQuestion } from './voice-thread.ts';

export interface RecordingChecks {
  /**
   * What the voices of a recording tell of an episode: in a thread of its own, and once for the same recording, text and
   * times. The last recording is kept in memory, so that it is read once for many texts.
   * @throws RostrumError `unreadable` for what is no sound, or cannot be decoded here; `cancelled`
   */
  check(question: VoiceQuestion, options?: ListenOptions): Promise<VoiceComparison>;
  /** What `check` told of the same recording, text and times, without listening; null where it has to listen, or the recording is gone. */
  known(question: VoiceQuestion): Promise<VoiceComparison | null>;
  /** Lets the recording go; whoever waits is told `cancelled`. */
  close(): void;
}

/** What is kept was worked out like this; another number, and it is worked out again. */
const version = 5;

/** @param userData the folder for what the app keeps on this machine */
export function openRecordingChecks(userData: string): RecordingChecks {
  const reports = openVoiceReports(userData);
  const thread = createVoiceThread();
  const digestOf = ({ text, times }: VoiceQuestion) =>
    hashBytes(new TextEncoder().encode(JSON.stringify([version, text, times]))).slice(0, 32);
  return {
    async known(question) {
      // Of a recording that is not there now, nothing is told; whoever asks for a comparison hears why.
      const identity = await identify(question.file).catch(() => null);
      return identity === null ? null : reports.read(identity, digestOf(question));
    },
    async check(question, options = {}) {
      const identity = await identify(question.file).catch((error: unknown) => {
        throw describeFileError(error, question.file, 'read');
      });
      const digest = digestOf(question);
      const known = await reports.read(identity, digest);
      if (known !== null) return known;
      const report = await thread.ask({ ...question, identity }, options);
      await reports.write(identity, digest, report);
      return report;
    },
    close: () => thread.close(),
  };
}

/** `RecordingChecks.check` for one question. @throws RostrumError as it does */
export async function checkRecording(
  question: VoiceQuestion,
  { userData, ...options }: ListenOptions & { readonly userData: string },
): Promise<VoiceComparison> {
  const checks = openRecordingChecks(userData);
  try {
    return await checks.check(question, options);
  } finally {
    checks.close();
  }
}
