import { appendFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { chooseModels } from '../../../../electron/services/speech/choose-models.ts';
import {
  draftId,
  listDrafts,
  readHeard,
  removeDraft,
  type DraftRequest,
} from '../../../../electron/services/speech/draft-folder.ts';
import { makeDraft, type DraftOptions } from '../../../../electron/services/speech/make-draft.ts';
import type { FromSpeech, SpeechJob, StartSpeechProcess } from '../../../../electron/services/speech/messages.ts';
import { startNodeProcess } from '../../../../electron/services/speech/start-node-process.ts';
import type { HeardWindow } from '../../../../shared/speech/heard.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { listFiles, temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { installTinyModels, readTinyModels } from '../../../helpers/tiny-model-list.ts';
import { toneGapSeconds, toneWordSeconds, writeToneSpeech, type ToneStretch } from '../../../helpers/tone-speech.ts';

const talk: readonly ToneStretch[] = [
  { silence: 1 },
  { voice: 0, words: ['So', 'we', 'walked', 'home.'] },
  { silence: 3 },
  { voice: 1, words: ['Why?'] },
  { silence: 3 },
  { voice: 0, words: ['So', 'we', 'walked', 'So', 'we', 'walked', 'home.'] },
  { voice: 2, words: ['Yes.', '谢谢', '谢谢'] },
  { silence: 2 },
];
const said = ['So we walked home.', 'Why?', 'So we walked So we walked home.', 'Yes.', '谢谢谢谢'];

let folder: string;
let recording: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  recording = join(folder, 'the talk.wav');
  writeToneSpeech(recording, talk);
});

const listAll = readTinyModels();
const modelsOf = async (model: string) =>
  chooseModels(listAll, join(folder, 'models'), { model, language: null, voices: true });
const request = (model = 'tiny-words'): DraftRequest => ({
  recording,
  identity: 'of the talk',
  model,
  voices: true,
  language: null,
  speakers: 3,
  episode: null,
});
const make = async (options: Partial<DraftOptions> & { model?: string } = {}) => {
  const { model = 'tiny-words', ...others } = options;
  return makeDraft(request(model), {
    drafts: join(folder, 'drafts'),
    folder: join(folder, 'models'),
    models: await modelsOf(model),
    startProcess: startNodeProcess,
    signal: new AbortController().signal,
    ...others,
  });
};
interface Draft {
  readonly segments: readonly {
    readonly text: string;
    readonly speaker?: string;
    readonly words: readonly { readonly word: string; readonly start: number; readonly end: number }[];
  }[];
}
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Draft;
const windowsFile = () => join(folder, 'drafts', draftId(request()), 'windows.jsonl');
const wordsOf = (windows: readonly HeardWindow[]) =>
  windows.map(({ words }) => words.map(({ text }) => text).join(' '));

/** Starts a process, and lets a test see what comes from it, and end it: nothing comes after that. */
const watch =
  (jobs: SpeechJob[], onMessage: (message: FromSpeech, kill: () => void) => void = () => {}): StartSpeechProcess =>
  (tell, onEnd) => {
    let isEnded = false;
    const child = startNodeProcess((message) => {
      if (isEnded) return;
      tell(message);
      onMessage(message, () => {
        isEnded = true;
        child.kill();
      });
    }, onEnd);
    return { ...child, start: (job) => (jobs.push(job), child.start(job)) };
  };

test('a recording is heard window by window: words with their times, voices told apart and named by nobody', async () => {
  installTinyModels(join(folder, 'models'));
  const heard: HeardWindow[] = [];
  const { segments } = read(await make({ onWindow: (window) => heard.push(window) }));
  expect(segments.map(({ text }) => text)).toEqual(said);
  expect(segments.map(({ speaker }) => speaker)).toEqual([
    'SPEAKER_00',
    'SPEAKER_01',
    'SPEAKER_00',
    'SPEAKER_02',
    'SPEAKER_02',
  ]);
  expect(wordsOf(heard)).toHaveLength(3);
  // The first word of each stretch, as the recording was written.
  const starts = segments.slice(0, 3).map(({ words }) => words[0]!.start);
  [1, 5.8, 9.25].forEach((start, index) => expect(Math.abs(starts[index]! - start)).toBeLessThan(0.05));
});

/** Each of the forms that recognisers are listed in, as the real library runs it. */
test.each([
  ['nemo-ctc', 'tiny-words', 0.06],
  ['nemo-transducer', 'transducer', 0.06],
  // The times that Whisper’s attention tells begin between two words.
  ['whisper whose decoder tells where it listens', 'whisper-timed', 0.3],
  ['whisper that tells no times: they are estimated from where somebody speaks', 'whisper', 0.45],
])('every word has its time: %s', async (_, model, tolerance) => {
  installTinyModels(join(folder, 'models'));
  writeToneSpeech(recording, [
    { silence: 1 },
    { voice: 0, words: ['So', 'we', 'walked', 'home.'] },
    { silence: 3 },
    { voice: 1, words: ['Why?', 'So', 'we', 'walked'] },
    { silence: 1 },
  ]);
  const { segments } = read(await make({ model }));
  const heard = segments.flatMap(({ words }) => words);
  expect(heard.map(({ word }) => word)).toEqual(['So', 'we', 'walked', 'home.', 'Why?', 'So', 'we', 'walked']);
  const spoken = [0, 1, 2, 3].map((index) => 1 + index * (toneWordSeconds + toneGapSeconds));
  const expected = [...spoken, ...spoken.map((time) => time + 4 * (toneWordSeconds + toneGapSeconds) + 3)];
  expected.forEach((time, index) =>
    expect(Math.abs(heard[index]!.start - time), heard[index]!.word).toBeLessThan(tolerance),
  );
});

