import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import { checkRecording, openRecordingChecks } from '../../../../electron/services/recording/check-recording.ts';
import { openRecordings } from '../../../../electron/services/recording/recordings.ts';
import { createResampler } from '../../../../shared/voice/resample.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { wavFile } from '../../../helpers/recording.ts';
import { seededRandom, speakTurns } from '../../../helpers/synthetic-voices.ts';

const random = seededRandom(5);
const spoken = Array.from({ length: 30 }, (_, turn) => ({ voice: turn % 2, seconds: 1 + 4 * random() }));
const { samples, starts } = speakTurns(spoken);
const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);
const episodeWith = (wrong: number) =>
  `---\ntitle: Harbour\n---\n\n${spoken
    .map(({ voice, seconds }, turn) => {
      const label = (voice + (turn === wrong ? 1 : 0)) % 2 === 0 ? 'Ann Lee' : 'Bob Roe';
      return `**${label}** [${clock(starts[turn]!)}]: ${'word '.repeat(Math.round(seconds * 2.7)).trim()}.\n`;
    })
    .join('\n')}`;

async function prepare() {
  const folder = await temporaryFolder();
  const file = join(folder, 'harbour.wav');
  await writeFile(
    file,
    wavFile(
      Int16Array.from(samples, (value) => value * 32_767),
      16_000,
    ),
  );
  const userData = join(folder, 'user-data');
  await mkdir(userData);
  return { file, userData, folder };
}

it('finds the turn whose label was given to somebody else, and keeps nothing but scores', async () => {
  const { file, userData } = await prepare();
  const shares: number[] = [];
  const question = { file, text: episodeWith(12), config: defaultConfig, times: [] };
  const comparison = await checkRecording(question, { userData, onShare: (share) => shares.push(share) });
  const { report, doubts } = comparison;
  expect(report.notes).toEqual([]);
  expect(doubts[0]).toMatchObject({ turn: 12, likelier: 'Ann Lee' });
  expect(report.doubts.flatMap((doubt, turn) => (doubt !== null && doubt.score > 0.5 ? [turn] : []))).toEqual([12]);
  expect(report.doubts[12]).toMatchObject({ likelier: 'Ann Lee', reason: 'sounds like Ann Lee' });
  expect(shares.length).toBeGreaterThan(0);
  const [name, ...others] = await readdir(join(userData, 'voices'));
  expect(others).toEqual([]);
  const kept = JSON.parse(await readFile(join(userData, 'voices', name!), 'utf8')) as typeof comparison;
  expect(Object.keys(kept)).toEqual(['report', 'doubts']);
  expect(Object.keys(kept.report).sort()).toEqual(['doubts', 'notes', 'splits', 'suggestions', 'swaps']);
  // Known again without listening.
  const again: number[] = [];
  expect(await checkRecording(question, { userData, onShare: (share) => again.push(share) })).toEqual(comparison);
  expect(again).toEqual([]);
});

it('says of a recording that carries no more than a telephone does that voices cannot be told by it, loud or quiet', async () => {
  const { userData, folder } = await prepare();
  const line = createResampler(32_000)(samples).slice();
  for (const loudness of [1, 0.1]) {
    const file = join(folder, `line-${loudness}.wav`);
    await writeFile(
      file,
      wavFile(
        Int16Array.from(line, (value) => Math.round(value * loudness * 32_767)),
        8000,
      ),
    );
    const { report } = await checkRecording(
      { file, text: episodeWith(12), config: defaultConfig, times: [] },
      { userData },
    );
    expect(report.notes).toEqual([expect.stringContaining('carries no more than a telephone does')]);
    expect(report.doubts.every((doubt) => doubt === null)).toBe(true);
  }
});

it('tells again what it told of the same recording, text and times, and of no other', async () => {
  const { file, userData } = await prepare();
  const question = { file, text: episodeWith(12), config: defaultConfig, times: [] };
  const checks = openRecordingChecks(userData);
  expect(await checks.known(question)).toBeNull();
  const told = await checks.check(question);
  checks.close();
  const later = openRecordingChecks(userData);
  expect(await later.known(question)).toEqual(told);
  expect(await later.known({ ...question, text: episodeWith(13) })).toBeNull();
  expect(await later.known({ ...question, times: [[0, 1]] })).toBeNull();
  await writeFile(
    file,
    wavFile(
      Int16Array.from(samples.subarray(16_000), (value) => value * 32_767),
      16_000,
    ),
  );
  expect(await later.known(question)).toBeNull();
  expect(await later.known({ ...question, file: `${file}.gone` })).toBeNull();
});

