import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { installTinyModels } from '../helpers/tiny-model-list.ts';
import { writeToneSpeech, type ToneStretch } from '../helpers/tone-speech.ts';
import type { Heard } from './hear-tones.ts';
import { say } from './measure.ts';

/** Minutes: memory is not to grow with them. */
const lengths = [10, 40];
/** Of a talk that is repeated: 10 seconds. */
const talk: readonly ToneStretch[] = [
  { voice: 0, words: ['So', 'we', 'walked', 'home.', 'So', 'we', 'walked', 'home.'] },
  { silence: 1 },
  { voice: 1, words: ['Why?', 'So', 'we', 'walked', 'home.'] },
  { silence: 1 },
  { voice: 2, words: ['Yes.', 'So', 'we', 'walked', 'home.'] },
  { silence: 0.9 },
];

/**
 * What a draft takes besides its models: decoding, finding speech, cutting windows, sherpa-onnx and telling voices apart. The
 * models are of a few kilobytes, so that what a real one takes comes on top.
 */
export function measureDrafts(temporary: string): void {
  say();
  say('Drafts, with models of a few kilobytes: a real recogniser takes its own time and memory on top');
  const models = join(temporary, 'models');
  installTinyModels(models, ['tiny-vad', 'tiny-words', 'tiny-voices']);
  for (const minutes of lengths) {
    const recording = join(temporary, `${minutes}.wav`);
    writeToneSpeech(recording, Array.from({ length: minutes * 6 }, () => talk).flat());
    const printed = execFileSync(process.execPath, [join(import.meta.dirname, 'hear-tones.ts'), recording, models], {
      encoding: 'utf8',
    });
    const { length, cpu, wall, peak, stretches } = JSON.parse(printed) as Heard;
    say(
      `  ${`${minutes} minutes of talk`.padEnd(44)}${`${(length / wall).toFixed(0)} times as fast as it is played`.padStart(34)}, ${(length / cpu).toFixed(0)} by one processor; ${peak.toFixed(0)} MB, ${stretches} stretches`,
    );
  }
}
