import { failureOf } from '../../../shared/failure.ts';
import { decodeRecording } from './decode-recording.ts';
import { hearRecording } from './hear-recording.ts';
import type { FromSpeech, SpeechJob } from './messages.ts';

// A model that is damaged ends the whole process that loads it, also from a thread: so it has one of its own.
const port = 'parentPort' in process ? (process.parentPort as ParentPort) : null;

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** Comes back once the message is on its way: what comes next may end the process. */
function tell(message: FromSpeech): Promise<void> {
  if (port === null) return new Promise((resolve) => process.send!(message, () => resolve()));
  port.postMessage(message);
  return new Promise((resolve) => setImmediate(resolve));
}

async function run(job: SpeechJob): Promise<void> {
  try {
    for await (const message of hearRecording(job, decodeRecording)) await tell(message);
  } catch (error) {
    await tell({ kind: 'failed', failure: failureOf(error) });
  }
}

if (port === null) {
  process.once('message', (job) => void run(job as SpeechJob).then(() => process.disconnect()));
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit());
} else port.on('message', ({ data }) => void run(data as SpeechJob));
