import { countOf } from '../../shared/text/count-of.ts';
import { mergeFiles, writeMerge } from '../services/episode/merge-files.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { printJson } from './report.ts';

interface MergeOptions {
  readonly output?: string;
  readonly path?: string;
  readonly json?: boolean;
}

/** `merge`: three versions of a file, by hand or for git. */
export const addMerge: AddCommand = (program, io, exit) => {
  program
    .command('merge')
    .description('merge two changes of an episode, by turn and by field')
    .argument('<base>', 'what both sides began with')
    .argument('<ours>', 'written in place, as git wants its merge drivers to, unless -o says otherwise')
    .argument('<theirs>')
    .option('-o, --output <file>', 'write there instead; - prints it')
    .option('--path <file>', 'the episode’s own path, where the three are git’s copies: its library’s settings hold')
    .option('--json', 'for machines')
    .addHelpText(
      'after',
      '\nWhere both changed the same, both versions stand between conflict markers and the exit code is 1.\nAs git’s merge driver: rostrum merge-driver install FOLDER',
    )
    .action(async (base: string, ours: string, theirs: string, options: MergeOptions) =>
      exit(await merge(io, { base, ours, theirs }, options)),
    );
};

async function merge(
  io: Io,
  files: { base: string; ours: string; theirs: string },
  { output = files.ours, path, json = false }: MergeOptions,
): Promise<ExitCode> {
  const { conflicts, bytes } = await mergeFiles({ ...files, path });
  const named = path ?? (output === '-' ? files.ours : output);
  if (output === '-') io.content.write(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  else
    await writeMerge(output, bytes, {
      userData: userDataFolder(),
      copyOf: path !== undefined && output === files.ours ? path : null,
    });

  if (json && output !== '-') printJson(io, { output, conflicts });
  for (const { place, reason } of json ? [] : conflicts) io.stderr.write(printLine`${named}: ${place}: ${reason}`);
  if (!json && conflicts.length > 0)
    io.stderr.write(printLine`${named}: ${countOf(conflicts.length, 'conflict')} to decide`);
  return conflicts.length > 0 ? 1 : 0;
}
