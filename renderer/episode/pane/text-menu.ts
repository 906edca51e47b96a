import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { nearestTurn, turnAt } from '../../../shared/operations/turn-at.ts';
import { splitTurn } from '../../../shared/operations/split-turn.ts';
import { unassignedLabel } from '../../../shared/episode/model/episode.ts';
import type { TextRange } from '../../../shared/text/text-edit.ts';
import { request } from '../../base/client.ts';
import { isByKey, openContextMenu, type ContextMenu, type MenuSections } from '../../base/context-menu-store.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { goToReplace } from '../../base/replace-form-store.ts';
import { episodeField } from '../editor/episode-field.ts';
import { bodyStart } from '../editor/front-matter-guard.ts';
import { applyFix, problemsNow } from '../editor/problem-linter.ts';
import { excuse } from '../problems/excuse.ts';
import { speakerSections, type Given } from '../speakers/assign-turns.ts';
import { addToGlossary, useLibraryWords } from '../words/library-words-store.ts';
import { offersFor, plainWord, replaceWord } from '../words/replace-word.ts';
import { suggest } from '../words/spelling-client.ts';
import { misspeltAt } from '../words/spelling.ts';

/** What the mouse does in the text: a click on a label asks whose the turn is, the other button opens a menu. */
export function textMenu(): Extension {
  return EditorView.domEventHandlers({
    click: (event, view) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      // A time within a label is a place in the recording.
      const label = target?.closest('.cm-time') ? null : (target?.closest<HTMLElement>('.cm-label') ?? null);
      if (label === null || event.button !== 0 || view.state.readOnly || !view.state.selection.main.empty) return false;
      const turn = turnAt(view.state.field(episodeField), view.posAtDOM(label));
      if (turn === null) return false;
      openLabelMenu(view, label, turn.index);
      return true;
    },
    contextmenu: (event, view) => {
      event.preventDefault();
      const { main } = view.state.selection;
      const clicked = isByKey(event) ? null : view.posAtCoords({ x: event.clientX, y: event.clientY });
      // A click outside of what is selected is about that other place.
      if (clicked !== null && (clicked < main.from || clicked > main.to))
        view.dispatch({ selection: { anchor: clicked }, userEvent: 'select.pointer' });
      const offset = clicked ?? main.head;
      const cursor = view.coordsAtPos(offset);
      const at =
        clicked === null && cursor !== null
          ? { x: cursor.left, y: cursor.bottom }
          : { x: event.clientX, y: event.clientY };
      void openTextMenu(view, offset, at);
      return true;
    },
  });
}

function openLabelMenu(view: EditorView, label: HTMLElement, turn: number): void {
  const { text } = view.state.field(episodeField).turns[turn]!.label;
  openContextMenu({
    at: label,
    label: 'Who speaks',
    sections: [
      ...speakerSections(view, { kind: 'turns', turns: [turn] }),
      [
        {
          title: text === unassignedLabel ? 'Unassigned turns from here on' : `Turns of ${text} from here on`,
          sections: speakerSections(view, { kind: 'from-here', turn }),
        },
        {
          title: text === unassignedLabel ? 'All unassigned turns' : `All turns of ${text}`,
          sections: speakerSections(view, { kind: 'everywhere', turn }),
        },
      ],
    ],
  });
}

async function openTextMenu(view: EditorView, offset: number, at: ContextMenu['at']): Promise<void> {
  const word = misspeltAt(view.state, offset);
  const { doc } = view.state;
  const found = word && !view.state.readOnly ? await suggest(plainWord(view.state.sliceDoc(word.from, word.to))) : [];
  // Another text may be shown by now.
  if (view.state.doc !== doc) return;
  openContextMenu({
    at,
    label: 'Text',
    sections: [
      ...(word && !view.state.readOnly ? spellingSections(view, word, found) : []),
      ...problemSections(view, offset),
      turnSection(view, offset),
      clipboardSection(view),
    ],
  });
}

function spellingSections(view: EditorView, word: TextRange, found: readonly string[]): MenuSections {
  const written = view.state.sliceDoc(word.from, word.to);
  const corrected = useLibraryWords.getState().corrections.get(plainWord(written));
  return [
    offersFor(corrected, found).map((offered) => ({
      title: offered,
      ...(offered === corrected ? { detail: 'as corrected before' } : {}),
      run: () => replaceWord(view, word, offered),
    })),
    [
      { title: `Add “${written}” to the glossary`, run: () => void addToGlossary(plainWord(written)) },
      {
        title: 'Replace in all episodes…',
        run: () => goToReplace({ find: written, replacement: corrected ?? found[0] ?? '', wholeWord: true }),
      },
    ],
  ];
}

const maxProblems = 2;

function problemSections(view: EditorView, offset: number): MenuSections {
  const { text } = view.state.field(episodeField);
  return problemsNow(view)
    .filter(({ range }) => range.from >= bodyStart(view.state) && range.from <= offset && range.to >= offset)
    .slice(0, maxProblems)
    .map((problem) => [
      ...(view.state.readOnly ? [] : problem.fixes).map((fix) => ({
        title: fix.title,
        preview: { text, edits: fix.edits },
        run: () => void applyFix(view, problem, fix.title),
      })),
      { title: `Excuse here: ${problem.message}`, run: () => void excuse(view, problem, 'here') },
    ]);
}

function turnSection(view: EditorView, offset: number): MenuSections[number] {
  const episode = view.state.field(episodeField);
  const { main } = view.state.selection;
  const [first, last] = [nearestTurn(episode, main.from), nearestTurn(episode, main.to)];
  const turn = turnAt(episode, offset);
  if (view.state.readOnly || turn === null || first === null || last === null) return [];
  const selected =
    main.empty || first === last
      ? [turn.index]
      : episode.turns.slice(first.index, last.index + 1).map(({ index }) => index);
  const given: Given = { kind: 'turns', turns: selected };
  const canSplit = main.empty && splitTurn(episode, offset, unassignedLabel).length > 0;
  return [
    {
      title: selected.length > 1 ? `Assign ${selected.length} turns to` : 'Assign this turn to',
      sections: speakerSections(view, given),
    },
    ...(canSplit
      ? [{ title: 'Split here, the rest to', sections: speakerSections(view, { kind: 'rest', offset }) }]
      : []),
  ];
}

function clipboardSection(view: EditorView): MenuSections[number] {
  const { readOnly, selection } = view.state;
  const edit = (action: 'cut' | 'copy' | 'paste') => () => {
    view.focus();
    void reportErrors(() => request('app.editClipboard', { action }));
  };
  return [
    { title: 'Cut', isDisabled: readOnly || selection.main.empty, run: edit('cut') },
    { title: 'Copy', isDisabled: selection.main.empty, run: edit('copy') },
    { title: 'Paste', isDisabled: readOnly, run: edit('paste') },
  ];
}
