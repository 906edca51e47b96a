import type { Order } from './columns.ts';

/** A table that somebody keeps: which rows, which columns, in which order. */
export interface SavedView {
  readonly name: string;
  /** As `parseRowQuery` reads it; empty for all rows. */
  readonly where: string;
  /** Ids of columns, in their order. */
  readonly columns: readonly string[];
  readonly order: Order;
}

/**
 * Reads `.rostrum/views.tsv`: a line each of name, query, columns with commas, and the column to sort by (with `-` in
 * front: descending). A line that is none is passed over.
 */
export function parseViews(text: string): SavedView[] {
  return text.split(/\r?\n/).flatMap((line): SavedView[] => {
    const [name, where, columns, sort] = line.split('\t');
    if (!name || where === undefined || !columns || !sort) return [];
    return [
      {
        name,
        where,
        columns: columns.split(','),
        order: { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
      },
    ];
  });
}

/** Prints views as the file has them: by their names, a line each, so that git joins two editors' files. */
export function printViews(views: readonly SavedView[]): string {
  const inLine = (text: string) => text.replace(/[\t\r\n]+/g, ' ').trim();
  return views
    .map(
      ({ name, where, columns, order }) =>
        `${inLine(name)}\t${inLine(where)}\t${columns.join(',')}\t${order.descending ? '-' : ''}${order.column}\n`,
    )
    .sort()
    .join('');
}
