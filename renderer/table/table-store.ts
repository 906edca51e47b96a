import { create } from 'zustand';
import type { SavedView } from '../../shared/library/saved-views.ts';

/** What the table shows before anything else is chosen. */
export const defaultView: SavedView = {
  name: '',
  where: 'kind=episode',
  columns: ['title', 'date', 'guests', 'state', 'errors', 'warnings', 'marks', 'words'],
  order: { column: 'date', descending: true },
};

/** The table that was shown last in the library that is open. */
export const useTable = create<{ readonly last: SavedView }>(() => ({ last: defaultView }));

/** Goes back to what the table shows at first: another library has other fields. */
export function resetTable(): void {
  useTable.setState({ last: defaultView });
}
