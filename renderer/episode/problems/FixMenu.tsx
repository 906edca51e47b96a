import type { EditorView } from '@codemirror/view';
import { useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { applyFix, problemAtCursor } from '../editor/problems.ts';

/** The fixes of the problem at the cursor, where there is a choice. */
export function FixMenu({ view, onClose }: { view: EditorView; onClose: () => void }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const problem = problemAtCursor(view.state);
  const place = view.coordsAtPos(problem?.range.from ?? view.state.selection.main.head);
  if (!problem || !place) return null;
  const close = () => {
    onClose();
    view.focus();
  };
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: place.left, top: place.top, height: place.bottom - place.top, width: 1 }} />
      <Popover className="popover" triggerRef={anchor} isOpen onOpenChange={(open) => !open && close()} placement="bottom start">
        <p className="popover-text">{problem.message}</p>
        <Menu className="menu" aria-label="Quick fixes" autoFocus="first" onAction={(title) => (close(), applyFix(view, problem, String(title)))}>
          {problem.fixes.map((fix) => (
            <MenuItem key={fix.title} id={fix.title} className="menu-item">
              {fix.title}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
