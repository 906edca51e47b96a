import { InvalidArgumentError } from 'commander';
import type { TextEdit } from '../../shared/text/text-edit.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { changeEpisodes } from '../services/writing/change-set.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import type { Library } from '../services/library/library.ts';
import { hasPerson } from '../services/catalogue/people.ts';
import { defaultTimeoutSeconds, findInFiles } from '../services/catalogue/replace.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { unknownPersonFailure } from './unknown-person.ts';
import { withLibrary } from './open-library.ts';
import { describeHits, printHits } from './print-hits.ts';
import { describeFailure, elapsed } from './report.ts';

interface ReplaceCliOptions {
  readonly regex?: boolean;
  readonly ignoreCase?: boolean;
  readonly wholeWord?: boolean;
  readonly speaker?: string;
  readonly field?: string;
  readonly only?: string;
  readonly timeout: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const help = `
A hit that would change who speaks is left and named; a change like that is made in the episode. What was written is
taken back in the window: Edit, Undo a Change of Many Files.

Exit codes: 0 all was replaced, or would be; 1 a hit was left, or a file could not be read; 2 wrong use, or a
speaker whom nobody knows.`;

/** `replace`: in all episodes as one change, or in none. */
export const addReplace: AddCommand = (program, io, exit) => {
  program
    .command('replace')
    .description(
      'search and replace in the words of all episodes: all files or none. Labels, legends, code and frozen fields stay as they are',
    )
    .argument('<library>')
    .argument('<pattern>')
    .argument('<text>', 'what stands in its place; with --regex it may hold $1, $<name> and $&')
    .option('--regex', 'the pattern is a regular expression (JavaScript, with the flags g, m and u)')
    .option('--ignore-case', 'capitals make no difference')
    .option('--whole-word', 'not inside longer words')
    .option('--speaker <name>', 'only what this person says, by name or label')
    .option('--field <key>', 'in this front-matter field instead of the transcript')
    .option('--only <glob>', 'only episodes whose path matches')
    .option(
      '--timeout <seconds>',
      'stop an expression that gets no further for so long',
      readSeconds,
      defaultTimeoutSeconds,
    )
    .option('--dry-run', 'only tell what would be changed')
    .option('--json', 'for machines')
    .addHelpText('after', help)
    .action(async (library: string, find: string, replacement: string, options: ReplaceCliOptions) =>
      exit(
        await withLibrary(io, library, undefined, (opened) => replaceInLibrary(io, opened, find, replacement, options)),
      ),
    );
};

function readSeconds(value: string): number {
  const seconds = Number(value);
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new InvalidArgumentError('Write a number of seconds.');
}

async function replaceInLibrary(
  io: Io,
  library: Library,
  find: string,
  replacement: string,
  options: ReplaceCliOptions,
): Promise<ExitCode> {
  const start = performance.now();
  const {
    regex = false,
    ignoreCase = false,
    wholeWord = false,
    speaker = null,
    field,
    only,
    timeout,
    dryRun = false,
    json = false,
  } = options;
  const chosen: { path: string; baseHash: string; edits: TextEdit[] }[] = [];
  const request = {
    pattern: { find, replacement, isRegex: regex, wholeWord, matchCase: !ignoreCase },
    scope: { speaker, fields: field === undefined ? [] : [field] },
    only,
    maxMatches: Infinity,
  };
  // Printed as they are found: there may be millions of places.
  let separator = '{"files":[';
  const findAndChange = async () => {
    const found = await findInFiles(
      library,
      request,
      (file) => {
        const edits = file.hits.filter(({ ticked }) => ticked).flatMap(({ edits: own }) => own);
        if (edits.length > 0) chosen.push({ path: file.path, baseHash: file.hash, edits });
        io.stdout.write(json ? `${separator}${JSON.stringify(describeHits(file))}` : printHits(file));
        separator = ',';
      },
      { timeoutSeconds: timeout, longer: '--timeout gives it longer.' },
    );
    return {
      ...found,
      change:
        dryRun || chosen.length === 0
          ? null
          : await changeEpisodes(library, `Replaced “${find}” by “${replacement}”`, chosen),
    };
  };
  const { total, failed, change } = await findAndChange().catch((error: unknown) => {
    // A machine reads one whole object.
    if (json && separator === ',') io.stdout.write(`],${JSON.stringify(describeFailure(error)).slice(1)}\n`);
    throw error;
  });
  for (const { path, reason } of failed) io.stderr.write(printLine`rostrum: ${path}: ${reason}`);
  if (total === 0 && speaker !== null && field === undefined) await assertKnown(library, speaker);

  const replaced = chosen.reduce((sum, { edits }) => sum + edits.length, 0);
  if (json) {
    io.stdout.write(
      `${separator === ',' ? '' : separator}],${JSON.stringify({ total, changed: change?.paths ?? [], change: change?.id ?? null, ms: elapsed(start) }).slice(1)}\n`,
    );
  } else {
    const left = replaced < total ? `, ${formatCount(total - replaced)} left` : '';
    io.stdout.write(
      `${countOf(replaced, 'place')} in ${countOf(chosen.length, 'episode')}${left}; ${change !== null ? 'written' : dryRun ? 'nothing written (dry run)' : 'nothing to write'}\n`,
    );
  }
  return failed.length > 0 || replaced < total ? 1 : 0;
}

/** @throws RostrumError where nobody has the name: that there is nothing to replace would then mislead */
async function assertKnown(library: Library, speaker: string): Promise<void> {
  await indexLibrary(library);
  if (!hasPerson(library, speaker)) throw await unknownPersonFailure(library, speaker);
}
