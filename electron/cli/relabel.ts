import { countOf } from '../../shared/text/count-of.ts';
import { changeFile, editLabels } from '../services/episode/change-file.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { listLabelChanges, printLabelChanges } from './label-changes.ts';
import { readLines, type Lines } from './line-range.ts';
import { printJson } from './report.ts';

interface RelabelOptions {
  readonly from: string;
  readonly to: string;
  readonly lines?: Lines;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `relabel`: turns of one speaker to another. */
export const addRelabel: AddCommand = (program, io, exit) => {
  program
    .command('relabel')
    .description('give turns of one label to another; nothing but the labels changes')
    .argument('<file>')
    .requiredOption('--from <label>', 'the label that the turns have')
    .requiredOption('--to <label>', 'the label that they get')
    .option('--lines <range>', 'only turns that begin in these lines, such as 10-40', readLines)
    .option('--dry-run', 'only tell what would change')
    .option('--json', 'for machines')
    .action(async (file: string, options: RelabelOptions) => exit(await relabelFile(io, file, options)));
};

async function relabelFile(
  io: Io,
  path: string,
  { from, to, lines, dryRun = false, json = false }: RelabelOptions,
): Promise<ExitCode> {
  const request = { from, to, ...(lines ? { lines } : {}) };
  const { edits, source } = await changeFile(path, { userData: userDataFolder(), dryRun }, (text, config) =>
    editLabels(text, config, request),
  );
  if (json) {
    printJson(io, { path, turns: listLabelChanges(source.text, edits), dryRun });
    return 0;
  }
  if (dryRun) io.stdout.write(printLabelChanges(path, source.text, edits));
  io.stdout.write(
    printLine`${path}: ${countOf(edits.length, 'turn')} ${dryRun ? 'would go' : 'went'} from ${from} to ${to}`,
  );
  return 0;
}
