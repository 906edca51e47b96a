import { RostrumError } from '../../shared/failure.ts';
import { installMergeDriver } from '../git/merge-driver.ts';
import { findRepository } from '../git/repository.ts';
import { ownCommand } from '../services/machine/cli-command.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { printJson } from './report.ts';
import { trustOption, trustForCommand } from './trust.ts';

/** `merge-driver install`: git on this machine merges a folder's transcripts as `merge` does. */
export const addMergeDriver: AddCommand = (program, io, exit) => {
  program
    .command('merge-driver')
    .description('let git merge transcripts by turn')
    .command('install')
    .description('for the repository around a folder, on this machine; .gitattributes tells the others’ git')
    .argument('<folder>', 'a library or a site: the files below it are merged so')
    .option('--command <command>', 'what runs Rostrum’s command line; else what runs it now')
    .addOption(trustOption())
    .option('--json', 'for machines')
    .action(async (folder: string, options: { command?: string; trust?: boolean; json?: boolean }) =>
      exit(await install(io, folder, options)),
    );
};

async function install(
  io: Io,
  folder: string,
  { command = ownCommand(), trust, json = false }: { command?: string; trust?: boolean; json?: boolean },
): Promise<ExitCode> {
  const repository = await findRepository(folder);
  if (repository === null)
    throw new RostrumError({
      code: 'bad-request',
      message: 'This folder is in no git repository.',
      next: 'Begin one with git init, or name another folder.',
      path: folder,
    });
  const changed = await installMergeDriver(await trustForCommand(repository, trust), { command });
  if (json) printJson(io, { root: repository.root, command, attributesChanged: changed });
  else
    io.stdout.write(
      printLine`${repository.root}: git merges transcripts by turn now${changed ? '; commit .gitattributes, so that the others’ git knows too' : ''}`,
    );
  return 0;
}
