import type { EditorState, Extension, StateEffect, TransactionSpec } from '@codemirror/state';
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { Doubt } from '../../../shared/doubts/find-doubts.ts';
import { splitExcused } from '../../../shared/lint/model/excuses.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { Fix, Problem } from '../../../shared/lint/model/problem.ts';
import { episodeField, libraryConfig } from './episode-field.ts';
import { bodyStart, changesWholeFile } from './front-matter-guard.ts';
import { lintInWorker } from './lint-in-worker.ts';
import { describedMarks } from './problem-decorations.ts';
import { visitedProblem } from './problem-navigation.ts';
import {
  findingsField,
  libraryPeers,
  lintContext,
  otherSplit,
  problemsOf,
  recordingLength,
  setDoubts,
  setProblems,
} from './problems-field.ts';
import { mayChange } from './read-only.ts';
import { sidecarField } from './sidecar-field.ts';
import { voicesField } from './voices-field.ts';

const lintDelayMs = 120;

/** Has the text looked at in another thread a moment after the last change, and shows what is found in it and beside it. */
export function problemLinter(): Extension {
  return [
    sidecarField,
    recordingLength,
    voicesField,
    otherSplit,
    findingsField,
    describedMarks,
    visitedProblem,
    lintGutter({ hoverTime: 150 }),
    ViewPlugin.define((view) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isShown = true;
      const look = () => {
        const { doc } = view.state;
        const showIfCurrent = (spec: () => TransactionSpec) => {
          // Otherwise the text has moved on, and another look is due.
          if (isShown && view.state.doc === doc) view.dispatch(spec());
        };
        lintInWorker({ text: view.state.field(episodeField).text, context: lintContext(view.state) }, (answer) => {
          if (answer.kind === 'problems') showIfCurrent(() => showProblems(view.state, answer.problems));
          else showIfCurrent(() => showDoubts(view.state, answer.doubts));
        });
      };
      timer = setTimeout(look, 0);
      return {
        update(update: ViewUpdate) {
          const excusesChanged = update.startState.field(sidecarField) !== update.state.field(sidecarField);
          const lengthChanged = update.startState.field(recordingLength) !== update.state.field(recordingLength);
          const voicesChanged = update.startState.field(voicesField) !== update.state.field(voicesField);
          if (
            !update.docChanged &&
            !excusesChanged &&
            !lengthChanged &&
            !voicesChanged &&
            update.startState.field(otherSplit) === update.state.field(otherSplit) &&
            update.startState.facet(libraryPeers) === update.state.facet(libraryPeers) &&
            update.startState.facet(libraryConfig) === update.state.facet(libraryConfig)
          )
            return;
          clearTimeout(timer);
          timer = setTimeout(look, update.docChanged ? lintDelayMs : 0);
        },
        destroy() {
          isShown = false;
          clearTimeout(timer);
        },
      };
    }),
  ];
}

function showProblems(state: EditorState, problems: readonly Problem[]): TransactionSpec {
  const { open } = splitExcused(state.field(episodeField), problems, state.field(sidecarField).excuses);
  const { effects } = setDiagnostics(
    state,
    open.map(toDiagnostic).filter(({ from }) => from >= bodyStart(state)),
  );
  return { effects: [...([effects].flat() as StateEffect<unknown>[]), setProblems.of(problems)] };
}

function showDoubts(state: EditorState, doubts: readonly Doubt[]): TransactionSpec {
  const { turns } = state.field(episodeField);
  return {
    effects: setDoubts.of(
      doubts.flatMap((doubt) => (turns[doubt.turn] ? [{ from: turns[doubt.turn]!.range.from, doubt }] : [])),
    ),
  };
}

/** What is wrong with the text as it is. Where that was not found out yet, it is now, in this thread. */
export function problemsNow(view: EditorView): readonly Problem[] {
  if (!view.state.field(findingsField).isCurrent) {
    view.dispatch(showProblems(view.state, lintEpisode(view.state.field(episodeField), lintContext(view.state))));
  }
  return problemsOf(view.state);
}

function toDiagnostic(problem: Problem): Diagnostic {
  return {
    from: problem.range.from,
    to: problem.range.to,
    severity: problem.severity,
    source: problem.rule,
    message: problem.message,
    actions: problem.fixes.map((fix) => ({
      name: fix.title,
      apply: (view: EditorView) => applyFix(view, problem, fix.title),
    })),
  };
}

/** Applies a problem's fix as one step of undo. The text may have moved on: the fix is worked out again where it has. */
export function applyFix(view: EditorView, problem: Problem, title: string): boolean {
  const fix = findFix(view, problem, title);
  if (!fix || !mayChange(view.state)) return false;
  view.dispatch({
    changes: [...fix.edits],
    annotations: changesWholeFile.of(true),
    userEvent: 'input.fix',
    scrollIntoView: true,
  });
  problemsNow(view);
  return true;
}

function findFix(view: EditorView, problem: Problem, title: string): Fix | undefined {
  return problemsNow(view)
    .find(
      ({ rule, message, range }) =>
        rule === problem.rule && message === problem.message && Math.abs(range.from - problem.range.from) <= 1,
    )
    ?.fixes.find((fix) => fix.title === title);
}
