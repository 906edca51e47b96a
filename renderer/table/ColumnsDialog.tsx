import { ArrowDown, ArrowUp } from 'lucide-react';
import { columnOf, type Column } from '../../shared/library/columns.ts';
import { Dialog } from '../base/ui/Dialog.tsx';

interface Props {
  readonly own: readonly Column[];
  /** Keys of the front matter. */
  readonly keys: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Which columns the table has, and in which order. */
export function ColumnsDialog({ own, keys, chosen, onChange, onClose }: Props) {
  const others = [...own.map(({ id }) => id), ...keys.filter((key) => !own.some(({ id }) => id === key))].filter(
    (id) => !chosen.includes(id),
  );
  const move = (id: string, by: number) => {
    const at = chosen.indexOf(id);
    const to = at + by;
    if (to < 0 || to >= chosen.length) return;
    const next = chosen.filter((other) => other !== id);
    next.splice(to, 0, id);
    onChange(next);
  };
  return (
    <Dialog title="Columns" onClose={onClose}>
      <div className="columns-dialog">
        <ul aria-label="Shown">
          {chosen.map((id, index) => (
            <li key={id}>
              <label className="check">
                <input
                  type="checkbox"
                  checked
                  disabled={chosen.length === 1}
                  onChange={() => onChange(chosen.filter((other) => other !== id))}
                />{' '}
                {columnOf(id).title}
              </label>
              <button
                className="button quiet small"
                aria-label={`Move ${columnOf(id).title} forward`}
                disabled={index === 0}
                onClick={() => move(id, -1)}
              >
                <ArrowUp size={14} aria-hidden />
              </button>
              <button
                className="button quiet small"
                aria-label={`Move ${columnOf(id).title} back`}
                disabled={index === chosen.length - 1}
                onClick={() => move(id, 1)}
              >
                <ArrowDown size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
        <ul aria-label="Not shown">
          {others.map((id) => (
            <li key={id}>
              <label className="check">
                <input type="checkbox" checked={false} onChange={() => onChange([...chosen, id])} />{' '}
                {columnOf(id).title}
              </label>
            </li>
          ))}
        </ul>
      </div>
      <footer className="dialog-foot">
        <button className="button primary" onClick={onClose}>
          Done
        </button>
      </footer>
    </Dialog>
  );
}
