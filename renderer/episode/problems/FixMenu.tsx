import type { EditorView } from '@codemirror/view';
import { MenuItem, MenuSection, Separator } from 'react-aria-components';
import { MenuAtText } from '../../base/ui/MenuAtText.tsx';
import { applyFix } from '../editor/problem-linter.ts';
import { problemAtCursor } from '../editor/problem-navigation.ts';
import { excuse } from './excuse.ts';

/** The fixes of the problem at the cursor, and the ways to let it stand. */
export function FixMenu({ view, onClose }: { view: EditorView; onClose: () => void }) {
  const problem = problemAtCursor(view.state);
  if (!problem) return null;
  return (
    <MenuAtText view={view} at={problem.range.from} label="Quick fixes" message={problem.message} onClose={onClose}>
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
    </MenuAtText>
  );
}
