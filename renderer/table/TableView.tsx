import './table.css';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Columns3, Download, PencilLine } from 'lucide-react';
import { ownColumns, columnOf, sortRows } from '../../shared/library/columns.ts';
import { printCsv } from '../../shared/library/print-csv.ts';
import { parseRowQuery } from '../../shared/library/row-query.ts';
import type { SavedView } from '../../shared/library/saved-views.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { select, useSelection } from '../base/selection-store.ts';
import { EmptyState, NoEpisodes } from '../base/ui/EmptyState.tsx';
import { PageHeader } from '../base/ui/PageHeader.tsx';
import { SelectionActions } from '../changes/SelectionActions.tsx';
import { reportErrors, notify } from '../base/notices-store.ts';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { FieldDialog } from './FieldDialog.tsx';
import { LibraryTable } from './LibraryTable.tsx';
import { SavedViews } from './SavedViews.tsx';
import { defaultView, useTable } from './table-store.ts';
import { useTableRows } from '../base/use-table-rows.ts';

type OpenDialog = 'columns' | 'field' | null;

/** All episodes as a table: the rows, columns and order that one chooses, kept under a name, and out as CSV. */
export function TableView() {
  const title = useLibrary((state) => state.library!.title);
  const indexing = useLibrary((state) => state.indexing);
  const [view, setView] = useState(() => useTable.getState().last);
  const selected = useSelection((state) => state.paths);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const { all, keys } = useTableRows();
  useEffect(() => {
    useTable.setState({ last: view });
  }, [view]);

  const where = useDeferredValue(view.where);
  const query = useMemo(() => parseRowQuery(where, keys), [where, keys]);
  const shown = useMemo(
    () => sortRows(query.ok ? all.filter((row) => query.matches(row)) : [], view.order),
    [all, query, view.order],
  );
  const columns = useMemo(() => view.columns.map(columnOf), [view.columns]);
  const chosen = useMemo(
    () => shown.filter(({ row }) => selected.has(row.path)).map(({ row }) => row.path),
    [shown, selected],
  );
  const change = (part: Partial<SavedView>) => setView({ ...view, ...part });

  const saveCsv = async () => {
    // Spreadsheets take a file without the mark for one in an old encoding.
    const text = `\uFEFF${printCsv(columns, shown)}`;
    const saved = await reportErrors(() =>
      request('app.saveText', { title: 'Save the Table', name: `${title}.csv`, text }),
    );
    if (saved) notify(`${countOf(shown.length, 'row')} saved to ${saved}.`);
  };

  return (
    <div className="view">
      <PageHeader title="Table" note="All files as rows, to filter, to sort and to change together.">
        <SavedViews view={view} usual={defaultView} onChoose={setView} />
        <button className="button" onClick={() => setDialog('columns')}>
          <Columns3 size={14} aria-hidden /> Columns…
        </button>
        <button className="button" disabled={shown.length === 0} onClick={() => void saveCsv()}>
          <Download size={14} aria-hidden /> Save as CSV…
        </button>
      </PageHeader>
      <div className="view-body table-view">
        <div className="table-query">
          <input
            className="input"
            aria-label="Filter"
            aria-invalid={!query.ok}
            aria-describedby="table-query-help"
            placeholder="state=ready date>=2020-01-01 errors>0 guests~tara"
            value={view.where}
            onChange={(event) => change({ where: event.target.value })}
            spellCheck={false}
          />
          <p id="table-query-help" className={query.ok ? 'quiet-text' : 'error-ink'} role="status">
            {query.ok
              ? `${formatCount(shown.length)} of ${formatCount(all.length)} files${chosen.length > 0 ? `, ${formatCount(chosen.length)} ticked` : ''}`
              : query.message}
          </p>
          {chosen.length > 0 && (
            <div className="table-selection" role="group" aria-label="Ticked files">
              <button className="button small" onClick={() => setDialog('field')}>
                <PencilLine size={14} aria-hidden /> Change a field of {formatCount(chosen.length)}…
              </button>
              <SelectionActions paths={chosen} />
            </div>
          )}
        </div>
        {all.length === 0 && indexing ? (
          <EmptyState title="Reading the folder…" />
        ) : all.length === 0 ? (
          <NoEpisodes>Every file of the library is a row here: filtered, sorted, and many changed at once.</NoEpisodes>
        ) : shown.length === 0 ? (
          <EmptyState
            title={query.ok ? 'No file is like that' : 'The filter cannot be read'}
            actions={
              <button className="button" onClick={() => change({ where: '' })}>
                Show all files
              </button>
            }
          >
            The filter above decides which files are rows here: a column, how it compares, and a value.
          </EmptyState>
        ) : (
          <LibraryTable
            rows={shown}
            columns={columns}
            order={view.order}
            onOrder={(order) => change({ order })}
            selected={selected}
            onSelect={select}
          />
        )}
      </div>
      {dialog === 'columns' && (
        <ColumnsDialog
          own={ownColumns}
          keys={keys}
          chosen={view.columns}
          onChange={(ids) => change({ columns: ids })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'field' && <FieldDialog paths={chosen} keys={keys} onClose={() => setDialog(null)} />}
    </div>
  );
}
