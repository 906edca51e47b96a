import { undo } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { expect, onTestFinished, test, vi } from 'vitest';
import { RostrumError } from '../../../../shared/failure.ts';
import { useNotices } from '../../../../renderer/base/notices-store.ts';
import { useUnsaved } from '../../../../renderer/base/unsaved-store.ts';
import { isUnsaved } from '../../../../renderer/episode/editor/unsaved-edits.ts';
import { onChangedOnDisk } from '../../../../renderer/episode/open/changes-on-disk.ts';
import { editEpisode } from '../../../../renderer/episode/open/edit-episode.ts';
import {
  attachView,
  detachView,
  findEpisode,
  keepOpen,
  selectShown,
  shownEpisode,
  unsavedTexts,
  useOpenEpisodes,
} from '../../../../renderer/episode/open/open-episodes-store.ts';
import { saveEpisode } from '../../../../renderer/episode/open/save-episode.ts';
import { closeEpisode, closeEpisodes, showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import { noSidecar, openEditor, openWindow, openedEpisode } from '../../../helpers/window.ts';

const bees = '**Ada:** The bees are awake.\n';
const wasps = '**Ada:** The wasps are awake.\n';

/** Two episodes in files, a window on them and an editor in it. */
function open({
  files = { 'bees.md': bees, 'wasps.md': wasps },
  ...answers
}: { files?: Record<string, string> } & Parameters<typeof openWindow>[0] = {}) {
  const window = openWindow({
    'episode.open': ({ path }) => read(path),
    'episode.save': ({ path, baseHash, edits }) => {
      if (baseHash !== hashOf(files[path]!))
        return { kind: 'changed-on-disk', hash: hashOf(files[path]!), text: files[path]!, own: false };
      files[path] = edits
        .toSorted((a, b) => b.from - a.from)
        .reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), files[path]!);
      return { kind: 'saved', hash: hashOf(files[path]), changedLines: 1, otherSplit: null };
    },
    'sidecar.read': () => noSidecar,
    ...answers,
  });
  const read = (path: string) => opened(path, files[path]!);
  const view = openEditor();
  return { ...window, files, view, type: (insert: string) => type(view, insert) };
}

const opened = (path: string, text: string) => openedEpisode(path, text, { hash: hashOf(text) });

const hashOf = (text: string) => `hash of ${text}`;
const textOf = (path: string) => findEpisode(path)?.state.doc.toString();

function type(view: EditorView, insert: string): void {
  view.dispatch({ changes: { from: view.state.doc.length - 1, insert }, userEvent: 'input.type' });
}

test('an episode with unsaved changes keeps them and its undo history while another is shown, and is not read again', async () => {
  const { view, type, argumentsOf } = open();
  await showEpisode('bees.md', []);
  type(' So are we.');
  await showEpisode('wasps.md', []);
  expect(view.state.doc.toString()).toBe(wasps);
  await showEpisode('bees.md', []);
  expect(view.state.doc.toString()).toBe('**Ada:** The bees are awake. So are we.\n');
  undo(view);
  expect(view.state.doc.toString()).toBe(bees);
  expect(argumentsOf('episode.open').map(({ path }) => path)).toEqual(['bees.md', 'wasps.md']);
});

const tabs = () => [...useOpenEpisodes.getState().episodes.keys()];

test('an episode that is only looked at gives its tab to the next; one that was changed or kept has it until it is closed', async () => {
  const files = { 'bees.md': bees, 'wasps.md': wasps, 'ants.md': bees, 'moths.md': wasps };
  const { type, view } = open({ files });
  await showEpisode('bees.md', []);
  await showEpisode('wasps.md', []);
  expect(tabs()).toEqual(['wasps.md']);
  type('!');
  undo(view);
  await showEpisode('ants.md', []);
  keepOpen('ants.md');
  await showEpisode('moths.md', []);
  expect([tabs(), useOpenEpisodes.getState().preview]).toEqual([['wasps.md', 'ants.md', 'moths.md'], 'moths.md']);
  await showEpisode('wasps.md', []);
  await showEpisode('bees.md', []);
  expect(tabs()).toEqual(['wasps.md', 'ants.md', 'bees.md']);
  await closeEpisode('ants.md');
  expect(tabs()).toEqual(['wasps.md', 'bees.md']);
});

test('an episode that is asked to be kept before it is read keeps its tab', async () => {
  open();
  const opening = showEpisode('bees.md', []);
  keepOpen('bees.md');
  await opening;
  await showEpisode('wasps.md', []);
  expect(tabs()).toEqual(['bees.md', 'wasps.md']);
});

test('an episode is shown again with its cursor where it was, in a tab that stayed and in a new one', async () => {
  const { view } = open();
  await showEpisode('bees.md', []);
  view.dispatch({ selection: { anchor: 12, head: 16 } });
  await showEpisode('wasps.md', []);
  await showEpisode('bees.md', []);
  expect([view.state.selection.main.anchor, view.state.selection.main.head]).toEqual([12, 16]);
  keepOpen('bees.md');
  await showEpisode('wasps.md', []);
  await showEpisode('bees.md', []);
  expect(view.state.selection.main.anchor).toBe(12);
});