/** Counts how often a recording is read: each reading tells how far it is, from the beginning. */
function countReadings() {
  let last = Infinity;
  let readings = 0;
  const onShare = (share: number) => {
    if (share <= last) readings++;
    last = share;
  };
  return { onShare, count: () => readings };
}

it('reads a recording once for all texts that it is compared with, and again once it was let go', async () => {
  const { file, userData, folder } = await prepare();
  const other = join(folder, 'other.wav');
  await writeFile(
    other,
    wavFile(
      Int16Array.from(samples.subarray(16_000), (value) => value * 32_767),
      16_000,
    ),
  );
  const checks = openRecordingChecks(userData);
  const { onShare, count } = countReadings();
  const check = (wrong: number, recording = file) =>
    checks.check({ file: recording, text: episodeWith(wrong), config: defaultConfig, times: [] }, { onShare });
  const doubted = ({ report }: Awaited<ReturnType<typeof check>>) =>
    report.doubts.flatMap((doubt, turn) => (doubt !== null && doubt.score > 0.5 ? [turn] : []));
  try {
    expect(doubted(await check(12))).toEqual([12]);
    expect(count()).toBe(1);
    expect(doubted(await check(7))).toEqual([7]);
    expect(await Promise.all([check(3), check(20)]).then((reports) => reports.map(doubted))).toEqual([[3], [20]]);
    expect(count()).toBe(1);
    // Of each recording one report is kept.
    expect(await readdir(join(userData, 'voices'))).toHaveLength(1);
    await check(7, other);
    expect(count()).toBe(2);
    await check(8);
    expect(count()).toBe(3);
    checks.close();
    await check(9);
    expect(count()).toBe(4);
  } finally {
    checks.close();
  }
});

it('a comparison that is stopped keeps the recording that was read before it, and one that reads is ended', async () => {
  const { file, userData } = await prepare();
  const checks = openRecordingChecks(userData);
  const { onShare, count } = countReadings();
  const check = (wrong: number, signal?: AbortSignal) =>
    checks.check({ file, text: episodeWith(wrong), config: defaultConfig, times: [] }, { onShare, signal });
  try {
    await check(12);
    const stop = new AbortController();
    const stopped = check(7, stop.signal);
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    await check(8);
    expect(count()).toBe(1);
    checks.close();
    const reading = checks.check(
      { file, text: episodeWith(9), config: defaultConfig, times: [] },
      { onShare: () => checks.close() },
    );
    await expect(reading).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  } finally {
    checks.close();
  }
});

it('stops when it is told to, and keeps nothing', async () => {
  const { file, userData } = await prepare();
  const stop = new AbortController();
  const checking = checkRecording(
    { file, text: episodeWith(12), config: defaultConfig, times: [] },
    { userData, signal: stop.signal, onShare: () => stop.abort() },
  );
  await expect(checking).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  expect(await readdir(join(userData, 'voices')).catch(() => [])).toEqual([]);
});

it('forgets what voices told with the episode’s recording', async () => {
  const { file, userData, folder } = await prepare();
  const recordings = openRecordings(userData, (token) => token);
  const place = { root: folder, path: 'harbour.md' };
  await recordings.attach(place, file);
  await checkRecording({ file, text: episodeWith(3), config: defaultConfig, times: [] }, { userData });
  expect(await readdir(join(userData, 'voices'))).toHaveLength(1);
  await recordings.detach(place);
  expect(await readdir(join(userData, 'voices'))).toEqual([]);
});

it.each([
  ['turns without times', (text: string) => text.replaceAll(/ \[[\d:.]+\]/g, ''), /no time/],
  ['times of whole minutes', (text: string) => text.replaceAll(/:\d\d\.\d+\]/g, ':00]'), /too coarse/],
])('says that it cannot tell from %s', async (_, change, reason) => {
  const { file, userData } = await prepare();
  const { report } = await checkRecording(
    { file, text: change(episodeWith(3)), config: defaultConfig, times: [] },
    { userData },
  );
  expect(report.doubts.every((doubt) => doubt === null)).toBe(true);
  expect(report.notes.join()).toMatch(reason);
});

it('says that a file is no sound', async () => {
  const { userData, folder } = await prepare();
  const file = join(folder, 'notes.mp3');
  await writeFile(file, 'not a recording');
  await expect(
    checkRecording({ file, text: episodeWith(3), config: defaultConfig, times: [] }, { userData }),
  ).rejects.toMatchObject({ failure: { code: 'unreadable' } });
});
