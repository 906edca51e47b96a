import type { EditorView } from '@codemirror/view';
import { useRef } from 'react';
import { Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components';
import { applyFix } from '../editor/problem-linter.ts';
import { problemAtCursor } from '../editor/problem-navigation.ts';
import { excuse } from './excuse.ts';

/** The fixes of the problem at the cursor, and the ways to let it stand. */
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
      <span
        ref={anchor}
        style={{ position: 'fixed', left: place.left, top: place.top, height: place.bottom - place.top, width: 1 }}
      />
      <Popover
        className="popover"
        aria-label="The problem here"
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => !open && close()}
        placement="bottom start"
      >
        <p className="popover-text">{problem.message}</p>
        <Menu className="menu" aria-label="Quick fixes" autoFocus="first" onAction={close}>
          <MenuSection aria-label="Fixes">
            {problem.fixes.map((fix) => (
              <MenuItem
                key={fix.title}
                id={`fix:${fix.title}`}
                className="menu-item"
                onAction={() => applyFix(view, problem, fix.title)}
              >
                {fix.title}
              </MenuItem>
            ))}
          </MenuSection>
          {problem.fixes.length > 0 && <Separator className="menu-separator" />}
          <MenuSection aria-label="Excuses">
            <MenuItem id="here" className="menu-item" onAction={() => void excuse(view, problem, 'here')}>
              Excuse here
            </MenuItem>
            <MenuItem id="file" className="menu-item" onAction={() => void excuse(view, problem, 'file')}>
              Excuse in this file
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </>
  );
}
