import type { EditorState } from '@codemirror/state';
import type { EpisodeRow } from '../../../shared/library/episode-row.ts';
import type { Problem, Severity } from '../../../shared/lint/model/problem.ts';
import { filterRows } from '../../base/filter-rows.ts';
import { useLibrary } from '../../base/library-store.ts';
import { go, useNavigation } from '../../base/navigation-store.ts';
import { notify, notifyOfStep } from '../../base/notices-store.ts';
import { problemsNow } from '../editor/problem-linter.ts';
import { nextHint, nextProblem, walkOfProblems, walkStart } from '../editor/problem-navigation.ts';
import { findingsField, problemsOf } from '../editor/problems-field.ts';
import { goToOffset, goToProblem } from '../open/go-to.ts';
import { useOpenEpisodes } from '../open/open-episodes-store.ts';

/** Which of an episode’s problems is meant: the first of those of the rule or the severity, the one in that line before others. */
export interface ProblemTarget {
  readonly rule?: string | undefined;
  readonly severity?: Severity | undefined;
  /** From 1, in the file. */
  readonly line?: number | undefined;
  readonly message?: string | undefined;
}

/** The episode in which a problem is gone to once it is shown; without a target, the next one. */
let landing: { readonly path: string; readonly target: ProblemTarget | null } | null = null;

/** Goes to a problem of an episode; without a target, to its next one. */
export function goToProblemIn(path: string, target: ProblemTarget | null): void {
  landing = { path, target };
  const { place } = useNavigation.getState();
  if (place.kind === 'episode' && place.path === path) landOnProblem(path);
  else go({ kind: 'episode', path });
}

/**
 * Goes to the next problem of the episode that is shown, the errors first and then the warnings; behind the last one, or
 * where no episode is shown, to the next episode that has some.
 */
export function goToNextProblem(): void {
  const view = viewOfPlace();
  if (view) {
    problemsNow(view);
    const problem = nextProblem(view.state, 1);
    if (problem) {
      goToProblem(problem, walkStart(view.state));
      return;
    }
  }
  const next = nextEpisode();
  if (next) {
    notifyOfStep(`On to the next episode with problems: ${next.title}.`);
    goToProblemIn(next.path, null);
    return;
  }
  const first = view && walkOfProblems(view.state)[0];
  if (!first)
    notify(
      `There are no errors and no warnings${view ? ' here or in another episode' : ' in this library'}.${hintsLeft()}`,
    );
  else {
    notify('That was the last problem. From the first one again.');
    goToProblem(first, walkStart(view.state));
  }
}

/** Goes to the problem before, within the episode. */
export function goToPreviousProblem(): void {
  const view = viewOfPlace();
  if (!view) return;
  problemsNow(view);
  const problem = nextProblem(view.state, -1);
  if (problem) goToProblem(problem, walkStart(view.state));
  else notify(`There are no errors and no warnings in this episode.${hintsLeft()}`);
}

/** Goes to the next hint, within the episode. */
export function goToNextHint(): void {
  const view = viewOfPlace();
  if (!view) return;
  problemsNow(view);
  const hint = nextHint(view.state);
  if (hint) goToProblem(hint, walkStart(view.state));
  else notify('There are no hints in this episode.');
}

/** Goes to a problem of an episode that is shown now, where `goToProblemIn` was on its way to it. */
export function landOnProblem(path: string): void {
  if (landing?.path !== path) return;
  const { target } = landing;
  landing = null;
  const view = viewOfPlace();
  if (!view) return;
  problemsNow(view);
  if (target === null) {
    const problem = nextProblem(view.state, 1);
    if (problem) goToProblem(problem, walkStart(view.state));
    return;
  }
  const problem = findTarget(view.state, target);
  if (problem) goToProblem(problem);
  else if (target.line !== undefined) goToOffset(view.state.doc.line(Math.min(target.line, view.state.doc.lines)).from);
}

/** The problem that is meant; where it is gone, another one of its kind. */
function findTarget(state: EditorState, { line, message, ...kind }: ProblemTarget): Problem | null {
  const alike = problemsOf(state).filter((problem) => isOfKind(problem, kind));
  const inLine = alike.filter(({ range }) => state.doc.lineAt(range.from).number === line);
  return inLine.find((problem) => problem.message === message) ?? inLine[0] ?? alike[0] ?? null;
}

export function isOfKind(problem: Problem, { rule, severity }: Pick<ProblemTarget, 'rule' | 'severity'>): boolean {
  return (rule === undefined || problem.rule === rule) && (severity === undefined || problem.severity === severity);
}

/** The editor, where it shows the episode that the editor has gone to. */
function viewOfPlace() {
  const { place } = useNavigation.getState();
  const { view, shown } = useOpenEpisodes.getState();
  return place.kind === 'episode' && place.path === shown ? view : null;
}

function hintsLeft(): string {
  const hints =
    viewOfPlace()
      ?.state.field(findingsField)
      .open.filter(({ severity }) => severity === 'hint').length ?? 0;
  return hints === 0 ? '' : ' Next Hint in the menu Go goes through the hints.';
}

/** The next episode with errors or warnings in the order of the library list, round to its first; null where no other has any. */
function nextEpisode(): EpisodeRow | null {
  const { place, listOrder } = useNavigation.getState();
  const rows = filterRows(useLibrary.getState().rows, { query: '', filter: 'all', sort: listOrder });
  const here = place.kind === 'episode' ? rows.findIndex(({ path }) => path === place.path) : -1;
  const others = [...rows.slice(here + 1), ...rows.slice(0, Math.max(0, here))];
  return others.find(hasProblems) ?? null;
}

function hasProblems({ kind, path, problems }: EpisodeRow): boolean {
  if (kind === 'unreadable') return false;
  return openProblems(path)?.some(({ severity }) => severity !== 'hint') ?? problems.error + problems.warning > 0;
}

/** What is wrong with an episode that is open, as it stands there: unsaved work may have fewer problems than the file, or more. Null where that is not known. */
export function openProblems(path: string): readonly Problem[] | null {
  const findings = useOpenEpisodes.getState().episodes.get(path)?.state.field(findingsField, false);
  return findings?.wasFound === true ? findings.open : null;
}
