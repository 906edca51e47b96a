import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { baseLanguage } from '../../shared/speech/model.ts';
import { clockTime } from '../../shared/text/clock.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import { importEpisodes, planImportedEpisode, type ImportedEpisode } from '../services/import/import.ts';
import { readForeignFile } from '../services/import/import-thread.ts';
import { titleFromName } from '../services/import/read-transcript-file.ts';
import type { Library } from '../services/library/library.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import { openRecordings } from '../services/recording/recordings.ts';
import { chooseModels, type ChosenModels } from '../services/speech/choose-models.ts';
import { draftsFolder, removeDraft } from '../services/speech/draft-folder.ts';
import { makeDraft } from '../services/speech/make-draft.ts';
import { readModelList } from '../services/speech/model-list.ts';
import { modelsFolder } from '../services/speech/models-folder.ts';
import { requestDraft, requireModels } from '../services/speech/request-draft.ts';
import { RostrumError } from '../../shared/failure.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { describePlan, summarisePlan } from './describe-import.ts';
import { printLine } from './escape-controls.ts';
import { today } from './new.ts';
import { withLibrary } from './open-library.ts';
import { describeFailure, elapsed, exitCodeOf, printJson, reportError } from './report.ts';

interface TranscribeOptions {
  readonly into: string;
  readonly speakers?: number;
  readonly voices: boolean;
  readonly model?: string;
  readonly language?: string;
  readonly json?: boolean;
}

/** Seconds of a recording between two words about how far it is. */
const progressStep = 300;

/** `transcribe`: recordings, each heard on this machine and made an episode that nobody has checked yet. */
export const addTranscribe: AddCommand = (program, io, exit) => {
  program
    .command('transcribe')
    .description(
      'make an episode of each recording: heard on this machine, with the times of words; nobody is named. What was begun is gone on with',
    )
    .argument('<recording...>')
    .requiredOption('--into <library>')
    .option('--speakers <count>', 'how many speak; else it is found out', readCount)
    .option('--no-voices', 'tell no voices apart: all turns are unassigned')
    .option('--model <id>', 'the recogniser, of those that “models list” names; else the best that is here')
    .option('--language <code>', 'what is spoken, as in en; else the library’s language, or what the recogniser hears')
    .option('--json', 'for machines')
    .action(async (recordings: string[], options: TranscribeOptions) =>
      exit(
        await withLibrary(io, options.into, undefined, (library) => transcribeAll(io, library, recordings, options)),
      ),
    );
};

function readCount(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count > 0 && count <= 20) return count;
  throw new InvalidArgumentError('Give a whole number from 1 to 20.');
}

/** One after the other: one that fails holds up no other, and what is done is in the library before the next begins. */
async function transcribeAll(
  io: Io,
  library: Library,
  recordings: readonly string[],
  options: TranscribeOptions,
): Promise<ExitCode> {
  const start = performance.now();
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const folder = modelsFolder(userDataFolder());
  const language = options.language === undefined ? await usualLanguage(library) : baseLanguage(options.language);
  const models = await chooseModels(await readModelList(), folder, {
    model: options.model ?? null,
    language,
    voices: options.voices && options.speakers !== 1,
  });
  requireModels(models);
  await indexLibrary(library);
  const done: object[] = [];
  const failed: object[] = [];
  let code: ExitCode = 0;
  try {
    for (const recording of recordings) {
      if (stop.signal.aborted) break;
      try {
        const episode = await transcribe(io, library, resolve(recording), {
          ...options,
          language,
          models,
          signal: stop.signal,
        });
        done.push({ recording, path: episode.path, ...describePlan(episode.plan), problems: episode.plan.problems });
        if (!options.json) io.stdout.write(printLine`${recording} → ${episode.path}, ${summarisePlan(episode.plan)}`);
        for (const problem of episode.plan.problems) io.stderr.write(printLine`rostrum: ${recording}: ${problem}`);
      } catch (error) {
        failed.push({ recording, ...describeFailure(error) });
        reportError(io, error);
        code = code === 2 ? 2 : exitCodeOf(error);
      }
    }
  } finally {
    process.off('SIGINT', interrupt);
  }
  if (options.json) printJson(io, { transcribed: done, failed, ms: elapsed(start) });
  return code;
}

/** The library’s own language, where a model knows it. */
async function usualLanguage({ config }: Library): Promise<string | null> {
  const { language } = config;
  if (!language) return null;
  const base = baseLanguage(language);
  const isKnown = (await readModelList()).some(
    (model) => model.kind === 'recogniser' && model.languages.includes(base),
  );
  return isKnown ? base : null;
}

async function transcribe(
  io: Io,
  library: Library,
  recording: string,
  {
    models,
    language,
    speakers,
    signal,
  }: { models: ChosenModels; language: string | null; speakers?: number | undefined; signal: AbortSignal },
): Promise<ImportedEpisode> {
  const userData = userDataFolder();
  const drafts = draftsFolder(userData);
  const request = await requestDraft(recording, { models, language, speakers: speakers ?? null, episode: null });
  let told = 0;
  const file = await makeDraft(request, {
    drafts,
    folder: modelsFolder(userData),
    models,
    startProcess: io.startSpeechProcess,
    onProgress: (seconds) => {
      if (seconds < told + progressStep) return;
      told = seconds - (seconds % progressStep);
      io.stderr.write(printLine`rostrum: ${recording}: heard up to ${clockTime(told)}`);
    },
    signal,
  });
  const { transcript } = await readForeignFile(file, {});
  const episode = await planImportedEpisode(library, transcript, {
    title: titleFromName(recording),
    date: today(),
    speakers: new Map(),
  });
  if (episode.problems[0] !== undefined)
    throw new RostrumError({
      code: 'bad-request',
      message: episode.problems[0],
      next: `The draft is kept; make an episode of it with rostrum import, and --title or --as.`,
      path: file,
    });
  await importEpisodes(library, [episode]);
  await openRecordings(userData, () => '').attach({ root: library.root, path: episode.path }, recording);
  await removeDraft(drafts, request);
  return episode;
}
