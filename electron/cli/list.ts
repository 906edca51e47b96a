import { Option } from 'commander';
import { columnOf, ownColumns, sortRows, type TableRow } from '../../shared/library/columns.ts';
import { printCsv } from '../../shared/library/print-csv.ts';
import { RostrumError } from '../../shared/failure.ts';
import type { SavedView } from '../../shared/library/saved-views.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { fillCleanHashes, indexLibrary } from '../services/catalogue/indexer.ts';
import type { Library } from '../services/library/library.ts';
import { filterRows, findView, keysOf, tableRows } from '../services/catalogue/table.ts';
import type { AddCommand, Io } from './command.ts';
import { escapeControls } from './escape-controls.ts';
import { withLibrary } from './open-library.ts';
import { alignColumns, printJson } from './report.ts';

type Format = 'table' | 'json' | 'csv';

interface ListOptions {
  readonly where?: string;
  readonly columns?: string;
  readonly sort?: string;
  readonly view?: string;
  readonly format: Format;
}

const usual: SavedView = {
  name: '',
  where: 'kind=episode',
  columns: ['date', 'title', 'guests', 'state', 'errors', 'warnings', 'path'],
  order: { column: 'date', descending: true },
};

const help = `
“~” is “contains”; a word alone is looked for in title, guests and path. In CSV, a cell that a spreadsheet would run as
a formula begins with an apostrophe; JSON has every value as it is.

Exit codes: 0 whatever there is, nothing too; 2 wrong use.`;

/** `list`: the library's episodes as a table. */
export const addList: AddCommand = (program, io, exit) => {
  program
    .command('list')
    .description('list a library’s episodes with the columns that one chooses')
    .argument('<library>')
    .option(
      '--where <query>',
      'terms that must all hold: state=ready date>=2020-01-01 errors>0 guests~tara subtitle=""',
    )
    .option(
      '--columns <names>',
      'with commas: title, date, guests, state, draft, live, errors, warnings, hints, marks, turns, reviewed, words, style, kind, path, or front-matter keys',
    )
    .option('--sort <column>', 'in this order; with - in front: descending')
    .option('--view <name>', 'as a view that was saved in the window')
    .addOption(new Option('--format <format>', 'how it is printed').choices(['table', 'json', 'csv']).default('table'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .addHelpText('after', help)
    .action(async (library: string, options: ListOptions) => {
      await withLibrary(io, library, undefined, (opened) => listLibrary(io, opened, options), { onlyReads: true });
      exit(0);
    });
};

async function listLibrary(io: Io, library: Library, options: ListOptions): Promise<void> {
  await indexLibrary(library);
  await fillCleanHashes(library);
  const view = options.view === undefined ? usual : await findView(library.root, options.view);
  const all = tableRows(library);
  const named = options.columns?.split(',').map((name) => name.trim());
  const sort =
    options.sort === undefined
      ? undefined
      : { column: options.sort.replace(/^-/, ''), descending: options.sort.startsWith('-') };
  assertColumns(all, [...(named ?? []), ...(sort === undefined ? [] : [sort.column])]);
  const columns = (named ?? view.columns).map(columnOf);
  const rows = sortRows(filterRows(all, options.where ?? view.where), sort ?? view.order);
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));

  switch (options.format) {
    case 'json':
      printJson(io, {
        columns: columns.map(({ id }) => id),
        rows: cells.map((row) => Object.fromEntries(row.map((cell, index) => [columns[index]!.id, cell]))),
      });
      return;
    case 'csv':
      io.content.write(escapeControls(printCsv(columns, rows)));
      return;
    case 'table':
      io.stdout.write(
        alignColumns([
          columns.map(({ title }) => title),
          ...cells.map((row) => row.map((cell) => String(cell).replace(/\s+/g, ' '))),
        ]),
      );
      io.stdout.write(`\n${countOf(cells.length, 'row')}\n`);
  }
}

/** @throws RostrumError `bad-request` for a name that is neither a column nor a key of any episode */
function assertColumns(rows: readonly TableRow[], names: readonly string[]): void {
  const known = new Set([...ownColumns.map(({ id }) => id), ...keysOf(rows)]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new RostrumError({
      code: 'bad-request',
      message: `There is no column “${unknown}”.`,
      next: `There are ${[...known].join(', ')}.`,
    });
}