test('what is known of voices goes once the draft is made, and when each word is said stays', async () => {
  installTinyModels(join(folder, 'models'));
  const file = await make();
  expect(await listFiles(join(folder, 'drafts', draftId(request())))).toEqual(['request.json', 'the talk.json']);
  expect(readFileSync(file, 'utf8')).not.toContain('vector');
  expect(await readHeard(join(folder, 'drafts'), request().identity)).toBe(readFileSync(file, 'utf8'));
  await removeDraft(join(folder, 'drafts'), request());
  expect(await readHeard(join(folder, 'drafts'), request().identity)).toContain('walked');
});

describe('a draft that was interrupted', () => {
  test('goes on behind the last finished window, and comes out the same', async () => {
    installTinyModels(join(folder, 'models'));
    const whole = read(await make());
    await removeDraft(join(folder, 'drafts'), request());
    const jobs: SpeechJob[] = [];
    const stop = new AbortController();
    const startProcess = watch(jobs, ({ kind }) => kind === 'window' && stop.abort());
    expect(await expectFailure(make({ startProcess, signal: stop.signal }))).toMatchObject({ code: 'cancelled' });
    expect(await listDrafts(join(folder, 'drafts'))).toEqual([
      { request: request(), file: null, seconds: expect.closeTo(3, 0) },
    ]);
    const before = readFileSync(windowsFile(), 'utf8');
    expect(before.split('\n').length).toBeGreaterThan(1);
    // The power went away in the middle of a line.
    appendFileSync(windowsFile(), '{"start":12,"wor');
    const seen: HeardWindow[] = [];
    expect(read(await make({ startProcess: watch(jobs), onWindow: (window) => seen.push(window) }))).toEqual(whole);
    expect(jobs[1]!.heard.length).toBeGreaterThan(0);
    expect(seen).toHaveLength(3);
    expect(await listDrafts(join(folder, 'drafts'))).toMatchObject([
      { file: expect.stringContaining('the talk.json') },
    ]);
  });

  test('goes on by itself where its process ends after a window', async () => {
    installTinyModels(join(folder, 'models'));
    const jobs: SpeechJob[] = [];
    const startProcess = watch(jobs, ({ kind }, kill) => kind === 'window' && kill());
    const { segments } = read(await make({ startProcess }));
    expect(segments.map(({ text }) => text)).toEqual(said);
    // One process for each window, and one that finds that nothing is left.
    expect(jobs.map(({ heard }) => heard.length)).toEqual([0, 1, 2, 3]);
  });
});

test('a recogniser that ends its process at one place is started again there, then told with the place', async () => {
  installTinyModels(join(folder, 'models'));
  writeToneSpeech(recording, [...talk, { voice: 0, words: ['So', 'we'] }, 'fatal', { silence: 1 }]);
  const jobs: SpeechJob[] = [];
  const failure = await expectFailure(make({ model: 'fragile', startProcess: watch(jobs) }));
  expect(failure.code).toBe('unreadable');
  expect(failure.message).toMatch(/^The recogniser ended 3 times at 0:1\d of the recording\.$/);
  expect(jobs.map(({ heard }) => heard.length)).toEqual([0, 3, 3]);
});

test('a model that is damaged, but is the one that is listed, ends no process but its own', async () => {
  installTinyModels(join(folder, 'models'));
  expect(await expectFailure(make({ model: 'damaged' }))).toMatchObject({
    code: 'unreadable',
    message: 'The recogniser ended 3 times at 0:00 of the recording.',
  });
});

test('a model whose bytes are not the listed ones is never loaded', async () => {
  installTinyModels(join(folder, 'models'));
  for (const name of ['vad.onnx']) {
    const path = join(folder, 'models', 'tiny-vad', name);
    const bytes = readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
  }
  const kinds: string[] = [];
  const startProcess = watch([], ({ kind }) => kinds.push(kind));
  expect(await expectFailure(make({ startProcess }))).toMatchObject({
    code: 'not-verified',
    message: expect.stringContaining('was not loaded'),
  });
  expect(kinds).toEqual(['failed']);
});

test('a file that is no recording fails in words and leaves a draft that can be gone on with', async () => {
  installTinyModels(join(folder, 'models'));
  writeFileSync(recording, 'RIFF, but no sound');
  expect(await expectFailure(make())).toMatchObject({ code: 'unreadable', path: recording });
  expect(readdirSync(join(folder, 'drafts'))).toHaveLength(1);
});

test('a draft that is stopped before it begins starts nothing that goes on', async () => {
  installTinyModels(join(folder, 'models'));
  expect(await expectFailure(make({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'cancelled' });
});
