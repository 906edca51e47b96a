import type { OrphanedRecord } from '../../shared/sidecar/orphaned-record.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { indexLibrary } from '../services/catalogue/indexer.ts';
import type { Library } from '../services/library/library.ts';
import { findOrphanedRecords, relink } from '../services/catalogue/orphaned-records.ts';
import type { AddCommand, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { printJson } from './report.ts';

interface RelinkOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `relink`: takes what is kept of episodes along to where they are now. */
export const addRelink: AddCommand = (program, io, exit) => {
  program
    .command('relink')
    .alias('follow')
    .description('give what is kept of episodes that were renamed or moved to the files that they are now')
    .argument('<library>')
    .option('--dry-run', 'only say which')
    .option('--json', 'for machines')
    .action(async (library: string, options: RelinkOptions) => {
      await withLibrary(io, library, undefined, (opened) => run(io, opened, options));
      exit(0);
    });
};

async function run(io: Io, library: Library, { dryRun = false, json = false }: RelinkOptions): Promise<void> {
  await indexLibrary(library);
  const orphanedRecords = await findOrphanedRecords(library);
  if (!dryRun) for (const { from, to } of orphanedRecords) if (to !== null) await relink(library, { from, to });
  if (json) {
    // Scripts know them by this key, from when the command was called `follow`.
    printJson(io, {
      strays: orphanedRecords,
      taken: dryRun ? 0 : orphanedRecords.filter(({ to }) => to !== null).length,
    });
    return;
  }
  for (const orphanedRecord of orphanedRecords)
    io.stdout.write(
      printLine`${orphanedRecord.from} -> ${orphanedRecord.to ?? '(no file says what it said)'}: ${keptOf(orphanedRecord)}`,
    );
  if (orphanedRecords.length === 0) io.stdout.write('Nothing is kept of an episode that is gone.\n');
}

function keptOf({ record, versions, work }: OrphanedRecord): string {
  return [
    ...(record ? ['a record'] : []),
    ...(versions > 0 ? [countOf(versions, 'earlier version')] : []),
    ...(work ? ['unsaved work'] : []),
  ].join(', ');
}
