import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import known from '../../../electron/services/speech/models.json' with { type: 'json' };
import { modelList } from '../../../shared/speech/model.ts';
import { startReleaseServer, type ReleaseServer } from '../../helpers/release-server.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { tinyModelFile, tinyModelList } from '../../helpers/tiny-model-list.ts';
import { jsonOf, run } from './run.ts';

let server: ReleaseServer;
beforeEach(async () => {
  server = await startReleaseServer();
  onTestFinished(() => server.close());
  const list = join(
    await temporaryFolder({ 'models.json': JSON.stringify(tinyModelList(server.origin)) }),
    'models.json',
  );
  process.env['ROSTRUM_SPEECH_MODELS'] = list;
  for (const [id, name] of [
    ['tiny-vad', 'vad.onnx'],
    ['tiny-words', 'model.onnx'],
    ['tiny-words', 'tokens.txt'],
  ] as const)
    server.answers.set(`/${id}/${name}`, tinyModelFile(id, name));
});
afterEach(async () => {
  await run('models', 'remove', 'tiny-vad', 'tiny-words');
  await run('models', 'add', 'tiny-vad', '--mirror', 'none');
  delete process.env['ROSTRUM_SPEECH_MODELS'];
});

interface Listed {
  readonly folder: string;
  readonly mirror: string | null;
  readonly models: readonly { readonly id: string; readonly installed: boolean; readonly here: number }[];
}
const list = async () => jsonOf<Listed>(await run('models', 'list', '--json'));
const installed = async () => (await list()).models.filter((model) => model.installed).map(({ id }) => id);

test('nothing is downloaded before size, host and licence were shown and agreed to', async () => {
  const asked = await run('models', 'add', 'tiny-vad', 'tiny-words');
  expect(asked.code).toBe(2);
  expect(asked.stderr).toContain('The tiny-vad model: 0.0 MB from 127.0.0.1');
  expect(asked.stderr).toContain('under MIT');
  expect(asked.stderr).toContain('--yes');
  expect(server.asked).toEqual([]);
  expect(await run('models', 'add', 'tiny-vad', 'tiny-words', '--yes')).toMatchObject({
    code: 0,
    stdout: 'tiny-vad: downloaded and verified\ntiny-words: downloaded and verified\n',
  });
  expect(await installed()).toEqual(['tiny-vad', 'tiny-words']);
  expect(jsonOf(await run('models', 'add', 'tiny-vad', '--json'))).toEqual({ added: [] });
});

test('a file that was changed on the disk is found by verify, and the model can be removed', async () => {
  await run('models', 'add', 'tiny-words', '--yes');
  expect(jsonOf(await run('models', 'verify', '--json'))).toEqual({ verified: [{ id: 'tiny-words', wrong: [] }] });
  writeFileSync(
    join((await list()).folder, 'tiny-words', 'tokens.txt'),
    Buffer.from(tinyModelFile('tiny-words', 'tokens.txt')).fill(65, 0, 1),
  );
  expect(await run('models', 'verify', 'tiny-words')).toMatchObject({
    code: 1,
    stdout: 'tiny-words: missing or not the ones that are listed: tokens.txt\n',
  });
  expect((await run('models', 'remove', 'tiny-words')).code).toBe(0);
  expect(await installed()).toEqual([]);
});

test('a model is taken from a folder of somebody who has it', async () => {
  const folder = await temporaryFolder({ 'vad.bin': tinyModelFile('tiny-vad', 'vad.onnx') });
  expect(jsonOf(await run('models', 'import', folder, '--json'))).toEqual({ imported: ['tiny-vad'] });
  expect(await installed()).toEqual(['tiny-vad']);
});

test('a mirror that is set is remembered, and named as the host', async () => {
  const asked = await run('models', 'add', 'tiny-vad', '--mirror', 'https://models.example.org/speech');
  expect(asked.stderr).toContain('from models.example.org');
  expect((await list()).mirror).toBe('https://models.example.org/speech');
});

test('a model that is not known is named with those that are', async () => {
  const { code, stderr } = await run('models', 'add', 'large');
  expect(code).toBe(2);
  expect(stderr).toContain('tiny-vad, tiny-voices');
});

test('the list that is shipped names for every file its publisher, its size and its hash, and for every model its licence', () => {
  const { models } = modelList.parse(known);
  expect(models.map(({ kind }) => kind)).toEqual(['vad', 'voices', 'recogniser', 'recogniser', 'recogniser']);
  for (const model of models) {
    expect(model.files.every(({ address }) => address.startsWith('https://'))).toBe(true);
    const names = model.files.map(({ name }) => name);
    if (model.kind === 'recogniser')
      expect(names.sort()).toEqual(
        Object.entries(model.form)
          .flatMap(([part, name]) => (part === 'kind' || part === 'timed' ? [] : [name]))
          .sort(),
      );
  }
});
