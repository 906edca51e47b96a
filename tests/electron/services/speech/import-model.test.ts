import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { importModels } from '../../../../electron/services/speech/import-model.ts';
import { findWrongFiles } from '../../../../electron/services/speech/models-folder.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { listFiles, temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { readTinyModels, tinyModelFile } from '../../../helpers/tiny-model-list.ts';
import { zipArchive } from '../../../helpers/zip-archive.ts';

const models = readTinyModels();
const words = models.find(({ id }) => id === 'tiny-words')!;
const recogniser = tinyModelFile('tiny-words', 'model.onnx');
const tokens = tinyModelFile('tiny-words', 'tokens.txt');

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

test('a model is taken from a folder by what is in its files, whatever they are called', async () => {
  const source = await temporaryFolder({
    'from-jo/words (copy).bin': recogniser,
    'from-jo/deeper/list.txt': tokens,
    'from-jo/letter.txt': 'Here it is.',
  });
  const taken = await importModels(source, models, { folder });
  expect(taken.map(({ id }) => id)).toEqual(['tiny-words']);
  expect(await listFiles(folder)).toEqual(['tiny-words/model.onnx', 'tiny-words/tokens.txt']);
  expect(await findWrongFiles(folder, words)).toEqual([]);
  expect(await expectFailure(importModels(source, models, { folder }))).toMatchObject({
    message: expect.stringContaining('is here already'),
  });
});

test('a model is taken from a ZIP archive, and nothing else that is in it', async () => {
  const archive = await zipArchive({
    'model.onnx': recogniser,
    'tokens.txt': tokens,
    'notes.txt': 'Here it is.',
  });
  const source = join(await temporaryFolder({ 'model.zip': archive }), 'model.zip');
  expect((await importModels(source, models, { folder })).map(({ id }) => id)).toEqual(['tiny-words']);
  expect(await listFiles(folder)).toEqual(['tiny-words/model.onnx', 'tiny-words/tokens.txt']);
});

test('half a model is not taken, and what is missing is said', async () => {
  const source = await temporaryFolder({ 'model.onnx': recogniser });
  const failure = await expectFailure(importModels(source, models, { folder }));
  expect(failure).toMatchObject({ code: 'not-found', message: expect.stringContaining('tokens.txt') });
  expect(await listFiles(folder)).toEqual([]);
});

test('a file of the right length with other bytes is none', async () => {
  const source = await temporaryFolder({ 'model.onnx': Buffer.alloc(recogniser.length, 7), 'tokens.txt': tokens });
  expect(await expectFailure(importModels(source, models, { folder }))).toMatchObject({ code: 'not-found' });
  expect(await listFiles(folder)).toEqual([]);
});

test.each([
  ['no archive', Buffer.from('no archive'), 'no ZIP archive'],
  ['an archive that leads out of its folder', await zipArchive({ '../../outside.txt': 'A' }), 'no ZIP archive'],
  ['an archive without a model', await zipArchive({ 'a.txt': 'A' }), 'no model here that Rostrum knows'],
  [
    // Each entry says that it is as long as a model: together they are more than all models.
    'an archive that would fill the disk',
    await zipArchive(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [`${index}`, Buffer.alloc(recogniser.length)] as const),
      ),
    ),
    'larger than all models together',
  ],
])('%s gets a clear answer', async (_, bytes, words) => {
  const source = join(await temporaryFolder({ 'model.zip': bytes }), 'model.zip');
  expect((await expectFailure(importModels(source, models, { folder }))).message).toContain(words);
  expect(await listFiles(folder)).toEqual([]);
});

test('a place that is not there is said to be so', async () => {
  expect(await expectFailure(importModels('/nowhere/at/all', models, { folder }))).toMatchObject({ code: 'not-found' });
});
