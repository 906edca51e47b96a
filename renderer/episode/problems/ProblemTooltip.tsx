import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { KeyHint } from '../../base/ui/KeyHint.tsx';
import { episodeField } from '../editor/episode-field.ts';
import { applyFix } from '../editor/problem-linter.ts';
import { closeExplanation, visitedProblem } from '../editor/problem-navigation.ts';
import { FixPreview } from '../../base/ui/FixPreview.tsx';
import { useProblemTooltip } from './problem-tooltip.ts';
import { RuleDialog } from './RuleDialog.tsx';

/** What is wrong where the editor has gone to, beside the text: the message, the rule, and what each fix would write. */
export function ProblemTooltip({ view, state }: { view: EditorView; state: EditorState }) {
  const shown = useProblemTooltip((state) => state.shown);
  const [explained, setExplained] = useState<string | null>(null);
  return (
    <>
      {/* A screen reader says no more of the cursor than its line. It is there before there is something to say. */}
      <p className="visually-hidden" role="status">
        {state.field(visitedProblem)?.spoken}
      </p>
      {explained !== null && <RuleDialog rule={explained} onClose={() => setExplained(null)} />}
      {shown && createPortal(<Explanation view={view} problem={shown.problem} onExplain={setExplained} />, shown.dom)}
    </>
  );
}

function Explanation({
  view,
  problem,
  onExplain,
}: {
  view: EditorView;
  problem: Problem;
  onExplain: (rule: string) => void;
}) {
  const { text } = view.state.field(episodeField);
  const apply = (title: string) => {
    applyFix(view, problem, title);
    view.focus();
  };
  return (
    <div
      role="group"
      aria-label="Problem"
      className="explanation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        closeExplanation(view);
        view.focus();
      }}
    >
      <p>
        <span className={`${problem.severity}-ink`}>{severityNames[problem.severity]}:</span> {problem.message}
      </p>
      {problem.fixes.length > 0 && (
        <ul>
          {problem.fixes.map((fix) => (
            <li key={fix.title}>
              <button className="button small" onClick={() => apply(fix.title)}>
                {fix.title}
              </button>
              <FixPreview text={text} edits={fix.edits} />
            </li>
          ))}
        </ul>
      )}
      <p className="explanation-foot">
        <button className="link-button" title="Why this is a problem" onClick={() => onExplain(problem.rule)}>
          {problem.rule}
        </button>
        <span>
          {problem.fixes.length > 0 && (
            <>
              <KeyHint command="problem.fix" /> {problem.fixes.length === 1 ? 'fix' : 'choose a fix'}
            </>
          )}
          <KeyHint command="problem.next" /> next
          <kbd>Esc</kbd> close
        </span>
      </p>
    </div>
  );
}

const severityNames = { error: 'Error', warning: 'Warning', hint: 'Hint' } as const;
