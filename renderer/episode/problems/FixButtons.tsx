import { useState } from 'react';
import type { EditorState } from '@codemirror/state';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { FixPreview } from '../../base/ui/FixPreview.tsx';
import { episodeField } from '../editor/episode-field.ts';

/** A button for each fix of a problem, and below them what one of them would write: the first, or the one that the mouse or the focus is on. */
export function FixButtons({
  problem: { fixes },
  state,
  onFix,
}: {
  problem: Problem;
  state: EditorState;
  onFix: (title: string) => void;
}) {
  const [shown, setShown] = useState(0);
  const fix = fixes[shown] ?? fixes[0];
  if (fix === undefined) return null;
  return (
    <>
      {fixes.map(({ title }, index) => (
        <button
          key={title}
          className="button small"
          onFocus={() => setShown(index)}
          onMouseEnter={() => setShown(index)}
          onClick={() => onFix(title)}
        >
          {title}
        </button>
      ))}
      <FixPreview text={state.field(episodeField).text} edits={fix.edits} />
    </>
  );
}
