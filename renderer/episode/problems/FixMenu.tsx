import type { EditorView } from '@codemirror/view';
import { MenuItem, MenuSection, Separator } from 'react-aria-components';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { MenuAtText } from '../../base/ui/MenuAtText.tsx';
import { episodeField } from '../editor/episode-field.ts';
import { applyFix } from '../editor/problem-linter.ts';
import { excuse } from './excuse.ts';
import { FixPreview } from '../../base/ui/FixPreview.tsx';

interface FixMenuProps {
  readonly view: EditorView;
  readonly problem: Problem;
  /** The field of the form that shows the problem; null for one in the text. */
  readonly field: HTMLElement | null;
  readonly onClose: () => void;
}

/** The fixes of a problem with what each would write, and the ways to let it stand. */
export function FixMenu({ view, problem, field, onClose }: FixMenuProps) {
  const { text } = view.state.field(episodeField);
  return (
    <MenuAtText
      view={view}
      at={field ?? problem.range.from}
      label="Quick fixes"
      message={problem.message}
      onClose={onClose}
    >
      <MenuSection aria-label="Fixes">
        {problem.fixes.map((fix) => (
          <MenuItem
            key={fix.title}
            id={`fix:${fix.title}`}
            className="menu-item fix-item"
            textValue={fix.title}
            onAction={() => applyFix(view, problem, fix.title)}
          >
            {fix.title}
            <FixPreview text={text} edits={fix.edits} />
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
