import { changeFile, editField } from '../services/episode/change-file.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';

/** `set`: one field of one file. */
export const addSet: AddCommand = (program, io, exit) => {
  program
    .command('set')
    .description('give a field of an episode a value; nothing else in the file changes')
    .argument('<file>')
    .argument('<key>')
    .argument('<value>', 'text, written in the form of the field’s type; items of a list are set apart by commas')
    .option('--raw', 'the value is source in the front matter’s own format: YAML, TOML or JSON')
    .action(async (file: string, key: string, value: string, { raw = false }: { raw?: boolean }) => exit(await set(io, file, { key, value, raw })));
};

async function set(io: Io, path: string, request: { key: string; value: string; raw: boolean }): Promise<ExitCode> {
  const { edits } = await changeFile(path, { userData: userDataFolder() }, (text, config) => editField(text, config, request));
  io.stdout.write(edits.length === 0 ? `${path}: “${request.key}” has this value already\n` : `${path}: “${request.key}” set\n`);
  return 0;
}
