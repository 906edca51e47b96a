import type { ReactNode } from 'react';

export interface RemovableItem {
  readonly id: string;
  /** By which it is told from the others; read with the button that removes it. */
  readonly name: string;
  /** More of it. */
  readonly note?: ReactNode;
}

interface RemovableListProps {
  readonly labelledBy: string;
  /** Undefined until they are known. */
  readonly items: readonly RemovableItem[] | undefined;
  /** What stands there where there are none. */
  readonly none: string;
  /** What the button of an item is called: “Forget”. */
  readonly remove: string;
  readonly onRemove: (item: RemovableItem) => void;
}

/** Things that are remembered, each of which can be removed. */
export function RemovableList({ labelledBy, items, none, remove, onRemove }: RemovableListProps) {
  if (items === undefined) return null;
  if (items.length === 0) return <p className="quiet-text">{none}</p>;
  return (
    <ul className="setting-list" aria-labelledby={labelledBy}>
      {items.map((item) => (
        <li key={item.id}>
          <div>
            {item.name}
            {item.note !== undefined && <p className="quiet-text">{item.note}</p>}
          </div>
          <button className="button small" aria-label={`${remove} ${item.name}`} onClick={() => onRemove(item)}>
            {remove}
          </button>
        </li>
      ))}
    </ul>
  );
}
