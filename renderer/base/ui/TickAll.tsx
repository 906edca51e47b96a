import type { ComponentProps } from 'react';

interface TickAllProps extends Omit<ComponentProps<'input'>, 'type' | 'checked' | 'ref' | 'onChange'> {
  readonly ticked: number;
  readonly of: number;
  onTick(on: boolean): void;
}

/** One box for many: half ticked where some of them are. Every other attribute is the box's. */
export function TickAll({ ticked, of, onTick, ...box }: TickAllProps) {
  return (
    <input
      type="checkbox"
      checked={of > 0 && ticked === of}
      ref={(element) => {
        if (element) element.indeterminate = ticked > 0 && ticked < of;
      }}
      onChange={(event) => onTick(event.target.checked)}
      {...box}
    />
  );
}