test('unsaved work of an episode that is closed is kept on this machine, and nothing of it is unsaved any more', async () => {
  const { type, argumentsOf } = open();
  await showEpisode('bees.md', []);
  type(' So are we.');
  await closeEpisode('bees.md');
  expect(argumentsOf('episode.journal').map(({ text }) => text)).toEqual(['**Ada:** The bees are awake. So are we.\n']);
  expect([shownEpisode(), useUnsaved.getState().unsaved.size]).toEqual([null, 0]);
});

test('changes are kept when the view goes away and comes back', async () => {
  const { view, type } = open();
  await showEpisode('bees.md', []);
  type(' So are we.');
  detachView();
  expect(unsavedTexts()).toEqual([{ path: 'bees.md', text: '**Ada:** The bees are awake. So are we.\n' }]);
  view.setState(EditorState.create());
  attachView(view);
  expect(view.state.doc.toString()).toBe('**Ada:** The bees are awake. So are we.\n');
});

test('what is around the text follows in the first pause of the typing, and at once after anything else', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { view, type } = open();
  await showEpisode('bees.md', []);
  const seen = () => selectShown(useOpenEpisodes.getState())!.state.doc.toString();
  type(' So');
  type(' are we.');
  expect(seen()).toBe(bees);
  expect(shownEpisode()!.state.doc.toString()).toBe('**Ada:** The bees are awake. So are we.\n');
  vi.advanceTimersByTime(300);
  expect(seen()).toBe('**Ada:** The bees are awake. So are we.\n');
  view.dispatch({ changes: { from: 2, to: 5, insert: 'Bea' }, userEvent: 'input.operation' });
  expect(seen()).toBe('**Bea:** The bees are awake. So are we.\n');
});

test('of two episodes asked for at once the last is shown, however slow the answer for the first', async () => {
  const answers: (() => void)[] = [];
  const { files } = open({
    'episode.open': ({ path }) => new Promise((resolve) => answers.push(() => resolve(opened(path, files[path]!)))),
  });
  const asked = [showEpisode('bees.md', []), showEpisode('wasps.md', [])];
  answers[1]!();
  answers[0]!();
  await Promise.all(asked);
  expect(shownEpisode()?.path).toBe('wasps.md');
});

test('an episode that cannot be opened is told with its reason, and closes the one before', async () => {
  open({
    'episode.open': ({ path }) => {
      throw new RostrumError({ code: 'not-found', message: `There is no ${path}.` });
    },
  });
  await showEpisode('gone.md', []);
  expect(useOpenEpisodes.getState()).toMatchObject({ shown: null, failure: { message: 'There is no gone.md.' } });
});

test('a save writes only what was changed, counts its lines, and leaves nothing unsaved', async () => {
  const { type, files, argumentsOf } = open();
  await showEpisode('bees.md', []);
  type(' So are we.');
  expect([...useUnsaved.getState().unsaved]).toEqual(['bees.md']);
  expect(await saveEpisode('bees.md')).toBe(true);
  expect(argumentsOf('episode.save')[0]!.edits).toEqual([{ from: 28, to: 28, insert: ' So are we.' }]);
  expect(files['bees.md']).toBe('**Ada:** The bees are awake. So are we.\n');
  expect(shownEpisode()).toMatchObject({ hash: hashOf(files['bees.md']!), savedLines: 1 });
  expect(useUnsaved.getState().unsaved.size).toBe(0);
});

test('what is typed while a save is under way stays unsaved', async () => {
  let answer = () => {};
  const { type } = open({
    'episode.save': () =>
      new Promise(
        (resolve) =>
          (answer = () => resolve({ kind: 'saved', hash: 'hash of what was sent', changedLines: 1, otherSplit: null })),
      ),
  });
  await showEpisode('bees.md', []);
  type(' So');
  const saved = saveEpisode('bees.md');
  type(' are we.');
  answer();
  await saved;
  expect(isUnsaved(shownEpisode()!.state)).toBe(true);
  expect([...useUnsaved.getState().unsaved]).toEqual(['bees.md']);
});

test('an episode that is saved while another is shown keeps its tab and its undo history', async () => {
  const { type, files, view } = open();
  await showEpisode('bees.md', []);
  type(' So are we.');
  await showEpisode('wasps.md', []);
  await saveEpisode('bees.md');
  expect(files['bees.md']).toBe('**Ada:** The bees are awake. So are we.\n');
  expect(useUnsaved.getState().unsaved.size).toBe(0);
  await showEpisode('bees.md', []);
  undo(view);
  expect(view.state.doc.toString()).toBe(bees);
});

