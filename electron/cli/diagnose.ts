import { printDiagnosis } from '../../shared/diagnostics/print-diagnosis.ts';
import { realpath } from 'node:fs/promises';
import { RostrumError } from '../../shared/failure.ts';
import { findLibraryRoot } from '../files/scan.ts';
import { diagnose } from '../services/library/diagnostics.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printJson } from './report.ts';

/** `diagnose`: what to put into a report when something is wrong. */
export const addDiagnose: AddCommand = (program, io, exit) => {
  program
    .command('diagnose')
    .description(
      'tell versions, figures and whether the databases are sound, for a report; no words of a transcript, and nothing is changed',
    )
    .argument('[library]')
    .option('--json', 'for machines')
    .addHelpText('after', '\nExit codes: 0 all is sound; 1 a database is not; 2 wrong use.')
    .action(async (library: string | undefined, options: { readonly json?: boolean }) =>
      exit(await run(io, library, options)),
    );
};

async function run(io: Io, path: string | undefined, { json = false }: { readonly json?: boolean }): Promise<ExitCode> {
  const found = await diagnose({ userData: userDataFolder(), library: path === undefined ? null : await rootOf(path) });
  if (json) printJson(io, found);
  else io.stdout.write(printDiagnosis(found));
  return found.databases.some(({ problem }) => problem !== null) ? 1 : 0;
}

async function rootOf(path: string): Promise<string> {
  try {
    return await findLibraryRoot(await realpath(path));
  } catch (error) {
    throw new RostrumError(
      { code: 'not-a-library', message: 'There is no such folder.', next: 'Name a folder of episode files.', path },
      { cause: error },
    );
  }
}
