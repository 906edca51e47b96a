import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { episodeText } from '../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';
import { installTinyModels, tinyModelList } from '../../helpers/tiny-model-list.ts';
import { writeToneSpeech, type ToneStretch } from '../../helpers/tone-speech.ts';
import { jsonOf, run } from './run.ts';

const userData = () => process.env['ROSTRUM_USER_DATA']!;
const talk: readonly ToneStretch[] = [
  { silence: 1 },
  { voice: 0, words: ['So', 'we', 'walked', 'home.'] },
  { silence: 2 },
  { voice: 1, words: ['Why?', 'So', 'we', 'walked', 'home.'] },
  { silence: 1 },
];

let library: string;
let audio: string;
beforeAll(async () => {
  await writeFiles(userData(), { 'list.json': JSON.stringify(tinyModelList()) });
  process.env['ROSTRUM_SPEECH_MODELS'] = join(userData(), 'list.json');
  installTinyModels(join(userData(), 'models'), ['tiny-vad', 'tiny-words', 'fragile']);
});
beforeEach(async () => {
  library = await temporaryFolder({ 'first.md': episodeText('First') });
  audio = await temporaryFolder();
  writeToneSpeech(join(audio, 'the-long_way.wav'), talk);
});

interface Answer {
  readonly transcribed: readonly { readonly recording: string; readonly path: string }[];
  readonly failed: readonly { readonly error: string; readonly code: string }[];
}
const transcribe = (...argv: readonly string[]) =>
  run('transcribe', '--model', 'tiny-words', ...argv, '--into', library);

test('models that are not here are named with their size, licence and the command that gets them; nothing is fetched', async () => {
  const { code, stderr } = await transcribe(join(audio, 'the-long_way.wav'));
  expect(code).toBe(2);
  expect(stderr).toContain('The tiny-voices model (0.0 MB, MIT)');
  expect(stderr).toContain('rostrum models add tiny-voices');
  expect(await listFiles(library)).toEqual(['first.md']);
});

test('a recording becomes an episode in the library’s form, its turns nobody’s and their times beside it', async () => {
  const answer = jsonOf<Answer>(await transcribe(join(audio, 'the-long_way.wav'), '--no-voices', '--json'));
  expect(answer).toMatchObject({
    transcribed: [{ path: 'the-long-way.md', turns: 3, unassigned: 3, timed: 3, times: 'beside', problems: [] }],
    failed: [],
  });
  expect((await readText(library, 'the-long-way.md')).split('---\n').at(-1)).toBe(
    '\n?? So we walked home.\n\n?? Why?\n\n?? So we walked home.\n',
  );
  expect(await readText(library, '.rostrum/episodes/the-long-way.md.tsv')).toMatch(
    /^time\t000:00:01\.\d+\t1.*\ntime\t000:00:04\.\d+\t2.*\ntime\t000:00:05\.\d+\t3.*\n$/,
  );
  // The window opens it with its recording, and knows when each word is said; of the draft nothing else is kept.
  expect(await readText(userData(), 'recordings.json')).toContain('the-long_way.wav');
  expect(readdirSync(join(userData(), 'drafts')).filter((name) => !name.startsWith('words-'))).toEqual([]);
});

test('voices are told apart, and no person is guessed', async () => {
  installTinyModels(join(userData(), 'models'), ['tiny-voices']);
  const answer = jsonOf<Answer>(await transcribe(join(audio, 'the-long_way.wav'), '--speakers', '2', '--json'));
  expect(answer).toMatchObject({ transcribed: [{ turns: 2, unassigned: 0 }] });
  expect((await readText(library, 'the-long-way.md')).split('---\n').at(-1)).toContain(
    'S0 So we walked home.\n\nS1 Why? So we walked home.\n',
  );
});

test('several recordings are transcribed one after the other, and one that fails holds up no other', async () => {
  writeToneSpeech(join(audio, 'silent.wav'), [{ silence: 3 }]);
  await writeFiles(audio, { 'broken.wav': 'no sound', 'notes.txt': 'no recording' });
  const files = ['broken.wav', 'notes.txt', 'silent.wav', 'nowhere.wav', 'the-long_way.wav'].map((name) =>
    join(audio, name),
  );
  const ran = await transcribe(...files, '--no-voices', '--json');
  expect(ran.code).toBe(2);
  const { transcribed, failed } = jsonOf<Answer>(ran);
  expect(transcribed.map(({ path }) => path)).toEqual(['the-long-way.md']);
  expect(failed.map(({ code }) => code)).toEqual(['unreadable', 'bad-request', 'unreadable', 'not-found']);
  expect(failed[2]!.error).toContain('Nobody was heard to speak');
});

test('what was heard before a process ended for good is gone on with by the next call', async () => {
  const recording = join(audio, 'hard.wav');
  writeToneSpeech(recording, [...talk, { silence: 2 }, 'fatal', 'fatal', { silence: 1 }]);
  const ran = await run('transcribe', recording, '--into', library, '--model', 'fragile', '--no-voices');
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain('ended 3 times at');
  const [draft] = readdirSync(join(userData(), 'drafts')).filter((name) =>
    existsSync(join(userData(), 'drafts', name, 'windows.jsonl')),
  );
  expect(await readText(userData(), 'drafts', draft!, 'windows.jsonl')).toContain('"walked"');
});

test.each([
  ['--speakers', '0', 'Give a whole number from 1 to 20.'],
  ['--language', 'fr', 'does not know the language “fr”'],
  ['--model', 'tiny-vad', 'recognises no words'],
  ['--model', 'large', 'There is no model “large”'],
])('%s %s is refused with what to do', async (option, value, words) => {
  const { code, stderr } = await transcribe(join(audio, 'the-long_way.wav'), '--no-voices', option, value);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});
