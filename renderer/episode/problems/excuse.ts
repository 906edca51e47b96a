import type { EditorView } from '@codemirror/view';
import { anchorOf } from '../../../shared/lint/model/excuses.ts';
import type { Excuse, Problem } from '../../../shared/lint/model/problem.ts';
import { request } from '../../base/client.ts';
import { reportErrors, notify } from '../../base/notices-store.ts';
import { sidecarField, setSidecar } from '../editor/sidecar-field.ts';
import { episodeField } from '../editor/episode-field.ts';
import { refreshSidecar } from '../open/show-episode.ts';
import { useOpenEpisodes } from '../open/open-episodes-store.ts';

/** Lets a problem stand, where it is or in the whole file; written beside the episode at once, never into it. */
export async function excuse(view: EditorView, problem: Problem, where: 'here' | 'file'): Promise<void> {
  const made: Excuse = {
    rule: problem.rule,
    anchor: where === 'file' ? null : anchorOf(view.state.field(episodeField).text, problem),
  };
  notify(
    where === 'file'
      ? `“${problem.rule}” is excused in this file. The Problems panel removes the excuse.`
      : 'This problem is excused. The Problems panel removes the excuse.',
  );
  await change(view, made, true);
}

/** Makes a problem count again: by the excuse of its place, or else by that of the file. */
export async function removeExcuse(view: EditorView, problem: Problem): Promise<void> {
  const found = excuseOf(view, problem);
  if (found) await change(view, found, false);
}

/** The excuse that lets a problem stand; null where none does. */
export function excuseOf({ state }: EditorView, problem: Problem): Excuse | null {
  const { excuses } = state.field(sidecarField);
  const anchor = anchorOf(state.field(episodeField).text, problem);
  const ofRule = excuses.filter(({ rule }) => rule === problem.rule);
  return (
    ofRule.find((candidate) => candidate.anchor === null) ??
    ofRule.find((candidate) => candidate.anchor === anchor) ??
    null
  );
}

async function change(view: EditorView, made: Excuse, stands: boolean): Promise<void> {
  const path = useOpenEpisodes.getState().shown;
  if (path === null) return;
  const sidecar = view.state.field(sidecarField);
  const others = sidecar.excuses.filter(({ rule, anchor }) => rule !== made.rule || anchor !== made.anchor);
  view.dispatch({ effects: setSidecar.of({ ...sidecar, excuses: stands ? [...others, made] : others }) });
  const written = await reportErrors(() => request('sidecar.excuse', { path, excuse: made, stands }));
  if (written === undefined) await refreshSidecar(path);
}
