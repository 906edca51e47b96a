import { Argument } from 'commander';
import { rules } from '../../shared/lint/registry.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { listProblems } from '../catalogue/problems.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import { previewFixes } from '../services/catalogue/preview-fixes.ts';
import type { Library } from '../services/library/library.ts';
import { pathFilter } from '../services/library/path-filter.ts';
import { changeEpisodes } from '../services/writing/change-set.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { describeHits, printHits } from './print-hits.ts';
import { elapsed, printJson } from './report.ts';

interface FixOptions {
  readonly only?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const help = `
Fixed is what can be read in one way only. Where a rule has several answers to a problem, or its answer is one of several
readings, the place is shown and left: choose in the window. What was fixed is one change, and is taken back in the
window: Edit, Undo a Change of Many Files.

Exit codes: 0 nothing of the rule is left, or would be; 1 a problem is left, or a file could not be read; 2 wrong use.`;

/** `fix`: what one rule found, in all episodes as one change, or in none. */
export const addFix: AddCommand = (program, io, exit) => {
  program
    .command('fix')
    .description('fix what one rule finds in all episodes: all files or none')
    .argument('<library>')
    .addArgument(new Argument('<rule>', 'its name, as lint prints it').choices(rules.map(({ id }) => id)))
    .option('--only <glob>', 'only episodes whose path matches')
    .option('--dry-run', 'only tell what would be changed')
    .option('--json', 'for machines')
    .addHelpText('after', help)
    .action(async (folder: string, rule: string, options: FixOptions) =>
      exit(await withLibrary(io, folder, undefined, (library) => fixInLibrary(io, library, rule, options))),
    );
};

async function fixInLibrary(
  io: Io,
  library: Library,
  rule: string,
  { only, dryRun = false, json = false }: FixOptions,
): Promise<ExitCode> {
  const start = performance.now();
  const matches = pathFilter(only);
  await indexLibrary(library);
  const preview = await previewFixes(library, { rule, unsaved: [] });
  const files = preview.files.filter(({ path }) => matches(path));
  const failed = preview.failed.filter(({ path }) => matches(path));
  const chosen = files.flatMap(({ path, hash, hits }) => {
    const edits = hits.filter(({ ticked }) => ticked).flatMap((hit) => hit.edits);
    return edits.length === 0 ? [] : [{ path, baseHash: hash, edits }];
  });
  const fixed = files.reduce((sum, { hits }) => sum + hits.filter(({ ticked }) => ticked).length, 0);
  const found = listProblems(library.catalogue, { rule })
    .filter(({ path }) => matches(path))
    .reduce((sum, { count }) => sum + count, 0);
  const change = dryRun || chosen.length === 0 ? null : await changeEpisodes(library, `Fixed ${rule}`, chosen);
  for (const { path, reason } of failed) io.stderr.write(printLine`rostrum: ${path}: ${reason}`);
  if (json) {
    printJson(io, {
      files: files.map(describeHits),
      total: found,
      fixed,
      changed: change?.paths ?? [],
      change: change?.id ?? null,
      ms: elapsed(start),
    });
  } else {
    for (const file of files) io.stdout.write(printHits(file));
    const left = fixed < found ? `, ${formatCount(found - fixed)} left` : '';
    io.stdout.write(
      `${countOf(fixed, 'problem')} in ${countOf(chosen.length, 'episode')}${left}; ${change !== null ? 'written' : dryRun ? 'nothing written (dry run)' : 'nothing to write'}\n`,
    );
  }
  return failed.length > 0 || fixed < found ? 1 : 0;
}
