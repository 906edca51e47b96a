import { countOf } from '../../shared/text/count-of.ts';
import { InvalidArgumentError } from 'commander';
import { searchLibrary } from '../services/catalogue/search.ts';
import type { AddCommand, ExitCode, Io } from './command.ts';
import { withLibrary } from './open-library.ts';
import { alignColumns, printJson } from './report.ts';

interface SearchOptions {
  readonly json?: boolean;
  readonly speaker?: string;
  readonly catalogue?: string;
  readonly limit: number;
}

/** `search`: full text, turn by turn. */
export const addSearch: AddCommand = (program, io, exit) => {
  program
    .command('search')
    .description('find words in what was said; every word must occur, the last may be unfinished')
    .argument('<library>')
    .argument('<query>')
    .option('--json', 'for machines')
    .option('--speaker <name>', 'only what this person says')
    .option('--limit <number>', 'at most so many hits', readLimit, 200)
    .option('--catalogue <file>', 'keep the catalogue there')
    .action(async (library: string, query: string, options: SearchOptions) =>
      exit(await search(io, library, query, options)),
    );
};

async function search(
  io: Io,
  folder: string,
  query: string,
  { json = false, speaker, catalogue, limit }: SearchOptions,
): Promise<ExitCode> {
  const { hits, total, hasMore, ms } = await withLibrary(
    io,
    folder,
    catalogue,
    (library) => searchLibrary(library, { query, speaker, limit }),
    { onlyReads: true },
  );
  const plain = hits.map(({ path, line, speaker: name, snippet }) => ({
    path,
    line,
    speaker: name,
    snippet: snippet.replace(/[\uE000\uE001]/g, ''),
  }));
  if (json) {
    printJson(io, { hits: plain, total, hasMore, ms: Math.round(ms * 10) / 10 });
    return 0;
  }
  io.stdout.write(
    alignColumns(
      plain.map(({ path, line, speaker: name, snippet }) => [
        `${path}:${line}`,
        name ?? '',
        snippet.replace(/\s+/g, ' ').trim(),
      ]),
    ),
  );
  const shown = total > hits.length ? `, ${hits.length} shown` : '';
  io.stdout.write(`${hits.length > 0 ? '\n' : ''}${hasMore ? 'at least ' : ''}${countOf(total, 'hit')}${shown}\n`);
  return 0;
}

function readLimit(value: string): number {
  const limit = Number(value);
  if (Number.isInteger(limit) && limit > 0 && limit <= 1000) return limit;
  throw new InvalidArgumentError('Give a number from 1 to 1000.');
}
