import { InvalidArgumentError, Option } from 'commander';
import { isEpisodeName } from '../../shared/episode/model/file-names.ts';
import { formatNames, type TimedTranscript } from '../../shared/formats/model/timed-transcript.ts';
import { parseSpeakers, type SpeakerChoices } from '../../shared/import/speakers.ts';
import { joinings, type Joining } from '../../shared/import/to-turns.ts';
import { dateOfPage } from '../../shared/import/page-fields.ts';
import { speakersOf } from '../../shared/import/plan-import.ts';
import { RostrumError } from '../../shared/failure.ts';
import { importEpisodes, planImportedEpisode, type ImportedEpisode } from '../services/import/import.ts';
import { readForeignFile } from '../services/import/import-thread.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import type { Library } from '../services/library/library.ts';
import { readLibraryHabits } from '../services/episode/new-episode.ts';
import { titleFromName, type ReadOptions } from '../services/import/read-transcript-file.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { describePlan, summarisePlan } from './describe-import.ts';
import { printLine } from './escape-controls.ts';
import { today } from './new.ts';
import { withLibrary } from './open-library.ts';
import { addReadOptions, describeReadProblems } from './read-options.ts';
import { describeFailure, elapsed, printJson, reportError } from './report.ts';

interface ImportOptions extends ReadOptions {
  readonly into: string;
  readonly as?: string;
  readonly title?: string;
  readonly date?: string;
  readonly speakers?: string;
  readonly people?: string;
  readonly join?: Joining;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** A file that could be read, and the episode that it becomes. */
interface ReadFile {
  readonly file: string;
  readonly episode: ImportedEpisode;
  readonly format: TimedTranscript['format'];
  readonly encoding: string | null;
  readonly speakers: readonly string[];
  readonly problems: readonly string[];
}

/** `import`: transcripts of other programs, each as an episode. */
export const addImport: AddCommand = (program, io, exit) => {
  addReadOptions(program.command('import'))
    .description(
      'make an episode of captions, a recogniser’s output, a document or text; the format is recognised by what the file says. Several files that can be read come in as one change, all or none',
    )
    .argument('<file...>')
    .requiredOption('--into <library>')
    .option('--as <name>', 'path in the library, in place of the one that follows from the title')
    .option(
      '--title <title>',
      'the episode’s title, in place of the one that the file has, or else that follows from --as or the file’s name',
    )
    .option(
      '--date <date>',
      'a day, 2026-11-24, or a date with its time; where it is not given, that of the file’s front matter, or today',
      readDay,
    )
    .option('--speakers <list>', 'who the speakers of the file are: "SPEAKER_00=MD:Michelle Drumm,SPEAKER_01=TW"')
    .option(
      '--people <list>',
      'who was there besides the speakers of the file, to be given its turns later: "Michelle Drumm, Tom Wood"',
    )
    .addOption(
      new Option('--join <how>', 'where turns that the file gives to nobody end').choices(joinings).default('pauses'),
    )
    .option('--dry-run', 'print the episodes and write nothing')
    .option('--json', 'for machines')
    .action(async (files: string[], options: ImportOptions) =>
      exit(await withLibrary(io, options.into, undefined, (library) => importFiles(io, library, files, options))),
    );
};

function readDay(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return value;
  throw new InvalidArgumentError('Write it as 2026-11-24.');
}

async function importFiles(
  io: Io,
  library: Library,
  files: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const start = performance.now();
  const { as, title, encoding, format, json = false, dryRun = false } = options;
  if (files.length > 1 && (as ?? title) !== undefined)
    throw new RostrumError({
      code: 'bad-request',
      message: '--as and --title name one episode, and there are several files.',
      next: 'Import them one by one.',
    });
  await indexLibrary(library);
  const speakers = await readSpeakers(library, options.speakers);
  const named = as === undefined ? undefined : withEnding(as);
  const ready: ReadFile[] = [];
  const failed: object[] = [];
  for (const file of files) {
    try {
      const { transcript, encoding: used } = await readForeignFile(file, { encoding, format });
      const known = speakersOf(transcript);
      if (files.length === 1) checkSpeakers(speakers, known);
      const request = {
        title: title ?? transcript.title ?? titleFromName(named ?? file),
        date: options.date ?? dateOfPage(transcript.fields ?? []) ?? today(),
        path: named,
        speakers,
        others: (options.people ?? '').split(',').flatMap((name) => name.trim() || []),
        joining: options.join,
      };
      const episode = await planImportedEpisode(
        library,
        transcript,
        request,
        ready.map((other) => other.episode),
      );
      if (episode.problems[0] !== undefined)
        throw new RostrumError({ code: 'bad-request', message: episode.problems[0], path: file });
      const problems = [...describeReadProblems(transcript), ...episode.plan.problems];
      ready.push({ file, episode, format: transcript.format, encoding: used, speakers: known, problems });
    } catch (error) {
      // One file that cannot be read must not hide the others.
      failed.push({ file, ...describeFailure(error) });
      reportError(io, error);
    }
  }
  if (!dryRun)
    await importEpisodes(
      library,
      ready.map(({ episode }) => episode),
    );
  if (json) {
    const imported = ready.map(({ file, episode, problems, ...read }) => ({
      file,
      path: episode.path,
      ...read,
      ...describePlan(episode.plan),
      problems,
      ...(dryRun ? { text: episode.text } : {}),
      written: !dryRun,
    }));
    printJson(io, { imported, failed, ms: elapsed(start) });
  }
  for (const { file, episode, format: readAs, problems } of json ? [] : ready) {
    io.stdout.write(
      dryRun
        ? episode.text
        : printLine`${file}: ${formatNames[readAs]} → ${episode.path}, ${summarisePlan(episode.plan)}`,
    );
    for (const problem of problems) io.stderr.write(printLine`rostrum: ${file}: ${problem}`);
  }
  return failed.length > 0 ? 2 : 0;
}

async function readSpeakers(library: Library, list: string | undefined): Promise<SpeakerChoices> {
  if (list === undefined) return new Map();
  const parsed = parseSpeakers(list, (await readLibraryHabits(library)).labels);
  if (parsed.ok) return parsed.choices;
  throw new RostrumError({ code: 'bad-request', message: parsed.message });
}

function checkSpeakers(choices: SpeakerChoices, known: readonly string[]): void {
  const stranger = [...choices.keys()].find((name) => !known.includes(name));
  if (stranger === undefined) return;
  throw new RostrumError({
    code: 'bad-request',
    message: `“${stranger}” is no speaker of this file.`,
    next: known.length > 0 ? `Its speakers are ${known.join(', ')}.` : 'It names no speakers.',
  });
}

function withEnding(path: string): string {
  return isEpisodeName(path) ? path : `${path}.md`;
}
