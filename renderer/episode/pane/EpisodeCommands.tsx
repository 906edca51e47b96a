import { redo, undo } from '@codemirror/commands';
import { useState } from 'react';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { request } from '../../base/client.ts';
import { useCommand } from '../../base/commands.ts';
import { useLibrary } from '../../base/library-store.ts';
import { reportErrors, notify } from '../../base/notices-store.ts';
import { isUnsaved } from '../editor/unsaved-edits.ts';
import { openFind } from '../editor/find-in-episode.ts';
import { showSource, sourceShown } from '../editor/front-matter-guard.ts';
import { problemsField } from '../editor/problems-field.ts';
import { applyFix, problemsNow } from '../editor/problem-linter.ts';
import { nextProblem, problemAtCursor } from '../editor/problem-navigation.ts';
import { askToUndoLastChange, lastChangeOf } from '../../changes/last-change-store.ts';
import { FixAllDialog } from '../problems/FixAllDialog.tsx';
import { FixMenu } from '../problems/FixMenu.tsx';
import { misspeltAt, nextMisspelt } from '../words/spelling.ts';
import { SpellMenu } from '../words/SpellMenu.tsx';
import { goToOffset, goToProblem, showPanel } from '../open/go-to.ts';
import { saveAll, saveEpisode, setReady } from '../open/save-episode.ts';
import { useOpenEpisodes, type OpenEpisode } from '../open/open-episodes-store.ts';

function isWithin({ from, to }: TextRange, offset: number): boolean {
  return offset >= from && offset <= to;
}

/** What the menu, the palette and the keys do to the open episode. */
export function EpisodeCommands({ openEpisode }: { openEpisode: OpenEpisode }) {
  const view = useOpenEpisodes((state) => state.view);
  const [fixing, setFixing] = useState(false);
  const [fixingAll, setFixingAll] = useState(false);
  const [spelling, setSpelling] = useState<TextRange | null>(null);
  const withView = (work: (target: NonNullable<typeof view>) => void) => () => {
    if (view) work(view);
  };
  const leaveField = () => {
    if (document.activeElement instanceof HTMLElement && document.activeElement.closest('[data-uncommitted="true"]'))
      document.activeElement.blur();
  };
  const stepToProblem = (direction: 1 | -1) =>
    withView((target) => {
      problemsNow(target);
      const problem = nextProblem(target.state, direction);
      if (!problem) notify('There are no problems in this episode.');
      else goToProblem(problem);
    });
  const fix = withView((target) => {
    problemsNow(target);
    const problem = problemAtCursor(target.state);
    const word = misspeltAt(target.state, target.state.selection.main.head);
    if (word && !(problem && isWithin(problem.range, target.state.selection.main.head))) setSpelling(word);
    else if (!problem) notify('There is no problem in this line.');
    else if (problem.fixes.length === 1) applyFix(target, problem, problem.fixes[0]!.title);
    else setFixing(true);
  });
  const excuseProblem = withView((target) => {
    problemsNow(target);
    if (problemAtCursor(target.state)) setFixing(true);
    else notify('There is no problem in this line.');
  });
  useCommand('episode.save', () => {
    leaveField();
    void saveEpisode(openEpisode.path);
  });
  useCommand('episode.saveAll', () => {
    leaveField();
    void saveAll();
  });
  useCommand(
    'episode.reveal',
    () =>
      void reportErrors(() =>
        request('app.reveal', { path: `${useLibrary.getState().library!.root}/${openEpisode.path}` }),
      ),
  );
  useCommand(
    'edit.undo',
    withView((target) => {
      if (lastChangeOf(openEpisode.path) !== null || !undo(target)) askToUndoLastChange();
    }),
  );
  useCommand(
    'edit.redo',
    withView((target) => void redo(target)),
  );
  useCommand(
    'edit.find',
    withView((target) => void openFind(target)),
  );
  useCommand('problem.next', stepToProblem(1));
  useCommand('problem.previous', stepToProblem(-1));
  useCommand('problem.fix', fix);
  useCommand(
    'words.next',
    withView((target) => {
      void nextMisspelt(target.state, target.state.selection.main.head).then((word) => {
        if (word) goToOffset(word.from, word.to);
        else notify('Every word of this episode is known.');
      });
    }),
  );
  useCommand('problem.excuse', excuseProblem);
  useCommand(
    'problem.fixAll',
    withView((target) => (problemsNow(target), setFixingAll(true))),
  );
  useCommand('episode.toggleReady', () => void setReady(!openEpisode.ready || isUnsaved(openEpisode.state)));
  useCommand(
    'episode.showSource',
    withView((target) => target.dispatch({ effects: showSource.of(!target.state.field(sourceShown)) })),
  );
  useCommand('episode.details', () => showPanel('details'));
  useCommand('episode.speakers', () => showPanel('speakers'));
  useCommand('episode.problems', () => showPanel('problems'));
  useCommand('episode.history', () => showPanel('history'));
  useCommand(
    'go.transcript',
    withView((target) => target.focus()),
  );
  return (
    <>
      {spelling && view && <SpellMenu view={view} range={spelling} onClose={() => setSpelling(null)} />}
      {fixing && view && <FixMenu view={view} onClose={() => setFixing(false)} />}
      {fixingAll && view && (
        <FixAllDialog
          state={view.state}
          problems={view.state.field(problemsField)}
          onClose={() => setFixingAll(false)}
        />
      )}
    </>
  );
}
