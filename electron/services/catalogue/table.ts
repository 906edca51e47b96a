import { join } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import type { EpisodeRow } from '../../../shared/library/episode-row.ts';
import type { TableRow } from '../../../shared/library/columns.ts';
import { parseRowQuery } from '../../../shared/library/row-query.ts';
import { parseViews, printViews, type SavedView } from '../../../shared/library/saved-views.ts';
import { readValues } from '../../catalogue/catalogue.ts';
import { readText } from '../../files/own-text.ts';
import { listRows, type Library } from '../library/library.ts';
import { save } from '../writing/save.ts';
import type { Place } from '../writing/recover-changes.ts';

/** Relative to the library. */
const viewsName = '.rostrum/views.tsv';

/** The library's rows with their front matter's values. */
export function tableRows(library: Library): TableRow[] {
  const values = readValues(library.catalogue);
  return listRows(library).map((row: EpisodeRow) => ({ row, values: values.get(row.path) ?? {} }));
}

/** The front-matter keys of a table, the most frequent first. */
export function keysOf(rows: readonly TableRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { values } of rows) for (const key of Object.keys(values)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([key]) => key);
}

/** The tables that were kept under a name. @throws RostrumError when they are there and cannot be read */
export async function readViews(root: string): Promise<SavedView[]> {
  return parseViews((await readText(join(root, viewsName))).text);
}

/** Keeps a view, in place of one of the same name; null takes that away. @throws RostrumError as `replaceFile` */
export async function saveView(place: Place, name: string, view: SavedView | null): Promise<void> {
  await save(place, {
    records: [
      {
        path: viewsName,
        change: (text) =>
          printViews([...parseViews(text).filter((other) => other.name !== name), ...(view ? [view] : [])]),
      },
    ],
  });
}

/** The view of that name. @throws RostrumError `bad-request` where there is none */
export async function findView(root: string, name: string): Promise<SavedView> {
  const views = await readViews(root);
  const found = views.find((view) => view.name === name);
  if (found) return found;
  const next =
    views.length === 0
      ? 'Save one in the window’s table first.'
      : `There are ${views.map((view) => `“${view.name}”`).join(', ')}.`;
  throw new RostrumError({ code: 'bad-request', message: `There is no view “${name}”.`, next });
}

/** The rows for which a query holds. @throws RostrumError `bad-request` where it is none */
export function filterRows(rows: readonly TableRow[], where: string): TableRow[] {
  const query = parseRowQuery(where, keysOf(rows));
  if (!query.ok) throw new RostrumError({ code: 'bad-request', message: query.message });
  return rows.filter((row) => query.matches(row));
}

/** Paths of the episodes in a view, as the catalogue has them. @throws RostrumError as `findView` */
export async function pathsOfView(library: Library, name: string): Promise<string[]> {
  const { where } = await findView(library.root, name);
  return filterRows(tableRows(library), where)
    .filter(({ row }) => row.kind === 'episode')
    .map(({ row }) => row.path);
}
