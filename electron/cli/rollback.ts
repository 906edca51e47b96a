import type { RollbackResult } from '../../shared/publish/outcome.ts';
import { nameSome, sayOnce } from '../../shared/publish/said-once.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { rollbackSite } from '../services/publish/rollback.ts';
import { trustFolder } from '../services/site/trust.ts';
import { userDataFolder } from '../services/machine/user-data-folder.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { elapsed, printJson } from './report.ts';
import { nameOption, trustOption } from './trust.ts';

const help = `
Every page that still holds what was written gets the bytes that stood there before, and new ones are removed; pages
that were changed since are left and named. What was committed is undone by a new commit. The library that the publish
came from is found by the record that this machine keeps, so it need not be named; run it again for the one before.

Exit codes: 0 all was taken back; 1 something was left, or git did not commit it; 2 there is nothing to take back.`;

interface RollbackOptions {
  readonly trust?: boolean;
  readonly json?: boolean;
}

/** `rollback`: takes the last publish into a site back. */
export const addRollback: AddCommand = (program, io, exit) => {
  program
    .command('rollback')
    .description('take back the last publish into a site')
    .argument('<site>', 'the website’s folder')
    .addOption(trustOption())
    .option('--json', 'for machines')
    .addHelpText('after', help)
    .action(async (site: string, options: RollbackOptions) => exit(await rollback(io, site, options)));
};

async function rollback(io: Io, site: string, { trust = false, json = false }: RollbackOptions): Promise<ExitCode> {
  const start = performance.now();
  const { title, restored, left, commit, notCommitted } = await takeBack(io, site, trust);
  for (const { names, reason } of sayOnce(left.map(({ path, reason: why }) => ({ name: path, reason: why })))) {
    io.stderr.write(
      printLine`rostrum: ${nameSome(names)}: ${reason} ${names.length === 1 ? 'It was left as it is' : 'They were left as they are'}.`,
    );
  }
  if (notCommitted !== null) io.stderr.write(`rostrum: That is not committed: ${notCommitted}\n`);
  if (json) printJson(io, { title, restored, left, commit, notCommitted, ms: elapsed(start) });
  else
    io.stdout.write(
      printLine`${restored.length === 0 ? 'Nothing was taken back of' : 'Took back'} “${title}”: ${countOf(restored.length, 'file')} as before, ${left.length} left.${commit === null ? '' : ` Committed as ${commit.slice(0, 10)}.`}`,
    );
  return left.length > 0 || notCommitted !== null ? 1 : 0;
}

async function takeBack(io: Io, site: string, trust: boolean): Promise<RollbackResult> {
  const userData = userDataFolder();
  if (trust) await trustFolder(userData, site);
  try {
    return await rollbackSite(site, userData, (notice) => io.stderr.write(`rostrum: ${notice}\n`));
  } catch (error) {
    throw nameOption(error);
  }
}
