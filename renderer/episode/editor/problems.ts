import {
  Facet,
  StateEffect,
  StateField,
  type ChangeDesc,
  type EditorState,
  type Extension,
  type TransactionSpec,
} from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { placeTimes } from '../../../shared/sidecar/turn-times.ts';
import type { Doubt } from '../../../shared/doubts/find-doubts.ts';
import { strongDoubts } from '../../../shared/doubts/strong-doubts.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { splitExcused } from '../../../shared/lint/model/excuses.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { Fix, LintContext, Peers, Problem } from '../../../shared/lint/model/problem.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { mayChange } from './read-only.ts';
import { sidecarField, setSidecar } from './sidecar-field.ts';
import { episodeField, libraryConfig } from './episode-field.ts';
import { bodyStart, changesWholeFile } from './front-matter-guard.ts';
import { lintInWorker } from './lint-in-worker.ts';

/** What the linter may know of the library's other episodes. */
export const libraryPeers = Facet.define<Peers, Peers | undefined>({ combine: ([peers]) => peers });

export const setRecordingLength = StateEffect.define<number | null>();

/** Seconds of the recording; null where there is none. */
const recordingLength = StateField.define<number | null>({
  create: () => null,
  update: (seconds, tr) => {
    const set = tr.effects.findLast((effect) => effect.is(setRecordingLength));
    return set === undefined ? seconds : set.value;
  },
});

function contextOf(state: EditorState): LintContext {
  const peers = state.facet(libraryPeers);
  const recordingSeconds = state.field(recordingLength);
  const times = placeTimes(state.field(episodeField), state.field(sidecarField).times);
  return {
    config: state.facet(libraryConfig),
    times,
    ...(peers ? { peers } : {}),
    ...(recordingSeconds === null ? {} : { recordingSeconds }),
  };
}

/** What was found at the last look; all of it follows the text until the next one. */
export interface Findings {
  readonly open: readonly Problem[];
  /** What the editors let stand. */
  readonly excused: readonly Problem[];
  /** The most doubtful turns, the most doubtful first, each with the offset at which it begins; null until the first look. */
  readonly doubts: readonly { readonly from: number; readonly doubt: Doubt }[] | null;
  /** Whether it was found in the text as it is. */
  readonly isCurrent: boolean;
  /** False until the first look. */
  readonly wasFound: boolean;
}

const setProblems = StateEffect.define<readonly Problem[]>();
const setDoubts = StateEffect.define<Findings['doubts']>();

export const findingsField = StateField.define<Findings>({
  create: () => ({ open: [], excused: [], doubts: null, isCurrent: false, wasFound: false }),
  update(findings, tr) {
    const part = (problems: readonly Problem[]) =>
      splitExcused(tr.state.field(episodeField), problems, tr.state.field(sidecarField).excuses);
    let next = tr.docChanged ? follow(findings, tr.changes) : findings;
    for (const effect of tr.effects) {
      if (effect.is(setProblems)) next = { ...next, ...part(effect.value), isCurrent: true, wasFound: true };
      // In a text that has changed since, the next look parts them.
      if (effect.is(setSidecar) && next.isCurrent)
        next = { ...next, ...part([...next.open, ...next.excused].sort((a, b) => a.range.from - b.range.from)) };
      if (effect.is(setDoubts)) next = { ...next, doubts: effect.value };
    }
    return next;
  },
});

function follow(findings: Findings, changes: ChangeDesc): Findings {
  const move = (problem: Problem): Problem => {
    const from = changes.mapPos(problem.range.from, 1);
    return { ...problem, range: { from, to: Math.max(from, changes.mapPos(problem.range.to, -1)) } };
  };
  return {
    ...findings,
    open: findings.open.map(move),
    excused: findings.excused.map(move),
    doubts: findings.doubts?.map(({ from, doubt }) => ({ from: changes.mapPos(from, 1), doubt })) ?? null,
    isCurrent: false,
  };
}

/** The problems that stand, as last found. */
export const problemsField = StateField.define<readonly Problem[]>({
  create: (state) => state.field(findingsField).open,
  update: (_, tr) => tr.state.field(findingsField).open,
});

/** What a screen reader says of words that have a problem: they are underlined for those who see. */
const describedMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, tr) {
    if (tr.effects.some((effect) => effect.is(setProblems) || effect.is(setSidecar))) return describeMarks(tr.state);
    return tr.docChanged ? marks.map(tr.changes) : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function describeMarks(state: EditorState): DecorationSet {
  const shown = state
    .field(problemsField)
    .filter(({ range: { from, to } }) => from >= bodyStart(state) && from < to && to <= state.doc.length);
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

function describeProblem({ severity, message, fixes }: Problem): string {
  return [
    `${severity.charAt(0).toUpperCase()}${severity.slice(1)}: ${message}`,
    ...(fixes.length > 0 ? [`Quick fix: ${fixes.map(({ title }) => title).join(', or ')}.`] : []),
  ].join(' ');
}

/** Says a problem aloud that was gone to: a screen reader says no more of the cursor than its line. */
export function announceProblem(view: EditorView, problem: Problem): void {
  const problems = view.state.field(problemsField);
  view.dispatch({
    effects: EditorView.announce.of(
      `${describeProblem(problem)} Problem ${problems.indexOf(problem) + 1} of ${problems.length}.`,
    ),
  });
}

const lintDelayMs = 120;

/** Has the text looked at in another thread a moment after the last change, and shows what is found in it and beside it. */
export function problemLinter(): Extension {
  return [
    sidecarField,
    recordingLength,
    findingsField,
    problemsField,
    describedMarks,
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
        lintInWorker({ text: view.state.field(episodeField).text, context: contextOf(view.state) }, (answer) => {
          if (answer.kind === 'problems') showIfCurrent(() => showProblems(view.state, answer.problems));
          else showIfCurrent(() => showDoubts(view.state, answer.doubts));
        });
      };
      timer = setTimeout(look, 0);
      return {
        update(update: ViewUpdate) {
          const excusesChanged = update.startState.field(sidecarField) !== update.state.field(sidecarField);
          const lengthChanged = update.startState.field(recordingLength) !== update.state.field(recordingLength);
          if (
            !update.docChanged &&
            !excusesChanged &&
            !lengthChanged &&
            update.startState.facet(libraryPeers) === update.state.facet(libraryPeers)
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
    view.dispatch(showProblems(view.state, lintEpisode(view.state.field(episodeField), contextOf(view.state))));
  }
  return view.state.field(problemsField);
}

/** The doubts about turns that are still there, by the turns' indexes. */
export function doubtsByTurn(state: EditorState): ReadonlyMap<number, Doubt> {
  const episode = state.field(episodeField);
  const { doubts } = state.field(findingsField);
  if (doubts === null) return new Map(strongDoubts(episode).map((doubt) => [doubt.turn, doubt]));
  return new Map(
    doubts.flatMap(({ from, doubt }) => turnAtStart(episode, from).map((index) => [index, doubt] as const)),
  );
}

function turnAtStart(episode: Episode, from: number): number[] {
  const turn = nearestTurn(episode, from);
  return turn?.range.from === from ? [turn.index] : [];
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

/** Applies a problem's fix as one step of undo. The text may have moved on: the fix is worked out anew where it has. */
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
  const next =
    direction === 1
      ? problems.find(({ range }) => range.from > from)
      : problems.findLast(({ range }) => range.from < from);
  return next ?? (direction === 1 ? problems[0] : problems.at(-1)) ?? null;
}
