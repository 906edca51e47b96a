import { useState } from 'react';
import type { EditorState } from '@codemirror/state';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Problem, Severity } from '../../../shared/lint/problem.ts';
import { applyFix } from '../editor/problems.ts';
import { runCommand } from '../../app/commands.ts';
import { goToOffset, useEpisode } from '../session.ts';
import { RuleDialog } from './RuleDialog.tsx';

const groups: readonly { readonly severity: Severity; readonly title: string; readonly Icon: typeof Info }[] = [
  { severity: 'error', title: 'Errors', Icon: CircleAlert },
  { severity: 'warning', title: 'Warnings', Icon: TriangleAlert },
  { severity: 'hint', title: 'Hints', Icon: Info },
];

/** Every problem, the gravest first, each with the way to it and its fixes. */
export function ProblemsPanel({ state, problems }: { state: EditorState; problems: readonly Problem[] }) {
  const view = useEpisode((store) => store.view);
  const [explained, setExplained] = useState<string | null>(null);
  if (problems.length === 0) {
    return (
      <div className="empty">
        <h2>No problems</h2>
        <p>Every label is declared, and the front matter reads as it should.</p>
      </div>
    );
  }
  return (
    <div className="problems">
      {explained !== null && <RuleDialog rule={explained} onClose={() => setExplained(null)} />}
      {problems.some(({ fixes }) => fixes.length === 1) && (
        <button className="button small fix-all-button" onClick={() => runCommand('problem.fixAll')}>
          Fix all…
        </button>
      )}
      {groups.map(({ severity, title, Icon }) => {
        const members = problems.filter((problem) => problem.severity === severity);
        if (members.length === 0) return null;
        return (
          <section key={severity} aria-label={title}>
            <h2>
              {title} <span className="key">{members.length}</span>
            </h2>
            <ul>
              {members.map((problem, index) => (
                <li key={`${problem.rule}:${problem.range.from}:${index}`} className="problem">
                  <Icon size={14} className={`${severity}-ink`} aria-hidden />
                  <div>
                    <button className="problem-message" onClick={() => goToOffset(problem.range.from, problem.range.to)}>
                      {problem.message}
                    </button>
                    <p className="problem-place">
                      line {state.doc.lineAt(Math.min(problem.range.from, state.doc.length)).number} ·{' '}
                      <button className="link-button" title="Why this is a problem" onClick={() => setExplained(problem.rule)}>
                        {problem.rule}
                      </button>
                    </p>
                    {problem.fixes.map((fix) => (
                      <button key={fix.title} className="button small" onClick={() => view && applyFix(view, problem, fix.title)}>
                        {fix.title}
                      </button>
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
