import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSound } from '../../../../electron/services/recording/read-sound.ts';
import { openHearing } from '../../../../electron/services/speech/hear-recording.ts';
import { modelOf, readModelList } from '../../../../electron/services/speech/model-list.ts';
import { modelFilePath } from '../../../../electron/services/speech/models-folder.ts';
import type { HeardWindow } from '../../../../shared/speech/heard.ts';
import type { Recogniser } from '../../../../shared/speech/model.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { installTinyModels, readTinyModels } from '../../../helpers/tiny-model-list.ts';

const canSpeak = spawnSync('espeak-ng', ['--version']).status === 0 && spawnSync('sox', ['--version']).status === 0;
const meetings = join(import.meta.dirname, '../../../../../shared/voices/meeting');

/** Silero’s own detector, as the npm package that ships it has it. */
const silero = join(
  dirname(createRequire(import.meta.url).resolve('@ricky0123/vad-web/package.json')),
  'dist',
  'silero_vad_v6.onnx',
);

async function hear(recording: string): Promise<HeardWindow[]> {
  const folder = await temporaryFolder();
  installTinyModels(folder, ['tiny-words']);
  const vad = modelOf(await readModelList(), 'silero-vad-6');
  mkdirSync(join(folder, vad.id));
  copyFileSync(silero, modelFilePath(folder, vad, vad.files[0]!));
  const recogniser = modelOf(readTinyModels(), 'tiny-words') as Recogniser;
  const windows: HeardWindow[] = [];
  const job = { recording, folder, vad, recogniser, voices: null, language: null, speakers: null, heard: [] };
  const hearing = await openHearing(job, (message) => {
    if (message.kind === 'window') windows.push(message.window);
  });
  await readSound(recording, { begin: () => {}, take: hearing.take });
  hearing.finish();
  return windows;
}

test('the detector that is listed is the one that a package of others ships', async () => {
  const { sha256, bytes } = modelOf(await readModelList(), 'silero-vad-6').files[0]!;
  const content = readFileSync(silero);
  expect(content.length).toBe(bytes);
  expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
});

describe.skipIf(!canSpeak)('with Silero’s detector (needs espeak-ng and sox)', () => {
  test('spoken sentences are found where they are, and music and silence are none', async () => {
    const folder = await temporaryFolder();
    const run = (...command: readonly string[]) => {
      const { status, stderr } = spawnSync(command[0]!, command.slice(1), { cwd: folder, encoding: 'utf8' });
      expect(status, stderr).toBe(0);
    };
    const spoken = ['We walked home along the river.', 'Nobody had seen the boat since the morning.'];
    spoken.forEach((text, index) => run('espeak-ng', '-s', '140', '-w', `${index}.wav`, text));
    for (const index of [0, 1]) run('sox', `${index}.wav`, '-r', '16000', '-c', '1', '-b', '16', `s${index}.wav`);
    run('sox', '-n', '-r', '16000', '-c', '1', '-b', '16', 'gap.wav', 'trim', '0', '4');
    run('sox', '-n', '-r', '16000', '-c', '1', '-b', '16', 'tone.wav', 'synth', '4', 'sine', '440', 'gain', '-12');
    run('sox', 'gap.wav', 's0.wav', 'gap.wav', 'tone.wav', 'gap.wav', 's1.wav', 'gap.wav', '--bits', '16', 'all.wav');
    const lengthOf = (name: string) => (readFileSync(join(folder, name)).length - 44) / 32_000;
    const windows = await hear(join(folder, 'all.wav'));
    expect(windows).toHaveLength(2);
    const at = [4, 4 + lengthOf('s0.wav') + 12];
    windows.forEach(({ speech }, index) => {
      expect(Math.abs(speech[0]!.start - at[index]!)).toBeLessThan(0.5);
      expect(Math.abs(speech.at(-1)!.end - at[index]! - lengthOf(`s${index}.wav`))).toBeLessThan(0.7);
    });
  });

  test.skipIf(!existsSync(meetings))('in a meeting, most of what people say is listened to', async () => {
    const folder = await temporaryFolder();
    const turns = readFileSync(join(meetings, 'turns.rttm'), 'utf8')
      .split('\n')
      .map((line) => line.split(/\s+/))
      .filter(([kind, name]) => kind === 'SPEAKER' && name === 'dev00')
      .map((cells) => ({ start: Number(cells[3]), end: Number(cells[3]) + Number(cells[4]) }));
    spawnSync('sox', [join(meetings, 'dev00.flac'), '-r', '16000', '-c', '1', '-b', '16', join(folder, 'dev00.wav')]);
    const windows = await hear(join(folder, 'dev00.wav'));
    const isIn = (ranges: readonly { start: number; end: number }[], time: number) =>
      ranges.some(({ start, end }) => start <= time && time < end);
    const times = Array.from({ length: 300 }, (_, index) => index / 10).filter((time) => isIn(turns, time));
    expect(times.length).toBeGreaterThan(50);
    const found = times.filter((time) => isIn(windows, time));
    expect(found.length / times.length).toBeGreaterThan(0.85);
  });
});
