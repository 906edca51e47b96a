import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { describeProblem } from './problem-decorations.ts';
import { problemsField } from './problems-field.ts';

/** A problem that was gone to, where it begins now. */
interface Visited extends Pick<Problem, 'rule' | 'message'> {
  readonly from: number;
}

const setVisited = StateEffect.define<Visited>();

/**
 * The problem that was gone to last; null once the cursor was put elsewhere. The cursor alone does not say where the
 * next one is: it cannot stand in the hidden front matter, and several problems may begin at one place.
 */
export const visitedProblem = StateField.define<Visited | null>({
  create: () => null,
  update(visited, tr) {
    for (const effect of tr.effects) if (effect.is(setVisited)) return effect.value;
    if (visited === null || tr.selection) return null;
    return tr.docChanged ? { ...visited, from: tr.changes.mapPos(visited.from, 1) } : visited;
  },
});

/** The next (or previous) problem behind the one that was gone to last, or behind the cursor, going round at the end. */
export function nextProblem(state: EditorState, direction: 1 | -1): Problem | null {
  const problems = state.field(problemsField);
  const visited = state.field(visitedProblem);
  const at =
    visited === null
      ? -1
      : problems.findIndex(
          ({ rule, message, range }) =>
            rule === visited.rule && message === visited.message && range.from === visited.from,
        );
  if (at >= 0) return problems.at((at + direction) % problems.length)!;
  const { from } = state.selection.main;
  // One that was mended meanwhile has given its place to what begins there now.
  const isBehind = ({ range }: Problem) => (visited === null ? range.from > from : range.from >= visited.from);
  const next =
    direction === 1 ? problems.find(isBehind) : problems.findLast(({ range }) => range.from < (visited?.from ?? from));
  return next ?? (direction === 1 ? problems[0] : problems.at(-1)) ?? null;
}

/** To be called once a problem was gone to: the next one follows it, and a screen reader, which says no more of the cursor than its line, says it aloud. */
export function visitProblem(view: EditorView, problem: Problem): void {
  const problems = view.state.field(problemsField);
  const { rule, message, range } = problem;
  view.dispatch({
    effects: [
      setVisited.of({ rule, message, from: range.from }),
      EditorView.announce.of(
        `${describeProblem(problem)} Problem ${problems.indexOf(problem) + 1} of ${problems.length}.`,
      ),
    ],
  });
}

/** The problem that the cursor is in, or the first one of its line. */
export function problemAtCursor(state: EditorState): Problem | null {
  const { head } = state.selection.main;
  const problems = state.field(problemsField);
  const line = state.doc.lineAt(head);
  const inLine = problems.filter(({ range }) => range.from <= line.to && range.to >= line.from);
  return inLine.find(({ range }) => range.from <= head && range.to >= head) ?? inLine[0] ?? null;
}
