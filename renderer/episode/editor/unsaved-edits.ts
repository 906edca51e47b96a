import { countChangedLines } from '../../../shared/text/count-changed-lines.ts';
import { ChangeSet, StateEffect, StateField, type EditorState, type Text } from '@codemirror/state';
import { editsBetween } from '../../../shared/text/edits-between.ts';
import { trimEdit, type TextEdit } from '../../../shared/text/text-edit.ts';

interface Base {
  /** The text as it was read or last saved. */
  readonly doc: Text;
  /** What was done to it since. */
  readonly changes: ChangeSet;
}

/** The text now standing on disk: what has been saved, or read again. */
export const setBase = StateEffect.define<Text>();

/** The saved text and the changes since, composed as they come. */
export const baseField = StateField.define<Base>({
  create: ({ doc }) => ({ doc, changes: ChangeSet.empty(doc.length) }),
  update(base, tr) {
    let next = tr.docChanged ? { doc: base.doc, changes: base.changes.compose(tr.changes) } : base;
    for (const effect of tr.effects) {
      // Saved while the editor typed on: what was typed since is found by comparing.
      if (effect.is(setBase)) next = { doc: effect.value, changes: replaceDifference(effect.value, tr.newDoc) };
    }
    return next;
  },
});

/** The text as it was read or last saved. */
export function baseText(state: EditorState): string {
  return state.field(baseField).doc.toString();
}

/** Whether the text differs from the saved one; going back to it is no change. */
export function isUnsaved(state: EditorState): boolean {
  return !state.field(baseField).doc.eq(state.doc);
}

/** The least edits from the saved text to the one shown; what was changed and changed back is none. */
export function unsavedEdits(state: EditorState): TextEdit[] {
  const { doc, changes } = state.field(baseField);
  const edits: TextEdit[] = [];
  changes.iterChanges((from, to, _from, _to, inserted) => {
    const edit = trimEdit(doc.sliceString(from, to), inserted.toString(), from);
    if (edit) edits.push(edit);
  }, true);
  return edits;
}

/** How many lines differ from the saved text. */
export function countUnsavedLines(state: EditorState): number {
  const { doc } = state.field(baseField);
  return countChangedLines(unsavedEdits(state), (offset) => doc.lineAt(offset).number);
}

function replaceDifference(before: Text, after: Text): ChangeSet {
  return ChangeSet.of(editsBetween(before.toString(), after.toString()), before.length);
}
