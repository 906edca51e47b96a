import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createDraftQueue, type DraftQueue } from '../../../../electron/services/speech/draft-queue.ts';
import { draftId, type DraftRequest } from '../../../../electron/services/speech/draft-folder.ts';
import { startNodeProcess } from '../../../../electron/services/speech/start-node-process.ts';
import type { DraftJob, HeardStretch } from '../../../../shared/speech/draft-job.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { installTinyModels, readTinyModels } from '../../../helpers/tiny-model-list.ts';
import { writeToneSpeech } from '../../../helpers/tone-speech.ts';

let folder: string;
let jobs: readonly DraftJob[];
let heard: HeardStretch[];
beforeEach(async () => {
  folder = await temporaryFolder();
  jobs = [];
  heard = [];
  installTinyModels(join(folder, 'models'));
  for (const name of ['one', 'two', 'three'])
    writeToneSpeech(join(folder, `${name}.wav`), [
      { silence: 1 },
      { voice: 0, words: ['So', 'we', 'walked', 'home.'] },
      { silence: 3 },
      { voice: 0, words: ['Yes.', 'So', 'we', 'walked'] },
      { silence: 1 },
    ]);
});

const open = (): DraftQueue => {
  const queue = createDraftQueue({
    drafts: join(folder, 'drafts'),
    folder: join(folder, 'models'),
    models: () => Promise.resolve(readTinyModels()),
    startProcess: startNodeProcess,
    isRemembered: () => Promise.resolve(false),
    onChange: (all) => (jobs = all),
    onHeard: (_, stretches, replaces) => (heard = [...(replaces ? [] : heard), ...stretches]),
  });
  onTestFinished(() => queue.close());
  return queue;
};
const request = (name: string, part: Partial<DraftRequest> = {}): DraftRequest => ({
  recording: join(folder, `${name}.wav`),
  identity: name,
  model: 'tiny-words',
  voices: false,
  language: null,
  speakers: null,
  episode: null,
  ...part,
});
const states = () => jobs.map(({ name, status }) => `${name} ${status}`);
const become = (...expected: readonly string[]) =>
  vi.waitFor(() => expect(states()).toEqual(expected), { timeout: 30_000, interval: 20 });

test('several recordings are heard one after the other; one that is stopped while it waits is passed over', async () => {
  const queue = open();
  await queue.add(request('one'), 12);
  await queue.add(request('two'), null);
  await queue.add(request('three'), null);
  queue.stop(draftId(request('two')));
  expect(states()).toEqual(['one.wav listening', 'two.wav stopped', 'three.wav waiting']);
  await become('one.wav done', 'two.wav stopped', 'three.wav done');
  expect(heard.map(({ text }) => text)).toEqual(['So we walked home.', 'Yes.', 'So we walked']);
  // What was said of its length gives way to what the file says.
  expect(jobs[0]).toMatchObject({ file: expect.stringContaining('one.json'), length: expect.closeTo(8.6, 1) });
  expect(jobs[0]!.seconds).toBeGreaterThan(5);
});

test('one that fails holds up no other, says why, and can be gone on with', async () => {
  const queue = open();
  await queue.add(request('one', { model: 'damaged' }), null);
  await queue.add(request('two'), null);
  await become('one.wav failed', 'two.wav done');
  expect(jobs[0]!.failure).toMatchObject({ code: 'unreadable', message: expect.stringContaining('3 times') });
  await queue.resume(draftId(request('one', { model: 'damaged' })));
  await become('one.wav failed', 'two.wav done');
});

test('recordings that still waited when the app ended are known after the next start, and can be gone on with', async () => {
  const before = open();
  await before.add(request('one'), null);
  await before.add(request('two'), null);
  // The power goes away.
  before.close();
  const after = open();
  await after.list();
  expect(states().length).toBeGreaterThan(0);
  for (const { id, status } of await after.list()) if (status === 'stopped') await after.resume(id);
  await vi.waitFor(
    async () =>
      expect((await after.list()).map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
        'one.wav done',
        'two.wav done',
      ]),
    { timeout: 30_000, interval: 50 },
  );
});

test('what was stopped, and what is done, is still known after the next start, until it is deleted', async () => {
  const before = open();
  await before.add(request('one'), null);
  await before.add(request('two'), null);
  await become('one.wav done', 'two.wav done');
  await before.add(request('three', { speakers: 2 }), null);
  before.stop(draftId(request('three')));
  await become('one.wav done', 'two.wav done', 'three.wav stopped');
  const after = open();
  const known = await after.list();
  expect(known.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
    'one.wav done',
    'three.wav stopped',
    'two.wav done',
  ]);
  for (const { id } of known) await after.remove(id);
  expect(await after.list()).toEqual([]);
  // Nor is it known any more when each word is said: no episode has these recordings.
  expect(readdirSync(join(folder, 'drafts'))).toEqual([]);
});