test('an edit of an episode that is not shown is one step of its own undo', async () => {
  const { type, view } = open();
  await showEpisode('bees.md', []);
  type(' So are we.');
  await showEpisode('wasps.md', []);
  editEpisode('bees.md', [{ from: 2, to: 5, insert: 'Bea' }]);
  expect(textOf('bees.md')).toBe('**Bea:** The bees are awake. So are we.\n');
  await showEpisode('bees.md', []);
  undo(view);
  expect(view.state.doc.toString()).toBe('**Ada:** The bees are awake. So are we.\n');
});

test('what another program writes is shown where nothing is unsaved', async () => {
  const { files, view } = open();
  await showEpisode('bees.md', []);
  files['bees.md'] = '**Ada:** The bees sleep.\n';
  await onChangedOnDisk('bees.md', hashOf(files['bees.md']), false);
  expect(view.state.doc.toString()).toBe('**Ada:** The bees sleep.\n');
  expect(isUnsaved(view.state)).toBe(false);
});

test('what another program writes elsewhere in the text is merged with unsaved work, and a save then writes both', async () => {
  const two = `${bees}\n**Bea:** Good morning.\n`;
  const { files, view, type } = open({ files: { 'bees.md': two } });
  await showEpisode('bees.md', []);
  type(' Hello.');
  files['bees.md'] = two.replace('The bees', 'All bees');
  await onChangedOnDisk('bees.md', hashOf(files['bees.md']), false);
  expect(view.state.doc.toString()).toBe('**Ada:** All bees are awake.\n\n**Bea:** Good morning. Hello.\n');
  await saveEpisode('bees.md');
  expect(files['bees.md']).toBe('**Ada:** All bees are awake.\n\n**Bea:** Good morning. Hello.\n');
});

test('where another program changed the same words, the text stays as it is until the editor decides', async () => {
  const { files, view, type } = open();
  await showEpisode('bees.md', []);
  type(' So are we.');
  files['bees.md'] = bees.replace('awake.', 'asleep. Hush!');
  await onChangedOnDisk('bees.md', hashOf(files['bees.md']), false);
  expect(view.state.doc.toString()).toBe('**Ada:** The bees are awake. So are we.\n');
  expect(shownEpisode()!.conflict?.text).toBe('**Ada:** The bees are asleep. Hush!\n');
});

test('what Rostrum itself wrote with a change of many files is shown, and no other program is told of', async () => {
  const { files, view } = open();
  await showEpisode('bees.md', []);
  files['bees.md'] = '**Ada:** The bees sleep.\n';
  await onChangedOnDisk('bees.md', hashOf(files['bees.md']), true);
  expect(view.state.doc.toString()).toBe('**Ada:** The bees sleep.\n');
  expect(useNotices.getState().notices).toEqual([]);
});

test('what a change of many files wrote is merged with unsaved work, or asked about, and no other program is named', async () => {
  const two = `${bees}\n**Bea:** Good morning.\n`;
  const { files, view, type } = open({ files: { 'bees.md': two } });
  await showEpisode('bees.md', []);
  type(' Hello.');
  files['bees.md'] = two.replace('The bees', 'All bees');
  await onChangedOnDisk('bees.md', hashOf(files['bees.md']), true);
  expect(view.state.doc.toString()).toBe('**Ada:** All bees are awake.\n\n**Bea:** Good morning. Hello.\n');
  expect(useNotices.getState().notices.map(({ message }) => message)).toEqual([
    'What you did changed the file of this episode too, and was merged with your unsaved work. Undo shows yours alone.',
  ]);
  files['bees.md'] = files['bees.md'].replace('Good morning.', 'Good evening. Bye.');
  await onChangedOnDisk('bees.md', hashOf(files['bees.md']), true);
  expect(shownEpisode()!.conflict).toMatchObject({ own: true });
});

test('a save that the watcher sees before it is answered tells of nothing', async () => {
  const { files, view, type } = open();
  await showEpisode('bees.md', []);
  type(' So are we.');
  files['bees.md'] = view.state.doc.toString();
  await onChangedOnDisk('bees.md', hashOf(files['bees.md']), true);
  expect(isUnsaved(view.state)).toBe(false);
  expect(useNotices.getState().notices).toEqual([]);
});

test('leaving a library keeps the unsaved work of every episode, shown or not, and closes all', async () => {
  const { type, argumentsOf } = open();
  await showEpisode('bees.md', []);
  type(' So are we.');
  await showEpisode('wasps.md', []);
  type(' Beware.');
  await closeEpisodes();
  expect(argumentsOf('episode.journal').map(({ path, text }) => [path, text])).toEqual([
    ['bees.md', '**Ada:** The bees are awake. So are we.\n'],
    ['wasps.md', '**Ada:** The wasps are awake. Beware.\n'],
  ]);
  expect(useOpenEpisodes.getState()).toMatchObject({ shown: null, episodes: new Map() });
  expect(useUnsaved.getState().unsaved.size).toBe(0);
  expect(useNotices.getState().notices.map(({ message }) => message)).toEqual([
    '2 episodes had changes that are not saved. They are kept, and offered when you open them again.',
  ]);
});
