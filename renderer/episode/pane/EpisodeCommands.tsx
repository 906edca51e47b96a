import { redo, undo } from '@codemirror/commands';
import { useState } from 'react';
import type { EditorView } from '@codemirror/view';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { useCommand } from '../../base/commands.ts';
import { revealFile } from '../../base/files.ts';
import { go, setPreviewShown, useNavigation } from '../../base/navigation-store.ts';
import { notify } from '../../base/notices-store.ts';
import { isUnsaved } from '../editor/unsaved-edits.ts';
import { openFind } from '../editor/find-in-episode.ts';
import { showSource, sourceShown } from '../editor/front-matter-guard.ts';
import { problemsOf } from '../editor/problems-field.ts';
import { applyFix, problemsNow } from '../editor/problem-linter.ts';
import { askToUndoLastChange, lastChangeOf } from '../../changes/last-change-store.ts';
import { closeExplanation, problemExplained } from '../editor/problem-navigation.ts';
import { FixAllDialog } from '../problems/FixAllDialog.tsx';
import { FixMenu } from '../problems/FixMenu.tsx';
import { problemInFocus } from '../problems/problem-in-focus.ts';
import { ProblemTooltip } from '../problems/ProblemTooltip.tsx';
import { NewSpeakerDialog } from '../speakers/NewSpeakerDialog.tsx';
import { misspeltAt, nextMisspelt } from '../words/spelling.ts';
import { SpellMenu } from '../words/SpellMenu.tsx';
import { goToOffset, showPanel } from '../open/go-to.ts';
import { saveAll, saveEpisode, setReady } from '../open/save-episode.ts';
import { compareVoices } from '../voices/compare-voices.ts';
import { useOpenEpisodes, type OpenEpisode } from '../open/open-episodes-store.ts';

function isWithin({ from, to }: TextRange, offset: number): boolean {
  return offset >= from && offset <= to;
}

function nothingWrong(field: HTMLElement | null): string {
  return `There is no problem in this ${field ? 'field' : 'line'}.`;
}

/** What the menu, the palette and the keys do to the open episode. */
export function EpisodeCommands({ openEpisode }: { openEpisode: OpenEpisode }) {
  const view = useOpenEpisodes((state) => state.view);
  const [fixing, setFixing] = useState<{ problem: Problem; field: HTMLElement | null } | null>(null);
  const [fixingAll, setFixingAll] = useState(false);
  const [spelling, setSpelling] = useState<TextRange | null>(null);
  const withView = (work: (target: NonNullable<typeof view>) => void) => () => {
    if (view) work(view);
  };
  const leaveField = () => {
    if (document.activeElement instanceof HTMLElement && document.activeElement.closest('[data-uncommitted="true"]'))
      document.activeElement.blur();
  };
  const fix = withView((target) => {
    const { problem, field } = problemInFocus(target);
    const { head } = target.state.selection.main;
    const word = field ? null : misspeltAt(target.state, head);
    if (word && !(problem && isWithin(problem.range, head))) setSpelling(word);
    else if (!problem) notify(nothingWrong(field));
    else if (problem.fixes.length === 1 && (field ?? problemExplained(target.state)))
      applyFix(target, problem, problem.fixes[0]!.title);
    else showFixes(target, problem, field);
  });
  const excuseProblem = withView((target) => {
    const { problem, field } = problemInFocus(target);
    if (problem) showFixes(target, problem, field);
    else notify(nothingWrong(field));
  });
  const showFixes = (target: EditorView, problem: Problem, field: HTMLElement | null) => {
    closeExplanation(target);
    setFixing({ problem, field });
  };
  useCommand('episode.save', () => {
    leaveField();
    void saveEpisode(openEpisode.path);
  });
  useCommand('publish.episode', () => {
    leaveField();
    go({ kind: 'publish', episodes: [openEpisode.path] });
  });
  useCommand('episode.saveAll', () => {
    leaveField();
    void saveAll();
  });
  useCommand('episode.reveal', () => revealFile(openEpisode.path));
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
  useCommand('view.preview', () => setPreviewShown(!useNavigation.getState().showPreview));
  useCommand('recording.compareVoices', () => void compareVoices());
  useCommand('episode.details', () => showPanel('details', true));
  useCommand('episode.speakers', () => showPanel('speakers', true));
  useCommand('episode.problems', () => showPanel('problems', true));
  useCommand('episode.history', () => showPanel('history', true));
  useCommand(
    'go.transcript',
    withView((target) => target.focus()),
  );
  return (
    <>
      {spelling && view && <SpellMenu view={view} range={spelling} onClose={() => setSpelling(null)} />}
      <NewSpeakerDialog state={openEpisode.state} />
      {view && <ProblemTooltip view={view} state={openEpisode.state} />}
      {fixing && view && <FixMenu view={view} {...fixing} onClose={() => setFixing(null)} />}
      {fixingAll && view && (
        <FixAllDialog state={view.state} problems={problemsOf(view.state)} onClose={() => setFixingAll(false)} />
      )}
    </>
  );
}
