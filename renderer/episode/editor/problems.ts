import { Facet, StateEffect, StateField, type EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { Excuse, Fix, Peers, Problem } from '../../../shared/lint/problem.ts';
import { episodeField, libraryConfig } from './episode-field.ts';
import { bodyStart, changesWholeFile } from './front-matter-guard.ts';

/** What the linter may know besides the text. */
export const lintFacts = Facet.define<{ excused?: readonly Excuse[]; peers?: Peers }, { excused?: readonly Excuse[]; peers?: Peers }>({ combine: ([facts]) => facts ?? {} });

const setProblems = StateEffect.define<readonly Problem[]>();

/** The problems as last found; their ranges follow the text until the next look. */
export const problemsField = StateField.define<readonly Problem[]>({
  create: findProblems,
  update(problems, tr) {
    for (const effect of tr.effects) if (effect.is(setProblems)) return effect.value;
    if (!tr.docChanged) return problems;
    return problems.map((problem) => ({ ...problem, range: { from: tr.changes.mapPos(problem.range.from, 1), to: Math.max(tr.changes.mapPos(problem.range.from, 1), tr.changes.mapPos(problem.range.to, -1)) } }));
  },
});

const delay = 120;

/** Lints a moment after the last change and shows what is found in the text and beside it. */
export function problemLinter(): Extension {
  return [
    problemsField,
    lintGutter({ hoverTime: 150 }),
    ViewPlugin.define((view) => {
      let timer = setTimeout(() => show(view), 0);
      return {
        update(update: ViewUpdate) {
          if (!update.docChanged && update.startState.facet(lintFacts) === update.state.facet(lintFacts)) return;
          clearTimeout(timer);
          timer = setTimeout(() => show(view), delay);
        },
        destroy: () => clearTimeout(timer),
      };
    }),
  ];
}

function show(view: EditorView): void {
  view.dispatch(lintNow(view.state));
}

function lintNow(state: EditorState): TransactionSpec {
  const problems = findProblems(state);
  const { effects } = setDiagnostics(state, problems.map((problem) => toDiagnostic(problem)).filter(({ from }) => from >= bodyStart(state)));
  return { effects: [...([effects].flat() as StateEffect<unknown>[]), setProblems.of(problems)] };
}

function findProblems(state: EditorState): readonly Problem[] {
  return lintEpisode(state.field(episodeField), { config: state.facet(libraryConfig), ...state.facet(lintFacts) });
}

function toDiagnostic(problem: Problem): Diagnostic {
  return {
    from: problem.range.from,
    to: problem.range.to,
    severity: problem.severity,
    source: problem.rule,
    message: problem.message,
    actions: problem.fixes.map((fix) => ({ name: fix.title, apply: (view: EditorView) => applyFix(view, problem, fix.title) })),
  };
}

/** Applies a problem's fix as one step of undo. The text may have moved on: the fix is worked out anew where it has. */
export function applyFix(view: EditorView, problem: Problem, title: string): boolean {
  const fix = findFix(view.state, problem, title);
  if (!fix) return false;
  view.dispatch({ changes: [...fix.edits], annotations: changesWholeFile.of(true), userEvent: 'input.fix', scrollIntoView: true });
  view.dispatch(lintNow(view.state));
  return true;
}

function findFix(state: EditorState, problem: Problem, title: string): Fix | undefined {
  return findProblems(state)
    .find(({ rule, message, range }) => rule === problem.rule && message === problem.message && Math.abs(range.from - problem.range.from) <= 1)
    ?.fixes.find((fix) => fix.title === title);
}

/** The problem that the cursor is in, or the first one of its line. */
export function problemAtCursor(state: EditorState): Problem | null {
  const { head } = state.selection.main;
  const problems = state.field(problemsField);
  const line = state.doc.lineAt(head);
  const inLine = problems.filter(({ range }) => range.from <= line.to && range.to >= line.from);
  return inLine.find(({ range }) => range.from <= head && range.to >= head) ?? inLine[0] ?? null;
}

/** The next (or previous) problem behind the cursor, going round at the end. */
export function nextProblem(state: EditorState, direction: 1 | -1): Problem | null {
  const problems = state.field(problemsField);
  const { from } = state.selection.main;
  const next = direction === 1 ? problems.find(({ range }) => range.from > from) : problems.findLast(({ range }) => range.from < from);
  return next ?? (direction === 1 ? problems[0] : problems.at(-1)) ?? null;
}
