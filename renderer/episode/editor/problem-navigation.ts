import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Problem, Severity } from '../../../shared/lint/model/problem.ts';
import { bodyStart } from './front-matter-guard.ts';
import { describeProblem } from './problem-decorations.ts';
import { problemsOf } from './problems-field.ts';

/** A problem that was gone to, where it begins now. */
interface Visited extends Pick<Problem, 'rule' | 'message' | 'severity'> {
  readonly from: number;
  /** Where the walk began: the problems of a severity are gone through from there on, and then from the top. */
  readonly start: number;
  /** Whether what is wrong is shown beside the text. */
  readonly isExplained: boolean;
  /** What a screen reader says of it, once. */
  readonly spoken: string;
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
    if (!tr.docChanged) return visited;
    const [from, start] = [tr.changes.mapPos(visited.from, 1), tr.changes.mapPos(visited.start, 1)];
    return { ...visited, from, start, isExplained: false };
  },
});

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/** Where a problem comes in a walk from `start`: the gravest first, from there to the end, then from the top. */
function placeInWalk(
  { severity, from }: { severity: Severity; from: number },
  start: number,
): [number, number, number] {
  return [ranks[severity], Number(from < start), from];
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((number, index) => number - b[index]!).find((difference) => difference !== 0) ?? 0;
}

/** Where the walk through the problems began, or begins now: at the cursor. */
export function walkStart(state: EditorState): number {
  return state.field(visitedProblem)?.start ?? state.selection.main.from;
}

/** The errors, then the warnings, in the order in which they are gone through. Hints only once one was gone to. */
export function walkOfProblems(state: EditorState): Problem[] {
  return walkFrom(state, walkStart(state), state.field(visitedProblem)?.severity === 'hint');
}

function walkFrom(state: EditorState, start: number, withHints: boolean): Problem[] {
  const place = ({ severity, range: { from } }: Problem) => placeInWalk({ severity, from }, start);
  return problemsOf(state)
    .filter(({ severity }) => severity !== 'hint' || withHints)
    .sort((a, b) => compare(place(a), place(b)));
}

/**
 * The problem behind (or before) the one that was gone to last in the walk, else the first from the cursor on (or the
 * last before it). Going back goes round at the beginning; null at the end, or where there is none.
 */
export function nextProblem(state: EditorState, direction: 1 | -1): Problem | null {
  const walk = walkOfProblems(state);
  const visited = state.field(visitedProblem);
  if (visited === null) {
    const gravest = walk.filter(({ severity }) => severity === walk[0]!.severity);
    return (direction === 1 ? gravest[0] : gravest.at(-1)) ?? null;
  }
  const at = walk.findIndex((problem) => isVisited(problem, visited));
  if (at >= 0) return (direction === 1 ? walk[at + 1] : walk.at(at - 1)) ?? null;
  // One that was fixed meanwhile has given its place to what begins there now.
  const compareWithVisited = ({ severity, range: { from } }: Problem) =>
    compare(placeInWalk({ severity, from }, visited.start), placeInWalk(visited, visited.start));
  if (direction === 1) return walk.find((problem) => compareWithVisited(problem) >= 0) ?? null;
  return walk.findLast((problem) => compareWithVisited(problem) < 0) ?? walk.at(-1) ?? null;
}

/** The hint behind the cursor, or behind the one that was gone to last, going round at the end. */
export function nextHint(state: EditorState): Problem | null {
  const hints = problemsOf(state).filter(({ severity }) => severity === 'hint');
  const visited = state.field(visitedProblem);
  const at = visited === null ? -1 : hints.findIndex((problem) => isVisited(problem, visited));
  if (at >= 0) return hints[(at + 1) % hints.length]!;
  const from = visited?.from ?? state.selection.main.from;
  return hints.find(({ range }) => range.from >= from) ?? hints[0] ?? null;
}

function isVisited({ rule, message, range }: Problem, visited: Visited): boolean {
  return rule === visited.rule && message === visited.message && range.from === visited.from;
}

/**
 * To be called once a problem was gone to: the next one follows it, and what is wrong and its fixes are shown beside it.
 * @param start where the walk began
 */
export function visitProblem(view: EditorView, problem: Problem, start: number): void {
  const { rule, message, severity, range } = problem;
  const walk = walkFrom(view.state, start, severity === 'hint');
  const spoken = `${describeProblem(problem)} Problem ${walk.indexOf(problem) + 1} of ${walk.length}.`;
  view.dispatch({
    effects: setVisited.of({ rule, message, severity, from: range.from, start, isExplained: true, spoken }),
  });
}

/** The problem that was gone to last, while the cursor has not left it. */
export function problemVisited(state: EditorState): Problem | null {
  const visited = state.field(visitedProblem);
  return visited && (problemsOf(state).find((problem) => isVisited(problem, visited)) ?? null);
}

/** The problem that is explained beside the text; null where none is, and while it stands in the hidden front matter, which the form shows. */
export function problemExplained(state: EditorState): Problem | null {
  const problem = state.field(visitedProblem)?.isExplained ? problemVisited(state) : null;
  return problem !== null && problem.range.from >= bodyStart(state) ? problem : null;
}

/** No longer shows what is wrong beside the text. False where nothing is shown. */
export function closeExplanation(view: EditorView): boolean {
  if (problemExplained(view.state) === null) return false;
  view.dispatch({ effects: setVisited.of({ ...view.state.field(visitedProblem)!, isExplained: false }) });
  return true;
}

/** The problem of the text that was gone to last, else the one that the cursor is in, else the first one of its line. */
export function problemAtCursor(state: EditorState): Problem | null {
  const visited = problemVisited(state);
  if (visited !== null && visited.range.from >= bodyStart(state)) return visited;
  const { head } = state.selection.main;
  const problems = problemsOf(state);
  const line = state.doc.lineAt(head);
  const inLine = problems.filter(({ range }) => range.from <= line.to && range.to >= line.from);
  return inLine.find(({ range }) => range.from <= head && range.to >= head) ?? inLine[0] ?? null;
}
