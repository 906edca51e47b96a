import './problems.css';
import { memo, useState } from 'react';
import type { EditorState } from '@codemirror/state';
import { CircleAlert, CircleSlash, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import { MenuItem } from 'react-aria-components';
import type { Problem, Severity } from '../../../shared/lint/model/problem.ts';
import { formatCount } from '../../../shared/text/count-of.ts';
import { runCommand } from '../../base/commands.ts';
import { EmptyState } from '../../base/ui/EmptyState.tsx';
import { KeyHint } from '../../base/ui/KeyHint.tsx';
import { MoreMenu } from '../../base/ui/MoreMenu.tsx';
import { findingsField } from '../editor/problems-field.ts';
import { applyFix } from '../editor/problem-linter.ts';
import { goToProblem } from '../open/go-to.ts';
import { useOpenEpisodes } from '../open/open-episodes-store.ts';
import { excuse, excuseOf, removeExcuse } from './excuse.ts';
import { FixButtons } from './FixButtons.tsx';
import { RuleDialog } from './RuleDialog.tsx';

const groups: readonly { readonly severity: Severity; readonly title: string; readonly Icon: LucideIcon }[] = [
  { severity: 'error', title: 'Errors', Icon: CircleAlert },
  { severity: 'warning', title: 'Warnings', Icon: TriangleAlert },
  { severity: 'hint', title: 'Hints', Icon: Info },
];

/** So many are listed of one severity until the rest is asked for: a file of another style has thousands. */
const maxListed = 200;

/** Every problem, the gravest first, each with the way to it and its fixes; those that were excused apart. */
export const ProblemsPanel = memo(function ProblemsPanel({ state }: { state: EditorState }) {
  const { open, excused, wasFound } = state.field(findingsField);
  const [explained, setExplained] = useState<string | null>(null);
  return (
    <div className="problems">
      {explained !== null && <RuleDialog rule={explained} onClose={() => setExplained(null)} />}
      {open.some(({ fixes }) => fixes.length === 1) && (
        <button className="button small fix-all-button" onClick={() => runCommand('problem.fixAll')}>
          Fix all…
        </button>
      )}
      {open.length === 0 && (
        <EmptyState
          title={wasFound ? 'No problems' : 'Looking for problems…'}
          actions={
            wasFound ? (
              <button className="button small" onClick={() => runCommand('work.next')}>
                Next episode with work <KeyHint command="work.next" />
              </button>
            ) : undefined
          }
        >
          {!wasFound
            ? undefined
            : excused.length > 0
              ? 'What is left was looked at and excused.'
              : 'Every label is declared, and the front matter reads as it should.'}
        </EmptyState>
      )}
      {groups.map(({ severity, title, Icon }) => (
        <ProblemGroup
          key={severity}
          title={title}
          Icon={Icon}
          ink={`${severity}-ink`}
          problems={open.filter((problem) => problem.severity === severity)}
          state={state}
          onExplain={setExplained}
        />
      ))}
      {excused.length > 0 && <ExcusedProblems problems={excused} state={state} onExplain={setExplained} />}
    </div>
  );
});

interface ListProps {
  readonly problems: readonly Problem[];
  readonly state: EditorState;
  readonly onExplain: (rule: string) => void;
}

function ProblemGroup({
  title,
  Icon,
  ink,
  problems,
  state,
  onExplain,
}: ListProps & { readonly title: string; readonly Icon: LucideIcon; readonly ink: string }) {
  const view = useOpenEpisodes((store) => store.view);
  const [all, setAll] = useState(false);
  if (problems.length === 0) return null;
  const shown = all ? problems : problems.slice(0, maxListed);
  return (
    <section aria-label={title}>
      <h2>
        {title} <span className="key">{problems.length}</span>
      </h2>
      <ul>
        {shown.map((problem, index) => (
          <li key={`${problem.rule}:${index}`} className="problem">
            <Icon size={14} className={ink} aria-hidden />
            <div>
              <ProblemWords problem={problem} state={state} onExplain={onExplain} />
              <div className="problem-actions">
                <FixButtons problem={problem} state={state} onFix={(title) => view && applyFix(view, problem, title)} />
                <MoreMenu
                  label="Excuse this problem"
                  onAction={(where) => view && void excuse(view, problem, where as 'here' | 'file')}
                >
                  <MenuItem id="here" className="menu-item">
                    Excuse here
                  </MenuItem>
                  <MenuItem id="file" className="menu-item">
                    Excuse in this file
                  </MenuItem>
                </MoreMenu>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {shown.length < problems.length && (
        <button className="button small" onClick={() => setAll(true)}>
          Show {formatCount(problems.length - shown.length)} more
        </button>
      )}
    </section>
  );
}

/** Folded away, but never out of sight: what was let stand is counted, and counts again when its excuse is removed. */
function ExcusedProblems({ problems, state, onExplain }: ListProps) {
  const view = useOpenEpisodes((store) => store.view);
  return (
    <details className="excused">
      <summary>
        Excused <span className="key">{problems.length}</span>
      </summary>
      <ul>
        {problems.map((problem, index) => (
          <li key={`${problem.rule}:${index}`} className="problem">
            <CircleSlash size={14} className="hint-ink" aria-hidden />
            <div>
              <ProblemWords problem={problem} state={state} onExplain={onExplain} />
              <div className="problem-actions">
                <button className="button small" onClick={() => view && void removeExcuse(view, problem)}>
                  Remove excuse{view && excuseOf(view, problem)?.anchor === null ? ' for this file' : ''}
                </button>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ProblemWords({
  problem,
  state,
  onExplain,
}: {
  readonly problem: Problem;
  readonly state: EditorState;
  readonly onExplain: (rule: string) => void;
}) {
  return (
    <>
      <button className="problem-message" onClick={() => goToProblem(problem)}>
        {problem.message}
      </button>
      <p className="problem-place">
        line {state.doc.lineAt(Math.min(problem.range.from, state.doc.length)).number} ·{' '}
        <button className="link-button" title="Why this is a problem" onClick={() => onExplain(problem.rule)}>
          {problem.rule}
        </button>
      </p>
    </>
  );
}
