import type { EditorView } from '@codemirror/view';
import { expect, onTestFinished, test } from 'vitest';
import { markKinds } from '../../../shared/marks/mark-kind.ts';
import { go, useNavigation } from '../../../renderer/base/navigation-store.ts';
import { useNotices } from '../../../renderer/base/notices-store.ts';
import { showEpisode } from '../../../renderer/episode/open/show-episode.ts';
import { goToMark, landOnMark, showKinds, useMarks } from '../../../renderer/marks/marks-store.ts';
import { openEditor, openWindow, openedEpisode } from '../../helpers/window.ts';

const files: Readonly<Record<string, string>> = {
  'bees.md': '**Ada:** The [CHECK: colour] bees are awake.\n\n**Bob:** And the ?? wasps.\n',
  'moths.md': '**Ada:** The moths sleep.\n',
  'wasps.md': '**Ada:** The [CHECK: name] wasps are awake.\n',
};

/** The editor on an episode of a library in which two have marks. */
async function open(path: string) {
  const marked = Object.keys(files).filter((name) => files[name]!.includes('CHECK'));
  openWindow({
    'episode.open': ({ path: asked }) => openedEpisode(asked, files[asked]!),
    'marks.list': () => ({ marks: marked.map((name) => ({ path: name, kind: 'check' })) }) as never,
  });
  const view = openEditor();
  onTestFinished(() => {
    useMarks.setState({ landing: null });
    go({ kind: 'worklist' });
  });
  showKinds(new Set(markKinds));
  await arrive(path);
  return view;
}

/** What the window does once another episode is to be shown. */
async function arrive(path: string): Promise<void> {
  go({ kind: 'episode', path });
  await showEpisode(path, []);
  landOnMark(path);
}

const selected = ({ state }: EditorView) => state.sliceDoc(state.selection.main.from, state.selection.main.to);
const place = () => useNavigation.getState().place;

test('the next mark is the one behind the cursor, then the first of the next episode that has one, and round to the first', async () => {
  const view = await open('bees.md');
  await goToMark(1);
  expect(selected(view)).toBe('[CHECK: colour]');
  await goToMark(1);
  expect(selected(view)).toBe('??');
  await goToMark(1);
  expect(place()).toMatchObject({ kind: 'episode', path: 'wasps.md' });
  await arrive('wasps.md');
  expect(selected(view)).toBe('[CHECK: name]');
  await goToMark(1);
  expect(place()).toMatchObject({ kind: 'episode', path: 'bees.md' });
});

test('the previous mark goes the other way round, and lands on the last of an episode', async () => {
  const view = await open('wasps.md');
  await goToMark(-1);
  expect(place()).toMatchObject({ path: 'bees.md' });
  await arrive('bees.md');
  expect(selected(view)).toBe('??');
});

test('from an episode without marks, the next one is in the next episode that has some', async () => {
  await open('moths.md');
  await goToMark(1);
  expect(place()).toMatchObject({ path: 'wasps.md' });
});

test('marks of a kind that is not shown are passed over; where none is left, that is told', async () => {
  await open('bees.md');
  showKinds(new Set());
  await goToMark(1);
  expect(place()).toMatchObject({ path: 'bees.md' });
  expect(useNotices.getState().notices.map(({ message }) => message)).toEqual(['No mark is open in this library.']);
});
