import { useRef, type ReactNode } from 'react';
import type { EditorView } from '@codemirror/view';
import { MenuAt } from './MenuAt.tsx';

interface MenuAtTextProps {
  readonly view: EditorView;
  /** The offset below which it opens, or the element. */
  readonly at: number | HTMLElement;
  /** What the popover and its menu are called. */
  readonly label: string;
  /** Said above the menu. */
  readonly message: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A menu below a place in the text, or below an element. What had the focus has it again once it is closed. Nothing where the place is hidden. */
export function MenuAtText({ view, at, onClose, ...menu }: MenuAtTextProps) {
  const focused = useRef(document.activeElement);
  const place = typeof at === 'number' ? view.coordsAtPos(at) : at.getBoundingClientRect();
  if (!place) return null;
  const close = () => {
    onClose();
    if (typeof at === 'number') view.focus();
    else if (focused.current instanceof HTMLElement) focused.current.focus();
  };
  return <MenuAt place={place} onClose={close} onAction={close} {...menu} />;
}
