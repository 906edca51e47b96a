import type { EpisodeRow } from '../../../shared/library/episode-row.ts';
import { filterRows } from '../../base/filter-rows.ts';
import { useLibrary } from '../../base/library-store.ts';
import { go, useNavigation } from '../../base/navigation-store.ts';
import { notify } from '../../base/notices-store.ts';
import { problemsNow } from '../editor/problem-linter.ts';
import { nextHint, nextProblem, walkOfProblems, walkStart } from '../editor/problem-navigation.ts';
import { findingsField } from '../editor/problems-field.ts';
import { goToProblem } from '../open/go-to.ts';
import { useOpenEpisodes } from '../open/open-episodes-store.ts';

/** The episode whose first problem is gone to once it is shown. */
let landing: string | null = null;

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
    landing = next.path;
    notify(`On to the next episode with problems: ${next.title}.`);
    go({ kind: 'episode', path: next.path });
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

/** Goes to the first problem of an episode that is shown now, where `goToNextProblem` was on its way to it. */
export function landOnProblem(path: string): void {
  if (landing !== path) return;
  landing = null;
  const view = viewOfPlace();
  if (!view) return;
  problemsNow(view);
  const problem = nextProblem(view.state, 1);
  if (problem) goToProblem(problem, walkStart(view.state));
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
  // What is unsaved may have fewer, or more.
  const findings = useOpenEpisodes.getState().episodes.get(path)?.state.field(findingsField, false);
  return findings?.wasFound
    ? findings.open.some(({ severity }) => severity !== 'hint')
    : problems.error + problems.warning > 0;
}
