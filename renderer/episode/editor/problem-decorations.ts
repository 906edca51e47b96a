import { StateField, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { bodyStart } from './front-matter-guard.ts';
import { problemsOf, setProblems } from './problems-field.ts';
import { setSidecar } from './sidecar-field.ts';

/** What a screen reader says of words that have a problem: they are underlined for those who see. */
export const describedMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, tr) {
    if (tr.effects.some((effect) => effect.is(setProblems) || effect.is(setSidecar))) return describeMarks(tr.state);
    return tr.docChanged ? marks.map(tr.changes) : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function describeMarks(state: EditorState): DecorationSet {
  const shown = problemsOf(state).filter(
    ({ range: { from, to } }) => from >= bodyStart(state) && from < to && to <= state.doc.length,
  );
  return Decoration.set(
    shown.map((problem) =>
      Decoration.mark({ attributes: { role: 'mark', 'aria-description': describeProblem(problem) } }).range(
        problem.range.from,
        problem.range.to,
      ),
    ),
    true,
  );
}

/** A problem as a screen reader says it. */
export function describeProblem({ severity, message, fixes }: Problem): string {
  return [
    `${severity.charAt(0).toUpperCase()}${severity.slice(1)}: ${message}`,
    ...(fixes.length > 0 ? [`Quick fix: ${fixes.map(({ title }) => title).join(', or ')}.`] : []),
  ].join(' ');
}
