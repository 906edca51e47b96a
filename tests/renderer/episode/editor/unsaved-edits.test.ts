import { undo } from '@codemirror/commands';
import type { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import { applyEdits } from '../../../../shared/text/text-edit.ts';
import { createEpisodeState } from '../../../../renderer/episode/editor/episode-editor.ts';
import { changesWholeFile } from '../../../../renderer/episode/editor/front-matter-guard.ts';
import {
  baseText,
  countUnsavedLines,
  isUnsaved,
  setBase,
  unsavedEdits,
} from '../../../../renderer/episode/editor/unsaved-edits.ts';

const text = '**Ada:** One.\n\n**Bob:** Two.\n\n**Ada:** Three.\n';
const open = () => createEpisodeState(text, defaultConfig);

function replace(state: EditorState, from: number, to: number, insert: string): EditorState {
  const { length } = state.doc;
  return state.update({
    changes: { from: Math.min(from, to, length), to: Math.min(Math.max(from, to), length), insert },
    annotations: changesWholeFile.of(true),
  }).state;
}

test('whatever was typed and deleted, and wherever it was saved on the way, the edits make the shown text of the saved one', () => {
  const edit = fc.record({
    from: fc.nat(text.length + 20),
    to: fc.nat(text.length + 20),
    insert: fc.constantFrom('', 'a', '\n', 'Four.\n\n', 'Two.'),
    isSaved: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
      let state = open();
      for (const { from, to, insert, isSaved } of edits) {
        state = replace(state, from, to, insert);
        if (isSaved) state = state.update({ effects: setBase.of(state.doc) }).state;
      }
      expect(applyEdits(baseText(state), unsavedEdits(state))).toBe(state.doc.toString());
      expect(isUnsaved(state)).toBe(baseText(state) !== state.doc.toString());
      if (!isUnsaved(state))
        expect(unsavedEdits(state).every(({ from, to, insert }) => from === to && insert === '')).toBe(true);
    }),
  );
});

test('what is changed and changed back is no change', () => {
  const state = replace(replace(open(), 9, 12, 'Zero'), 9, 13, 'One');
  expect(isUnsaved(state)).toBe(false);
  expect(unsavedEdits(state)).toEqual([]);
});

test('what is undone is no change', () => {
  let state = replace(open(), 9, 12, 'Zero');
  undo({ state, dispatch: (transaction) => (state = transaction.state) });
  expect(unsavedEdits(state)).toEqual([]);
});

test('only the letters that differ are an edit', () => {
  expect(unsavedEdits(replace(open(), 24, 28, 'Too.'))).toEqual([{ from: 25, to: 26, insert: 'o' }]);
});

test('what was typed while a save was under way is unsaved afterwards', () => {
  const sent = replace(open(), 9, 12, 'Zero');
  const typed = replace(sent, sent.doc.length, sent.doc.length, '\n**Bob:** Four.\n');
  const saved = typed.update({ effects: setBase.of(sent.doc) }).state;
  expect(unsavedEdits(saved)).toEqual([{ from: sent.doc.length, to: sent.doc.length, insert: '\n**Bob:** Four.\n' }]);
});

test.each([
  ['no line', [], 0],
  ['one line', [[9, 12, 'Zero']], 1],
  [
    'one line, changed twice',
    [
      [9, 12, 'Zero'],
      [0, 0, '>'],
    ],
    1,
  ],
  [
    'two lines',
    [
      [9, 12, 'Zero'],
      [25, 28, 'Too'],
    ],
    2,
  ],
  ['an added line, and the one that it was added to', [[13, 13, '\n\nAnd more.']], 3],
  ['a line and the one below it, made one', [[13, 14, ' ']], 2],
] as const)('%s that differs is counted', (_, edits, count) => {
  expect(countUnsavedLines(edits.reduce((state, [from, to, insert]) => replace(state, from, to, insert), open()))).toBe(
    count,
  );
});
