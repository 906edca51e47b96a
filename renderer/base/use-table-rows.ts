import { useMemo } from 'react';
import type { TableRow } from '../../shared/library/columns.ts';
import { ownValue } from '../../shared/own-value.ts';
import { useLibrary } from './library-store.ts';
import { useAnswer } from './use-answer.ts';

const noValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

/**
 * The library's rows with their front matter's values, fetched again when rows changed; and the keys that there are.
 * Without files that nobody has read yet: a filter for what is missing would match all of them.
 */
export function useTableRows(): { readonly all: readonly TableRow[]; readonly keys: readonly string[] } {
  const rows = useLibrary((state) => state.rows);
  const values = useAnswer('table.values', null, { followLibrary: true }).answer?.values ?? noValues;
  const all = useMemo(
    () =>
      rows
        .filter(({ kind }) => kind !== 'unread')
        .map((row): TableRow => ({ row, values: ownValue(values, row.path) ?? {} })),
    [rows, values],
  );
  const keys = useMemo(() => [...new Set(Object.values(values).flatMap(Object.keys))].sort(), [values]);
  return { all, keys };
}
