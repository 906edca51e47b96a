import { readSound } from '../../electron/services/recording/read-sound.ts';
import { openHearing } from '../../electron/services/speech/hear-recording.ts';
import { modelOf } from '../../electron/services/speech/model-list.ts';
import type { Recogniser } from '../../shared/speech/model.ts';
import { readTinyModels } from '../helpers/tiny-model-list.ts';

/** What hearing a recording took, in a process that does nothing else. */
export interface Heard {
  /** Seconds. */
  readonly length: number;
  readonly cpu: number;
  readonly wall: number;
  /** MB. */
  readonly peak: number;
  readonly stretches: number;
}

// Run by itself, with the recording and the folder of the models.
const [recording, folder] = process.argv.slice(2) as [string, string];
const models = readTinyModels();
const start = performance.now();
let stretches = 0;
let peak = 0;
const hearing = await openHearing(
  {
    recording,
    folder,
    vad: modelOf(models, 'tiny-vad'),
    recogniser: modelOf(models, 'tiny-words') as Recogniser,
    voices: modelOf(models, 'tiny-voices'),
    language: null,
    speakers: 3,
    heard: [],
  },
  (message) => {
    // What the system calls the peak is that of the process that started this one, where that was larger.
    peak = Math.max(peak, process.memoryUsage.rss() / 1e6);
    if (message.kind === 'end') stretches = message.segments.length;
  },
);
let length = 0;
await readSound(recording, { begin: (seconds) => (length = seconds), take: hearing.take });
hearing.finish();
const { userCPUTime, systemCPUTime } = process.resourceUsage();
const heard: Heard = {
  length,
  cpu: (userCPUTime + systemCPUTime) / 1e6,
  wall: (performance.now() - start) / 1e3,
  peak,
  stretches,
};
process.stdout.write(JSON.stringify(heard));
