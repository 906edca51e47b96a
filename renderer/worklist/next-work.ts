import { create } from 'zustand';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import { matchesFilter } from '../../shared/library/row-filters.ts';
import { request } from '../base/client.ts';
import { filterRows } from '../base/filter-rows.ts';
import { useLibrary } from '../base/library-store.ts';
import { go, useNavigation } from '../base/navigation-store.ts';
import { notify, notifyOfStep, reportErrors } from '../base/notices-store.ts';
import { titleOfGroup, type WorkGroup } from '../base/work-group.ts';
import { goToProblemIn, isOfKind, openProblems } from '../episode/problems/problem-steps.ts';
import { startPass, toggleDoubtful } from '../episode/pass/pass.ts';
import { usePass } from '../episode/pass/pass-store.ts';
import { goToFirstMarkIn } from '../marks/marks-store.ts';

/** The episode in which the attribution pass goes on once it is shown. */
let passGoesOn: { readonly path: string; readonly doubtfulOnly: boolean } | null = null;

interface WorkStore {
  /** The group of the worklist that was opened last; null where that was the worklist itself. */
  readonly group: WorkGroup | null;
}

/** What the editor is at work on, of all that there is to do. */
export const useWork = create<WorkStore>(() => ({ group: null }));

/** Goes to the next episode of the group that is worked on, in the order of the library list, round to the first; without a group, to the next one in which there is something to mend. */
export async function goToNextWork(): Promise<void> {
  const { group } = useWork.getState();
  const { place, listOrder } = useNavigation.getState();
  const here = place.kind === 'episode' ? place.path : null;
  const hasWork = await reportErrors(() => readHasWork(group));
  if (!hasWork) return;
  const rows = filterRows(useLibrary.getState().rows, { query: '', filter: 'all', sort: listOrder });
  const at = rows.findIndex(({ path }) => path === here);
  const next = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))].find(hasWork);
  const what = group === null ? 'something to mend' : `“${titleOfGroup(group)}”`;
  if (next === undefined) {
    notify(`There is ${here === null ? 'no' : 'no other'} episode with ${what}.`);
    return;
  }
  notifyOfStep(`On to the next episode with ${what}: ${next.title}.`);
  land(next, group);
}

/** Goes on with the attribution pass in an episode that is shown now, as it was gone through the one before. */
export function resumePass(path: string): void {
  if (passGoesOn?.path !== path) return;
  const { doubtfulOnly } = passGoesOn;
  passGoesOn = null;
  startPass(0);
  if (doubtfulOnly) toggleDoubtful();
}

type HasWork = (row: EpisodeRow) => boolean;

async function readHasWork(group: WorkGroup | null): Promise<HasWork> {
  if (group === null)
    return (row) => row.kind !== 'unreadable' && (row.openMarks > 0 || matchesFilter(row, 'problems'));
  if (group.kind === 'rows') return (row) => matchesFilter(row, group.filter);
  const { kind: _, ...filter } = group;
  const { files } = await request('library.problems', filter);
  const paths = new Set(files.map(({ path }) => path));
  return ({ path }) => openProblems(path)?.some((problem) => isOfKind(problem, filter)) ?? paths.has(path);
}

function land(row: EpisodeRow, group: WorkGroup | null): void {
  const { path } = row;
  const { mode, doubtfulOnly } = usePass.getState();
  if (mode !== 'off') {
    passGoesOn = { path, doubtfulOnly };
    go({ kind: 'episode', path });
    return;
  }
  if (group?.kind === 'rule' || group?.kind === 'severity') {
    const { kind: _, ...target } = group;
    goToProblemIn(path, target);
  } else if (group === null && row.problems.error + row.problems.warning > 0) goToProblemIn(path, null);
  else if (group === null || group.filter === 'marks') goToFirstMarkIn(path);
  else go({ kind: 'episode', path, focus: { at: 'cursor' } });
}
