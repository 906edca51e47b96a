import type { Stray } from '../../shared/sidecar/orphaned-record.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import type { Library } from '../services/library/library.ts';
import { findStrays, takeAlong } from '../services/catalogue/orphaned-records.ts';
import type { AddCommand, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { printJson } from './report.ts';

interface FollowOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `follow`: takes what is kept of episodes along to where they are now. */
export const addFollow: AddCommand = (program, io, exit) => {
  program
    .command('follow')
    .description('give what is kept of episodes that were renamed or moved to the files that they are now')
    .argument('<library>')
    .option('--dry-run', 'only say which')
    .option('--json', 'for machines')
    .action(async (library: string, options: FollowOptions) => {
      await withLibrary(io, library, undefined, (opened) => follow(io, opened, options));
      exit(0);
    });
};

async function follow(io: Io, library: Library, { dryRun = false, json = false }: FollowOptions): Promise<void> {
  await indexLibrary(library);
  const strays = await findStrays(library);
  if (!dryRun) for (const { from, to } of strays) if (to !== null) await takeAlong(library, { from, to });
  if (json) {
    printJson(io, { strays, taken: dryRun ? 0 : strays.filter(({ to }) => to !== null).length });
    return;
  }
  for (const stray of strays)
    io.stdout.write(printLine`${stray.from} -> ${stray.to ?? '(no file says what it said)'}: ${keptOf(stray)}`);
  if (strays.length === 0) io.stdout.write('Nothing is kept of an episode that is gone.\n');
}

function keptOf({ record, versions, work }: Stray): string {
  return [
    ...(record ? ['a record'] : []),
    ...(versions > 0 ? [countOf(versions, 'earlier version')] : []),
    ...(work ? ['unsaved work'] : []),
  ].join(', ');
}
