import { create } from 'zustand';

/** The episodes that were selected to do something with all of them, in the list or the table, by their paths. */
export const useSelection = create<{ readonly paths: ReadonlySet<string> }>(() => ({ paths: new Set() }));

export function clearSelection(): void {
  select([]);
}

export function select(paths: Iterable<string>): void {
  useSelection.setState({ paths: new Set(paths) });
}
