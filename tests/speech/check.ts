/**
 * `npm run speech:check -- --models DIR [--recordings DIR] [--model ID]`: how well recordings with known answers are
 * recognised. What was said stands in `NAME.txt` beside a recording, who speaks when in a `.rttm` file in its folder.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseModels } from '../../electron/services/speech/choose-models.ts';
import { makeDraft } from '../../electron/services/speech/make-draft.ts';
import { readModelList } from '../../electron/services/speech/model-list.ts';
import { requestDraft, requireModels } from '../../electron/services/speech/request-draft.ts';
import { startNodeProcess } from '../../electron/services/speech/start-node-process.ts';
import { failureOf } from '../../shared/failure.ts';
import { recordingType } from '../../shared/recordings/formats.ts';
import { countWordErrors, readRttm, speakerErrorRate, type SpokenBy } from '../../shared/speech/error-rates.ts';

const { values } = parseArgs({
  options: { models: { type: 'string' }, recordings: { type: 'string' }, model: { type: 'string' } },
});
const print = (line: string) => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

interface Heard {
  readonly segments: readonly { start: number; end: number; text: string; speaker?: string }[];
}

async function check(recording: string, models: Awaited<ReturnType<typeof chooseModels>>, folder: string) {
  const stem = basename(recording, extname(recording));
  const answer = join(dirname(recording), `${stem}.txt`);
  const turns = readdirSync(dirname(recording))
    .filter((name) => name.endsWith('.rttm'))
    .flatMap((name) => readRttm(readFileSync(join(dirname(recording), name), 'utf8'), stem));
  if (!existsSync(answer) && turns.length === 0) return;
  const people = new Set(turns.map(({ speaker }) => speaker)).size;
  const request = await requestDraft(recording, {
    models,
    language: null,
    speakers: people > 0 ? people : null,
    episode: null,
  });
  const began = performance.now();
  const file = await makeDraft(request, {
    drafts: folder,
    folder: resolve(values.models!),
    models,
    startProcess: startNodeProcess,
    signal: new AbortController().signal,
  });
  const { segments } = JSON.parse(readFileSync(file, 'utf8')) as Heard;
  const cells = [stem, `${((performance.now() - began) / 1000).toFixed(1)} s`];
  if (existsSync(answer)) {
    const { words, wrong } = countWordErrors(readFileSync(answer, 'utf8'), segments.map(({ text }) => text).join(' '));
    cells.push(`words wrong ${percent(wrong / Math.max(1, words))} of ${words}`);
  }
  if (turns.length > 0) {
    const found = segments.flatMap(({ start, end, speaker }): SpokenBy[] => (speaker ? [{ start, end, speaker }] : []));
    cells.push(`speaker wrong ${percent(speakerErrorRate(turns, found))} of the time, ${people} people`);
  }
  print(cells.join('  '));
}

if (values.models === undefined) {
  print('Name the folder with the models: npm run speech:check -- --models DIR [--recordings DIR] [--model ID]');
  process.exitCode = 2;
} else {
  const recordings = resolve(values.recordings ?? join(import.meta.dirname, '../../../shared/voices'));
  const drafts = mkdtempSync(join(tmpdir(), 'rostrum-speech-'));
  try {
    const wishes = { model: values.model ?? null, language: null, voices: true };
    const models = await chooseModels(await readModelList(), resolve(values.models), wishes);
    requireModels(models);
    print(`${models.recogniser.name}, ${models.voices?.name ?? 'no voices'}`);
    for (const name of readdirSync(recordings, { recursive: true, encoding: 'utf8' }).sort())
      if (recordingType(name) !== null)
        await check(join(recordings, name), models, drafts).catch((error: unknown) => {
          // One that cannot be heard is told, and holds up no other.
          print(`${name}  ${failureOf(error).message}`);
        });
  } catch (error) {
    const { message, next = '' } = failureOf(error);
    print(`${message} ${next}`);
    process.exitCode = 1;
  } finally {
    rmSync(drafts, { recursive: true, force: true });
  }
}
