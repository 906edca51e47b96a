import { useRef, type ReactNode } from 'react';
import { Menu, Popover } from 'react-aria-components';

interface MenuAtProps {
  /** In the window, in pixels: the menu opens below it. */
  readonly place: { readonly left: number; readonly top: number; readonly bottom: number };
  /** What the popover and its menu are called. */
  readonly label: string;
  /** Said above the menu. */
  readonly message?: string | undefined;
  readonly onClose: () => void;
  /** Something of it was chosen; not told of what is chosen in a submenu. */
  readonly onAction?: () => void;
  readonly children: ReactNode;
}

/** A menu that opens at a place in the window: arrow keys and first letters go through it, Escape closes it. */
export function MenuAt({ place: { left, top, bottom }, label, message, onClose, onAction, children }: MenuAtProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left, top, height: bottom - top, width: 1 }} />
      <Popover
        className="popover"
        aria-label={label}
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom start"
      >
        {message !== undefined && <p className="popover-text">{message}</p>}
        <Menu className="menu" aria-label={label} autoFocus="first" {...(onAction && { onAction })}>
          {children}
        </Menu>
      </Popover>
    </>
  );
}
