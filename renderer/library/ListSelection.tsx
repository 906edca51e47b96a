import { Table2, X } from 'lucide-react';
import { formatCount } from '../../shared/text/count-of.ts';
import { go } from '../base/navigation-store.ts';
import { clearSelection, useSelection } from '../base/selection-store.ts';
import { SelectionActions } from '../changes/SelectionActions.tsx';

/** Below the list while several of its episodes are selected: what can be done with them. */
export function ListSelection() {
  const paths = useSelection((state) => state.paths);
  if (paths.size === 0) return null;
  return (
    <div className="list-selection" role="group" aria-label="Selected episodes">
      <p role="status">{formatCount(paths.size)} selected</p>
      <button className="button icon quiet" aria-label="Clear the selection" onClick={clearSelection}>
        <X size={14} aria-hidden />
      </button>
      <SelectionActions paths={[...paths]} />
      <button className="button small" title="Fields and problems, side by side" onClick={() => go({ kind: 'table' })}>
        <Table2 size={14} aria-hidden /> Show in table
      </button>
    </div>
  );
}
