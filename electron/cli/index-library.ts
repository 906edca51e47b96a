import { countOf } from '../../shared/text/count-of.ts';
import { fillSearch, indexLibrary } from '../services/catalogue/indexer.ts';
import { summarise } from '../services/library/library.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { printLine } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { elapsed, printJson } from './report.ts';

interface IndexOptions {
  readonly json?: boolean;
  readonly catalogue?: string;
}

/** `index`: brings a library's catalogue up to its files. */
export const addIndex: AddCommand = (program, io, exit) => {
  program
    .command('index')
    .description('bring the catalogue of a library up to its files')
    .argument('<library>')
    .option('--json', 'for machines')
    .option('--catalogue <file>', 'keep the catalogue there')
    .action(async (library: string, options: IndexOptions) => exit(await index(io, library, options)));
};

async function index(io: Io, folder: string, { json = false, catalogue }: IndexOptions): Promise<ExitCode> {
  const start = performance.now();
  return withLibrary(io, folder, catalogue, async (library) => {
    const { files, added, changed, unchanged, removed, bytes } = await indexLibrary(library);
    const ms = elapsed(start);
    let searchableMs = 0;
    await fillSearch(library, { onSearchable: () => (searchableMs = elapsed(start)) });
    // The indexer tells of failures when it meets them; the catalogue remembers those of earlier runs too.
    const failed = summarise(library).unreadable.map(({ path, reason }) => ({ path, error: reason }));
    for (const { path, error } of failed) io.stderr.write(printLine`rostrum: ${path}: ${error}`);
    if (json) {
      printJson(io, { files, added, changed, unchanged, removed, failed, bytes, ms, searchableMs });
    } else {
      io.stdout.write(
        `${countOf(files, 'file')}, ${(bytes / 1e6).toFixed(1)} MB: ${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed, ${failed.length} unreadable\n`,
      );
      io.stdout.write(
        `Listed and checked after ${(ms / 1000).toFixed(2)} s, searchable after ${(searchableMs / 1000).toFixed(2)} s.\n`,
      );
    }
    return failed.length > 0 ? 1 : 0;
  });
}
