import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { findDrafts, removeDrafts } from '../../../../electron/services/purge/drafts.ts';
import { identify, openRecordings, type Recordings } from '../../../../electron/services/recording/recordings.ts';
import { openVoiceReports } from '../../../../electron/services/recording/voice-reports.ts';
import { draftsFolder, readHeard, type DraftRequest } from '../../../../electron/services/speech/draft-folder.ts';
import { createDraftQueue, type DraftQueue } from '../../../../electron/services/speech/draft-queue.ts';
import { startNodeProcess } from '../../../../electron/services/speech/start-node-process.ts';
import type { DraftJob } from '../../../../shared/speech/draft-job.ts';
import type { VoiceComparison } from '../../../../shared/voice/join-doubts.ts';
import { listFiles, temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { installTinyModels, readTinyModels } from '../../../helpers/tiny-model-list.ts';
import { writeToneSpeech } from '../../../helpers/tone-speech.ts';

let folder: string;
let userData: string;
let recording: string;
let jobs: readonly DraftJob[];
beforeEach(async () => {
  folder = await temporaryFolder();
  userData = join(folder, 'user-data');
  recording = join(folder, 'talk.wav');
  jobs = [];
  installTinyModels(join(folder, 'models'));
  writeToneSpeech(recording, [{ silence: 1 }, { voice: 0, words: ['So', 'we', 'walked', 'home.'] }, { silence: 1 }]);
});

const noReport: VoiceComparison = {
  report: { doubts: [], suggestions: [], swaps: [], splits: [], notes: [] },
  doubts: [],
};
const place = { root: '/library', path: 'talk.md' };

/** The recordings and the drafts as the app puts them together. */
function open(): { recordings: Recordings; queue: DraftQueue } {
  const recordings = openRecordings(userData, (token) => token);
  const queue = createDraftQueue({
    drafts: draftsFolder(userData),
    folder: join(folder, 'models'),
    models: () => Promise.resolve(readTinyModels()),
    startProcess: startNodeProcess,
    isRemembered: recordings.has,
    onChange: (all) => (jobs = all),
    onHeard: () => {},
  });
  recordings.whenForgotten(queue.forget);
  onTestFinished(() => queue.close());
  return { recordings, queue };
}

async function requestOf(file: string): Promise<DraftRequest> {
  const identity = await identify(file);
  return { recording: file, identity, model: 'tiny-words', voices: true, language: null, speakers: 1, episode: null };
}

const become = (status: DraftJob['status']) =>
  vi.waitFor(() => expect(jobs.map((job) => job.status)).toEqual([status]), { timeout: 30_000, interval: 20 });

/** Everything that Rostrum works out from a recording: its outline, a draft with the times of words, and scores of voices. */
async function computeAll({ recordings, queue }: ReturnType<typeof open>): Promise<void> {
  const view = await recordings.attach(place, recording);
  if (view.kind !== 'ready') throw new Error(view.kind);
  await recordings.keepPeaks(view.token, { perSecond: 50, seconds: 1, values: Uint8Array.of(0, 255) });
  await openVoiceReports(userData).write(await identify(recording), 'of-a-text', noReport);
  await queue.add(await requestOf(recording), null);
  await become('done');
  const kept = (await listFiles(userData)).map((path) => path.split('/')[0]);
  expect([...new Set(kept)].sort()).toEqual(['drafts', 'peaks', 'recordings.json', 'voices']);
}

test('with the recording of an episode goes all that was computed from it', async () => {
  const opened = open();
  await computeAll(opened);
  await opened.recordings.detach(place);
  expect(await listFiles(userData)).toEqual(['recordings.json']);
  expect(await opened.queue.list()).toEqual([]);
});

test('it goes also where the file was moved away meanwhile, and after another start', async () => {
  await computeAll(open());
  await rename(recording, join(folder, 'elsewhere.wav'));
  await open().recordings.detach(place);
  expect(await listFiles(userData)).toEqual(['recordings.json']);
});

test('it goes when another recording takes its place, and when the file itself became another one', async () => {
  const opened = open();
  await computeAll(opened);
  const other = join(folder, 'other.wav');
  writeToneSpeech(other, [{ voice: 1, words: ['Why?'] }]);
  await opened.recordings.attach(place, other);
  expect(await listFiles(userData)).toEqual(['recordings.json']);

  await computeAll(opened);
  await rename(other, recording);
  expect(await opened.recordings.open(place)).toMatchObject({ kind: 'ready', peaks: null });
  expect(await listFiles(userData)).toEqual(['recordings.json']);
});

test('it stays while another episode has the recording, also by another name', async () => {
  const opened = open();
  await computeAll(opened);
  await mkdir(join(folder, 'audio'));
  const copy = join(folder, 'audio', 'the same.wav');
  writeToneSpeech(copy, [{ silence: 1 }, { voice: 0, words: ['So', 'we', 'walked', 'home.'] }, { silence: 1 }]);
  const second = { root: '/another', path: 'bus.md' };
  await opened.recordings.attach(second, copy);
  const before = await listFiles(userData);
  await opened.recordings.detach(place);
  expect(await listFiles(userData)).toEqual(before);
  await opened.recordings.detach(second);
  expect(await listFiles(userData)).toEqual(['recordings.json']);
});

test('a draft of it that is being made is stopped first, and leaves nothing', async () => {
  const { recordings, queue } = open();
  await recordings.attach(place, recording);
  await queue.add(await requestOf(recording), null);
  await become('listening');
  await recordings.detach(place);
  expect(await listFiles(userData)).toEqual(['recordings.json']);
  expect(jobs).toEqual([]);
});

test('a draft that is deleted leaves the times of words to an episode that has its recording, and to nobody else', async () => {
  const opened = open();
  await computeAll(opened);
  const identity = await identify(recording);
  await opened.queue.remove(jobs[0]!.id);
  expect(await readHeard(draftsFolder(userData), identity)).toContain('walked');
  await opened.recordings.detach(place);

  await opened.queue.add(await requestOf(recording), null);
  await become('done');
  await opened.queue.remove(jobs[0]!.id);
  expect(await listFiles(userData)).toEqual(['recordings.json']);
});

test('what is removed for good is removed from drafts, from the times of words and from the list of drafts', async () => {
  const opened = open();
  await computeAll(opened);
  const holds = (text: string) => text.includes('we walked home');
  const found = await findDrafts(userData, holds);
  expect(found.map((name) => name.split('-')[0])).toEqual(['heard', 'words']);
  await removeDrafts(userData, found);
  expect((await listFiles(userData)).filter((path) => path.startsWith('drafts'))).toEqual([]);
  expect(await opened.queue.list()).toEqual([]);
});
