import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wavFile } from '../../helpers/recording.ts';
import { seededRandom, speakTurns } from '../../helpers/synthetic-voices.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { jsonOf, run } from './run.ts';

interface Heard {
  readonly turns: readonly { line: number; voice: { likelier: string; score: number; reason: string } | null }[];
  readonly notes: readonly string[];
}

const random = seededRandom(5);
const spoken = Array.from({ length: 30 }, (_, turn) => ({ voice: turn % 2, seconds: 1 + 4 * random() }));
const { samples, starts } = speakTurns(spoken);
const wrong = 9;
const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);
/** A turn is on every second line from here. */
const firstLine = 5;
const episode = `---\ntitle: Harbour\n---\n\n${spoken
  .map(({ voice, seconds }, turn) => {
    const label = (voice + (turn === wrong ? 1 : 0)) % 2 === 0 ? 'Ann Lee' : 'Bob Roe';
    return `**${label}** [${clock(starts[turn]!)}]: ${'word '.repeat(Math.round(seconds * 2.7)).trim()}.\n`;
  })
  .join('\n')}`;
const wav = wavFile(
  Int16Array.from(samples, (value) => value * 32_767),
  16_000,
);

async function prepare() {
  const folder = await temporaryFolder({ 'harbour.md': episode });
  await writeFile(join(folder, 'harbour.wav'), wav);
  return folder;
}

const listen = (folder: string, name: string) =>
  run('doubts', join(folder, 'harbour.md'), '--recording', join(folder, name), '--json');

/** The lines of the turns that sound like somebody else. */
const doubted = ({ turns }: Heard) =>
  turns.flatMap(({ line, voice }) => (voice !== null && voice.score > 0.5 ? [line] : []));

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).error === undefined;

test.runIf(hasFfmpeg).each([
  ['WAV of 24 bits, 44.1 kHz, two channels', 'sound.wav', ['-ar', '44100', '-ac', '2', '-c:a', 'pcm_s24le']],
  ['FLAC of 48 kHz, two channels', 'sound.flac', ['-ar', '48000', '-ac', '2']],
  ['MP3 of 44.1 kHz, two channels', 'sound.mp3', ['-ar', '44100', '-ac', '2', '-b:a', '96k']],
  ['Ogg Vorbis', 'sound.ogg', ['-ar', '44100', '-c:a', 'libvorbis']],
  ['Opus', 'sound.opus', ['-c:a', 'libopus', '-b:a', '48k']],
  ['M4A', 'sound.m4a', ['-ar', '44100', '-c:a', 'aac', '-b:a', '96k']],
])('finds the turn under the wrong label in %s, encoded by ffmpeg', async (_, name, how) => {
  const folder = await prepare();
  const { stderr } = spawnSync('ffmpeg', [
    '-v',
    'error',
    '-i',
    join(folder, 'harbour.wav'),
    ...how,
    join(folder, name),
  ]);
  expect(stderr.toString()).toBe('');
  const ran = await listen(folder, name);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const heard = jsonOf<Heard>(ran);
  expect(doubted(heard)).toEqual([firstLine + 2 * wrong]);
  expect(heard.turns[0]!.voice).toEqual({
    likelier: 'Bob Roe',
    score: expect.any(Number),
    reason: expect.stringContaining('sounds like Bob Roe'),
  });
});

test('gives the same scores for the same recording, and finds the turn under the wrong label', async () => {
  const folder = await prepare();
  const first = jsonOf<Heard>(await listen(folder, 'harbour.wav'));
  expect(doubted(first)).toEqual([firstLine + 2 * wrong]);
  await writeFile(join(folder, 'again.wav'), wav);
  expect(jsonOf<Heard>(await listen(folder, 'again.wav'))).toEqual(first);
});

test('says where a recording ends before the turns do, and judges none behind its end', async () => {
  const folder = await prepare();
  const end = 18;
  const half = Math.round(starts[end]! * 16_000);
  await writeFile(
    join(folder, 'half.wav'),
    wavFile(
      Int16Array.from(samples.subarray(0, half), (value) => value * 32_767),
      16_000,
    ),
  );
  const ran = await listen(folder, 'half.wav');
  const { turns, notes } = jsonOf<Heard>(ran);
  expect(ran.code).toBe(0);
  expect(turns.filter(({ line, voice }) => voice !== null && line > firstLine + 2 * end)).toEqual([]);
  expect(notes.join()).toMatch(/The recording ends at \d+:\d\d, before 1[12] turns begin/);
});

test.each([
  ['an empty file', 'sound.wav', () => Buffer.alloc(0)],
  ['a file that is no sound', 'sound.mp3', () => Buffer.from('Only words, again and again. '.repeat(500))],
])('refuses %s with a reason and what to do next, as an object with --json', async (_, name, bytes) => {
  const folder = await prepare();
  await writeFile(join(folder, name), bytes());
  const ran = await listen(folder, name);
  expect(ran.code).toBe(2);
  expect(jsonOf<{ code: string; error: string }>(ran)).toMatchObject({ code: 'unreadable' });
  expect(ran.stderr).toContain(name);
  expect(await readFile(join(folder, 'harbour.md'), 'utf8')).toBe(episode);
});

test('refuses a recording that is not there', async () => {
  const folder = await prepare();
  expect((await listen(folder, 'none.mp3')).code).toBe(2);
});

test.runIf(hasFfmpeg)('reads a damaged MP3, encoded by ffmpeg, around what is damaged', async () => {
  const folder = await prepare();
  spawnSync('ffmpeg', ['-v', 'error', '-i', join(folder, 'harbour.wav'), '-b:a', '64k', join(folder, 'sound.mp3')]);
  const bytes = await readFile(join(folder, 'sound.mp3'));
  const noise = seededRandom(3);
  for (let at = 60_000; at < 61_000; at++) bytes[at] = Math.floor(noise() * 256);
  await writeFile(join(folder, 'damaged.mp3'), bytes);
  const ran = await listen(folder, 'damaged.mp3');
  expect(ran.code).toBe(0);
  expect(doubted(jsonOf<Heard>(ran))).toContain(firstLine + 2 * wrong);
});
