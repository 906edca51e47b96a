import { undo } from '@codemirror/commands';
import type { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import { createEpisodeState } from '../../../../renderer/episode/editor/episode-editor.ts';
import { bodyStart, changesWholeFile, showSource } from '../../../../renderer/episode/editor/front-matter-guard.ts';

const frontMatter = '---\ntitle: Bees\n---\n';
const body = '\n**Ada:** The bees are awake.\n';

const open = (text = frontMatter + body) => createEpisodeState(text, defaultConfig);
const textOf = (state: EditorState) => state.doc.toString();

test('no change of the editor reaches the hidden front matter, and every other one is carried out whole', () => {
  const { length } = frontMatter + body;
  fc.assert(
    fc.property(fc.nat(length), fc.nat(length), fc.string({ maxLength: 5 }), (a, b, words) => {
      const [from, to, insert] = [Math.min(a, b), Math.max(a, b), words.replaceAll('\r', '')];
      const state = open();
      const { state: after } = state.update({ changes: { from, to, insert } });
      expect(textOf(after).startsWith(frontMatter)).toBe(true);
      const before = textOf(state);
      expect(textOf(after)).toBe(
        from < frontMatter.length ? before : before.slice(0, from) + insert + before.slice(to),
      );
    }),
  );
});

test('the cursor and a selection stay in the text', () => {
  const { selection } = open().update({ selection: { anchor: 0, head: frontMatter.length + 8 } }).state;
  expect(selection.main).toMatchObject({ from: frontMatter.length, to: frontMatter.length + 8 });
  expect(open().selection.main.head).toBe(frontMatter.length);
});

test('the form changes the front matter, and undo takes that back from wherever the cursor is', () => {
  let state = open().update({
    changes: { from: 11, to: 15, insert: 'Wasps' },
    annotations: changesWholeFile.of(true),
  }).state;
  expect(textOf(state)).toBe(`---\ntitle: Wasps\n---\n${body}`);
  undo({ state, dispatch: (transaction) => (state = transaction.state) });
  expect(textOf(state)).toBe(frontMatter + body);
});

test('words right behind a front matter without a line end get one before them', () => {
  const state = open('---\ntitle: Bees\n---');
  expect(textOf(state.update({ changes: { from: 19, insert: '**Ada:** Hello.' } }).state)).toBe(
    '---\ntitle: Bees\n---\n**Ada:** Hello.',
  );
});

test('the last sign that is typed of a conflict’s markers shows all of the text, and so it stays once the conflict is decided', () => {
  const conflict = '**Ada:** Well,\n<<<<<<< ours\nyes.\n=======\nno.\n>>>>>> theirs\n';
  let state = open(`${frontMatter}\n**Bob:** The bees are awake.\n\n${conflict}`);
  expect(bodyStart(state)).toBe(frontMatter.length);
  const at = textOf(state).indexOf('>>>>>>');
  state = state.update({ changes: { from: at, insert: '>' }, userEvent: 'input.type' }).state;
  expect(bodyStart(state)).toBe(0);
  state = state.update({ changes: { from: at, to: at + 1 }, userEvent: 'delete' }).state;
  expect(bodyStart(state)).toBe(0);
  expect(bodyStart(state.update({ effects: showSource.of(false) }).state)).toBe(frontMatter.length);
});

test('shown as text, the front matter can be changed like any other', () => {
  const state = open().update({ effects: showSource.of(true) }).state;
  expect(bodyStart(state)).toBe(0);
  expect(textOf(state.update({ changes: { from: 11, to: 15, insert: 'Wasps' } }).state)).toBe(
    `---\ntitle: Wasps\n---\n${body}`,
  );
});

test.each([
  ['cannot be read', '---\ntitle: [Bees\n---\n'],
  ['holds a conflict of git', '---\n<<<<<<< ours\ntitle: Bees\n=======\ntitle: Wasps\n>>>>>>> theirs\n---\n'],
])('a front matter that %s is shown as text from the beginning', (_, damaged) => {
  expect(bodyStart(open(damaged + body))).toBe(0);
});
