import { failureOf } from '../../../shared/failure.ts';
import { readSound } from '../recording/read-sound.ts';
import { openHearing } from './hear-recording.ts';
import type { FromSpeech, SpeechJob } from './messages.ts';

// A model that is damaged ends the whole process that loads it, also from a thread: so it has one of its own.
const port = 'parentPort' in process ? (process.parentPort as ParentPort) : null;

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

function tell(message: FromSpeech): void {
  if (port === null) process.send!(message);
  else port.postMessage(message);
}

async function run(job: SpeechJob): Promise<void> {
  try {
    const hearing = await openHearing(job, tell);
    await readSound(job.recording, { begin: (seconds) => tell({ kind: 'length', seconds }), take: hearing.take });
    hearing.finish();
  } catch (error) {
    tell({ kind: 'failed', failure: failureOf(error) });
  }
}

if (port === null) {
  process.once('message', (job) => void run(job as SpeechJob));
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit());
} else port.on('message', ({ data }) => void run(data as SpeechJob));
