import { Fragment, type ReactNode } from 'react';
import type { VirtualRow, VirtualRows as Rows } from './use-virtual-rows.ts';

interface VirtualRowsProps<Row> {
  readonly of: Rows<Row>;
  readonly role?: 'presentation' | 'rowgroup';
  readonly children: (row: VirtualRow<Row>) => ReactNode;
}

/** The rows in sight, within the element that scrolls. */
export function VirtualRows<Row>({ of: { height, inSight }, role = 'presentation', children }: VirtualRowsProps<Row>) {
  return (
    <div role={role} style={{ height, position: 'relative' }}>
      {inSight.map((row) => (
        <Fragment key={row.key}>{children(row)}</Fragment>
      ))}
    </div>
  );
}
