import type { Occurrences } from '../../shared/purge/occurrences.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { findOccurrences, purge } from '../services/purge/purge.ts';
import type { Library } from '../services/library/library.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { printJson } from './report.ts';

interface PurgeOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `purge`: a name or a passage out of everything that Rostrum keeps. */
export const addPurge: AddCommand = (program, io, exit) => {
  program
    .command('purge')
    .alias('forget')
    .description(
      'remove a name or a passage for good from earlier versions, unsaved work, the catalogue and .rostrum; this cannot be undone. Episodes and git’s commits that hold it are told, not changed',
    )
    .argument('<library>')
    .argument('<text>')
    .option('--dry-run', 'only tell where it stands')
    .option('--json', 'for machines')
    .action(async (library: string, text: string, options: PurgeOptions) =>
      exit(await withLibrary(io, library, undefined, (opened) => run(io, opened, text, options))),
    );
};

/** 1 where it still stands in a file or in git, or something could not be looked into. */
async function run(
  io: Io,
  library: Library,
  text: string,
  { dryRun = false, json = false }: PurgeOptions,
): Promise<ExitCode> {
  const found = await findOccurrences(library, text);
  const left = dryRun ? found : await purge(library, text);
  const { revisions, unsaved, changes, sidecar, drafts } = found;
  const isKept = revisions.length + unsaved.length + changes.length + sidecar.length + drafts.length > 0;
  if (json) printJson(io, { found: asJson(found), removed: isKept && !dryRun, left: asJson(left) });
  else io.stdout.write(`${printKept(found, dryRun)}${printLeft(left)}`);
  return left.files.length + left.commits.length + left.unread.length > 0 ? 1 : 0;
}

/** Scripts know the records in .rostrum as `beside`, from when the command was called `forget`. */
function asJson({ sidecar, ...others }: Occurrences): object {
  return { ...others, beside: sidecar };
}

function printKept({ revisions, unsaved, changes, sidecar, drafts }: Occurrences, dryRun: boolean): string {
  const kept = [
    ...revisions.map(({ path, savedAt }) => `${path}: the version of ${savedAt}`),
    ...unsaved.map((path) => `${path}: unsaved work`),
    ...changes.map((title) => `the title of a change: ${title}`),
    ...sidecar.map(({ path, lines }) => `${path}: ${countOf(lines, 'line')}`),
    ...drafts.map((name) => `the draft of a recording: ${name}`),
  ];
  const head = dryRun ? 'Would be removed' : 'Removed';
  return kept.length === 0
    ? 'Rostrum keeps nothing of it.\n'
    : `${head} from ${countOf(kept.length, 'place')}:\n${kept.map((place) => printLine`  ${place}`).join('')}`;
}

function printLeft({ files, damaged, unread, commits }: Occurrences): string {
  const inFiles = files.map(({ path, count }) => printLine`  ${path}: ${countOf(count, 'time')}`).join('');
  const inGit = commits
    .map(
      ({ repository, commit, date, subject }) =>
        printLine`  ${repository}: ${commit.slice(0, 10)} ${date.slice(0, 10)} ${subject}`,
    )
    .join('');
  const notRead = unread.map(({ path, reason }) => printLine`  ${path}: ${reason}`).join('');
  const inDamaged = damaged.map((path) => printLine`  ${path}`).join('');
  return [
    inDamaged &&
      `Damaged databases that were kept may hold it; delete them if you need nothing from them:\n${inDamaged}`,
    notRead && `These could not be looked into, and may hold it:\n${notRead}`,
    inFiles && `It stands in these files, which are yours to change:\n${inFiles}`,
    inGit &&
      `git still holds it, also at every remote and clone, until history is rewritten there (git filter-repo):\n${inGit}`,
  ].join('');
}
