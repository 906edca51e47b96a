import { indexLibrary } from '../services/catalogue/indexer.ts';
import { refuseRename, renameEpisode, type EpisodeMove } from '../services/episode/rename-episode.ts';
import type { Library } from '../services/library/library.ts';
import type { AddCommand, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { printJson } from './report.ts';

interface RenameOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `rename`: another name for an episode's file, with what is kept of it. */
export const addRename: AddCommand = (program, io, exit) => {
  program
    .command('rename')
    .description('give an episode’s file another name; its record, versions and unsaved work go along')
    .argument('<library>')
    .argument('<from>', 'its path in the library')
    .argument('<to>', 'the path that it gets')
    .option('--dry-run', 'only say whether it can be')
    .option('--json', 'for machines')
    .action(async (library: string, from: string, to: string, options: RenameOptions) => {
      await withLibrary(io, library, undefined, (opened) => rename(io, opened, { from, to }, options));
      exit(0);
    });
};

async function rename(
  io: Io,
  library: Library,
  move: EpisodeMove,
  { dryRun = false, json = false }: RenameOptions,
): Promise<void> {
  await indexLibrary(library);
  if (dryRun) {
    const refusal = refuseRename(library, move);
    if (refusal !== null) throw refusal;
  } else await renameEpisode(library, move);
  if (json) printJson(io, { ...move, written: !dryRun });
  else io.stdout.write(printLine`${move.from} -> ${move.to}`);
}
