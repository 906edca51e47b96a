import {
  Annotation,
  EditorSelection,
  EditorState,
  StateEffect,
  StateField,
  Transaction,
  type Extension,
  type TransactionSpec,
} from '@codemirror/state';
import { Decoration, EditorView, keymap } from '@codemirror/view';
import { differInWordsOnly } from '../../../shared/episode/model/episode-parts.ts';
import { findMarkedConflicts } from '../../../shared/episode/model/conflict-markers.ts';
import { episodeField } from './episode-field.ts';

/** Marks a transaction that may change the hidden front matter: the form's, a fix's, a merge's, a reload's. */
export const changesWholeFile = Annotation.define<boolean>();

/** Shows the front matter as text, or hides it again. */
export const showSource = StateEffect.define<boolean>();

/** Whether the front matter stands in the text. Stays on while it cannot be parsed or a conflict is undecided, and until it is switched off. */
export const sourceShown = StateField.define<boolean>({
  create: mustShowSource,
  update(shown, tr) {
    if (mayChangeSource(tr) ? mustShowSource(tr.state) : tr.state.field(episodeField).frontMatter.status === 'error')
      return true;
    for (const effect of tr.effects) if (effect.is(showSource)) return effect.value;
    return shown;
  },
});

/** Not with words that are typed: the whole text is looked through only where front matter or the markers of a conflict may be others. */
function mayChangeSource({ docChanged, startState, state, changes }: Transaction): boolean {
  if (!docChanged) return false;
  if (!differInWordsOnly(startState.field(episodeField), state.field(episodeField))) return true;
  const isMarker = ({ doc }: EditorState, offset: number) => {
    const { from } = doc.lineAt(offset);
    return /^[<=>|]{7}/.test(doc.sliceString(from, from + 7));
  };
  let touches = false;
  changes.iterChangedRanges((before, _, after) => {
    touches ||= isMarker(startState, before) || isMarker(state, after);
  });
  return touches;
}

function mustShowSource(state: EditorState): boolean {
  const { frontMatter, text } = state.field(episodeField);
  return frontMatter.status === 'error' || findMarkedConflicts(text).length > 0;
}

/** Where the text that can be edited begins. */
export function bodyStart(state: EditorState): number {
  return state.field(sourceShown) ? 0 : state.field(episodeField).frontMatter.range.to;
}

/**
 * Hides the front matter and keeps it whole: a transaction that touches it is dropped, unless it is one that may; the
 * selection stays in the body.
 */
export function frontMatterGuard(): Extension {
  return [
    sourceShown,
    EditorView.decorations.compute([episodeField, sourceShown], (state) => {
      const to = bodyStart(state);
      if (to === 0) return Decoration.none;
      const end = state.sliceDoc(to - 1, to) === '\n' ? to - 1 : to;
      return Decoration.set(Decoration.replace({ block: true }).range(0, end));
    }),
    EditorState.transactionFilter.of(guardChanges),
    EditorState.transactionFilter.of(clampSelection),
    keymap.of([{ key: 'Mod-a', run: selectBody, preventDefault: true }]),
  ];
}

function guardChanges(tr: Transaction): TransactionSpec | readonly TransactionSpec[] {
  const start = bodyStart(tr.startState);
  if (
    !tr.docChanged ||
    start === 0 ||
    tr.annotation(changesWholeFile) ||
    tr.isUserEvent('undo') ||
    tr.isUserEvent('redo')
  )
    return tr;
  let touched = false;
  let behind = false;
  tr.changes.iterChangedRanges((from) => {
    if (from < start) touched = true;
    if (from === start) behind = true;
  });
  if (touched) return [];
  // Words right behind the closing fence would destroy it.
  const fenceIsOpen =
    behind && tr.startState.sliceDoc(start - 1, start) !== '\n' && tr.newDoc.sliceString(start, start + 1) !== '\n';
  return fenceIsOpen ? [{ changes: { from: start, insert: '\n' } }, tr] : tr;
}

function clampSelection(tr: Transaction): TransactionSpec | readonly TransactionSpec[] {
  if (!tr.selection && !tr.docChanged) return tr;
  const start = bodyStart(tr.state);
  const selection = tr.newSelection;
  if (start === 0 || selection.ranges.every(({ from }) => from >= start)) return tr;
  const clamped = selection.ranges.map(({ anchor, head }) =>
    EditorSelection.range(Math.max(anchor, start), Math.max(head, start)),
  );
  return [tr, { selection: EditorSelection.create(clamped, selection.mainIndex), sequential: true }];
}

function selectBody(view: EditorView): boolean {
  view.dispatch({ selection: { anchor: bodyStart(view.state), head: view.state.doc.length }, userEvent: 'select' });
  return true;
}
