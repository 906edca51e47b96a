import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeRecording } from '../../../../electron/services/speech/decode-recording.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { toneSpeech, writeToneSpeech } from '../../../helpers/tone-speech.ts';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
const talk = [{ silence: 0.5 }, { voice: 0, words: ['So', 'we', 'walked'] }] as const;

async function decode(path: string): Promise<Float32Array> {
  const pieces: number[] = [];
  for await (const piece of decodeRecording(path)) for (const sample of piece) pieces.push(sample);
  return Float32Array.from(pieces);
}
const loudness = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);

test('WAV of the form that is needed comes as it is', async () => {
  const path = join(await temporaryFolder(), 'talk.wav');
  writeToneSpeech(path, talk);
  const samples = await decode(path);
  const written = toneSpeech(talk);
  expect(samples.length).toBe(written.length);
  expect(Math.max(...samples.subarray(0, 20_000).map((one, at) => Math.abs(one - written[at]!)))).toBeLessThan(0.01);
});

test.skipIf(!hasFfmpeg).each(['mp3', 'm4a', 'ogg', 'flac', 'wav'])(
  '%s of two channels and another rate comes as one channel of 16 kHz (needs ffmpeg)',
  async (ending) => {
    const folder = await temporaryFolder();
    writeToneSpeech(join(folder, 'plain.wav'), talk);
    const path = join(folder, `the talk.${ending}`);
    spawnSync('ffmpeg', ['-v', 'error', '-i', join(folder, 'plain.wav'), '-ar', '44100', '-ac', '2', path]);
    const samples = await decode(path);
    const written = toneSpeech(talk);
    expect(Math.abs(samples.length - written.length)).toBeLessThan(0.15 * 16_000);
    // One channel made two is 3 dB quieter in each.
    expect(loudness(samples) / loudness(written)).toBeGreaterThan(0.6);
    expect(loudness(samples) / loudness(written)).toBeLessThan(1.25);
  },
);

test('a file that is no recording, and one that is not there, are said to be so', async () => {
  const path = join(await temporaryFolder(), 'talk.mp3');
  writeFileSync(path, 'no sound at all');
  expect(await expectFailure(decode(path))).toMatchObject({ code: 'unreadable', path });
  expect(await expectFailure(decode('/nowhere/talk.mp3'))).toMatchObject({ code: 'not-found' });
});
