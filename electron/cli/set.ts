import { changeFile, editField } from '../services/episode/change-file.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { printJson } from './report.ts';

/** `set`: one field of one file. */
export const addSet: AddCommand = (program, io, exit) => {
  program
    .command('set')
    .description('give a field of an episode a value; nothing else in the file changes')
    .argument('<file>')
    .argument('<key>')
    .argument('<value>', 'text, written in the form of the field’s type; items of a list are set apart by commas')
    .option('--raw', 'the value is source in the front matter’s own format: YAML, TOML or JSON')
    .option('--json', 'for machines')
    .action(
      async (
        file: string,
        key: string,
        value: string,
        { raw = false, json = false }: { raw?: boolean; json?: boolean },
      ) => exit(await set(io, file, { key, value, raw }, json)),
    );
};

async function set(
  io: Io,
  path: string,
  request: { key: string; value: string; raw: boolean },
  json: boolean,
): Promise<ExitCode> {
  const { edits } = await changeFile(path, { userData: userDataFolder() }, (text, config) =>
    editField(text, config, request),
  );
  if (json) printJson(io, { path, key: request.key, changed: edits.length > 0 });
  else
    io.stdout.write(
      printLine`${path}: “${request.key}” ${edits.length === 0 ? 'has this value already; nothing was written' : 'set'}`,
    );
  return 0;
}
