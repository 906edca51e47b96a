import { printDay } from '../../shared/text/clock.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import { createEpisode, planEpisode } from '../services/episode/new-episode.ts';
import { RostrumError } from '../../shared/failure.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { printJson } from './report.ts';

interface NewOptions {
  readonly title: string;
  readonly guests?: string;
  readonly date?: string;
  readonly as?: string;
  readonly set?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `new`: an episode as the library's newer ones are written. */
export const addNew: AddCommand = (program, io, exit) => {
  program
    .command('new')
    .description('begin an episode: its file, front matter and legend, as the library’s newer episodes have them')
    .argument('<library>')
    .requiredOption('--title <title>')
    .option('--guests <names>', 'who is to speak, set apart by commas; each gets the label that they had before')
    .option('--date <date>', 'a day, 2026-11-24, or a date with its time; today where it is not given')
    .option('--as <path>', 'path in the library, in place of the one that follows from the title')
    .option(
      '--set <key=value>',
      'a field’s value, again for another field',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--dry-run', 'print the file and write nothing')
    .option('--json', 'for machines')
    .action(async (library: string, options: NewOptions) => exit(await makeEpisode(io, library, options)));
};

async function makeEpisode(
  io: Io,
  folder: string,
  { title, guests = '', date, as, set = [], dryRun = false, json = false }: NewOptions,
): Promise<ExitCode> {
  const request = {
    title,
    date: date ?? today(),
    people: guests.split(','),
    path: as,
    fields: Object.fromEntries(set.map(readAssignment)),
  };
  return withLibrary<ExitCode>(io, folder, undefined, async (library) => {
    await indexLibrary(library);
    const { path, text, legend, notes, problems } = dryRun
      ? await planEpisode(library, request)
      : await createEpisode(library, request);
    if (problems[0] !== undefined) throw new RostrumError({ code: 'bad-request', message: problems[0], path });
    for (const note of notes) io.stderr.write(printLine`rostrum: ${path}: ${note}`);
    if (json) printJson(io, { path, title: title.trim(), legend, notes, text, written: !dryRun });
    else
      io.stdout.write(
        dryRun
          ? text
          : printLine`${path}: made${legend.length > 0 ? `, with ${legend.map(({ label, name }) => `${label} for ${name}`).join(', ')}` : ''}`,
      );
    return 0;
  });
}

function readAssignment(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new RostrumError({
      code: 'bad-request',
      message: `“${text}” is no field and value.`,
      next: 'Write --set key=value.',
    });
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The day here. */
export const today = (): string => printDay(new Date());
