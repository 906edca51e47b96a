import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { downloadModel } from '../../../../electron/services/speech/download-model.ts';
import { findWrongFiles, setMirror, stateOf } from '../../../../electron/services/speech/models-folder.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { startReleaseServer, type Answer, type ReleaseServer } from '../../../helpers/release-server.ts';
import { listFiles, temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { readTinyModels, tinyModelFile } from '../../../helpers/tiny-model-list.ts';

let server: ReleaseServer;
let folder: string;
beforeEach(async () => {
  server = await startReleaseServer();
  onTestFinished(() => server.close());
  folder = await temporaryFolder();
});

const model = () => readTinyModels(server.origin).find(({ id }) => id === 'tiny-words')!;
const whole = tinyModelFile('tiny-words', 'model.onnx');
const tokens = tinyModelFile('tiny-words', 'tokens.txt');
const serve = (answer: Answer | Buffer = whole) => {
  server.answers.set('/tiny-words/model.onnx', answer);
  server.answers.set('/tiny-words/tokens.txt', tokens);
};
const download = (options: { signal?: AbortSignal; onProgress?: (bytes: number) => void; from?: ReleaseServer } = {}) =>
  downloadModel(model(), { folder, onProgress: () => {}, signal: new AbortController().signal, ...options });

/** Answers ranges as servers of files do. @param asked told the range of each request */
const inRanges =
  (asked: (string | undefined)[]): Answer =>
  (request, response) => {
    asked.push(request.headers.range);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response
      .writeHead(from > 0 ? 206 : 200, {
        'content-length': whole.length - from,
        ...(from > 0 ? { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` } : {}),
      })
      .end(whole.subarray(from));
  };

test('a model is downloaded file by file, each in its place once its hash is right', async () => {
  serve();
  const seen: number[] = [];
  await download({ onProgress: (bytes) => seen.push(bytes) });
  expect(await listFiles(folder)).toEqual(['tiny-words/model.onnx', 'tiny-words/tokens.txt']);
  expect(await readFile(join(folder, 'tiny-words/model.onnx'))).toEqual(whole);
  expect(seen.at(-1)).toBe(whole.length + tokens.length);
  expect(await stateOf(folder, model())).toMatchObject({ installed: true });
  expect(await findWrongFiles(folder, model())).toEqual([]);
});

test('a connection that breaks keeps what has come, and the next download goes on there', async () => {
  serve((_, response) => {
    response.writeHead(200, { 'content-length': whole.length });
    response.write(whole.subarray(0, 1000), () => response.destroy());
  });
  expect(await expectFailure(download())).toMatchObject({ code: 'unreachable' });
  expect(await listFiles(folder)).toEqual(['tiny-words/model.onnx.part']);
  expect(await stateOf(folder, model())).toMatchObject({ installed: false, here: 1000 });
  const asked: (string | undefined)[] = [];
  serve(inRanges(asked));
  await download();
  expect(asked).toEqual(['bytes=1000-']);
  expect(await readFile(join(folder, 'tiny-words/model.onnx'))).toEqual(whole);
});

test('a server that ends early without a word is told as such', async () => {
  serve((_, response) => response.writeHead(200).end(whole.subarray(0, 1000)));
  const failure = await expectFailure(download());
  expect(failure).toMatchObject({ code: 'unreachable', next: expect.stringContaining('goes on where it was stopped') });
});

test('where a server knows no ranges, the file begins again', async () => {
  await mkdir(join(folder, 'tiny-words'));
  await writeFile(join(folder, 'tiny-words/model.onnx.part'), 'what was of another version');
  serve();
  await download();
  expect(await readFile(join(folder, 'tiny-words/model.onnx'))).toEqual(whole);
});

test.each([
  ['other bytes of the same length', Buffer.alloc(whole.length, 7)],
  ['more bytes than are listed', Buffer.concat([whole, whole])],
])('of a file with %s nothing is kept', async (_, answer) => {
  serve(answer);
  expect(await expectFailure(download())).toMatchObject({ code: 'not-verified' });
  expect(await listFiles(folder)).toEqual([]);
});

test('what was damaged on the disk while a download rested is found out, and the next download is whole', async () => {
  await mkdir(join(folder, 'tiny-words'));
  await writeFile(join(folder, 'tiny-words/model.onnx.part'), Buffer.alloc(1000, 7));
  serve(inRanges([]));
  expect(await expectFailure(download())).toMatchObject({ code: 'not-verified' });
  await download();
  expect(await findWrongFiles(folder, model())).toEqual([]);
});

test('a download that is stopped keeps what has come', async () => {
  const stop = new AbortController();
  serve((_, response) => {
    response.writeHead(200, { 'content-length': whole.length });
    response.write(whole.subarray(0, 1000));
  });
  const failure = await expectFailure(download({ signal: stop.signal, onProgress: () => stop.abort() }));
  expect(failure).toMatchObject({ code: 'cancelled' });
  expect(await stateOf(folder, model())).toMatchObject({ here: 1000 });
});

test('an answer may send on to the origins that are listed, and to no other', async () => {
  const other = await startReleaseServer();
  onTestFinished(() => other.close());
  other.answers.set('/there', whole);
  serve((_, response) => response.writeHead(302, { location: `${other.origin}/there` }).end());
  expect(await expectFailure(download())).toMatchObject({ code: 'not-allowed' });
  expect(other.asked).toEqual([]);
  await downloadModel(
    { ...model(), alsoFrom: [other.origin] },
    { folder, onProgress: () => {}, signal: new AbortController().signal },
  );
  expect(other.asked).toEqual(['/there']);
});

test('an origin with a star stands for what is below it, by HTTPS', async () => {
  const startsWith = (location: string) => {
    serve((_, response) => response.writeHead(302, { location }).end());
    const sent = { ...model(), alsoFrom: ['https://*.invalid'] };
    return expectFailure(downloadModel(sent, { folder, onProgress: () => {}, signal: new AbortController().signal }));
  };
  for (const location of [
    'https://cdn.invalid.org/x',
    'https://invalid/x',
    'http://cdn.invalid/x',
    'https://cdn.invalid:8443/x',
  ])
    expect(await startsWith(location), location).toMatchObject({ code: 'not-allowed' });
  // It is allowed, and no such host is found.
  expect(await startsWith('https://cdn.invalid/x')).toMatchObject({ code: 'unreachable' });
});

test('a mirror is asked in place of the publisher, and only the mirror', async () => {
  const mirror = await startReleaseServer();
  onTestFinished(() => mirror.close());
  mirror.answers.set('/speech/tiny-words/model.onnx', whole);
  mirror.answers.set('/speech/tiny-words/tokens.txt', tokens);
  await setMirror(folder, `${mirror.origin}/speech/`);
  await download();
  expect(server.asked).toEqual([]);
  expect(await stateOf(folder, model())).toMatchObject({ installed: true });
  expect(await expectFailure(setMirror(folder, 'models'))).toMatchObject({ code: 'bad-request' });
});
