import { countOf } from '../../shared/text/count-of.ts';
import { changeFile, editSwap } from '../services/episode/change-file.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { listLabelChanges, printLabelChanges } from './label-changes.ts';
import { readLines, type Lines } from './line-range.ts';
import { printJson } from './report.ts';

interface SwapOptions {
  readonly lines?: Lines;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `swap`: the turns of two speakers to one another. */
export const addSwap: AddCommand = (program, io, exit) => {
  program
    .command('swap')
    .description('give the turns of each of two labels to the other; nothing but the labels changes')
    .argument('<file>')
    .argument('<a>', 'a label')
    .argument('<b>', 'another label')
    .option('--lines <range>', 'only turns that begin in these lines, such as 10-40', readLines)
    .option('--dry-run', 'only tell what would change')
    .option('--json', 'for machines')
    .action(async (file: string, a: string, b: string, options: SwapOptions) =>
      exit(await swapFile(io, file, [a, b], options)),
    );
};

async function swapFile(
  io: Io,
  path: string,
  [a, b]: readonly [string, string],
  { lines, dryRun = false, json = false }: SwapOptions,
): Promise<ExitCode> {
  const request = { a, b, ...(lines ? { lines } : {}) };
  const { edits, source } = await changeFile(path, { userData: userDataFolder(), dryRun }, (text, config) =>
    editSwap(text, config, request),
  );
  if (json) {
    printJson(io, { path, turns: listLabelChanges(source.text, edits), dryRun });
    return 0;
  }
  if (dryRun) io.stdout.write(printLabelChanges(path, source.text, edits));
  const toB = edits.filter(({ insert }) => insert === b).length;
  io.stdout.write(
    printLine`${path}: ${countOf(toB, 'turn')} ${dryRun ? 'would go' : 'went'} from ${a} to ${b}, ${edits.length - toB} from ${b} to ${a}`,
  );
  return 0;
}
