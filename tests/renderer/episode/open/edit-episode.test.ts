import { redo, undo } from '@codemirror/commands';
import { StateEffect } from '@codemirror/state';
import { expect, onTestFinished, test, vi } from 'vitest';
import { useNavigation } from '../../../../renderer/base/navigation-store.ts';
import { useNotices } from '../../../../renderer/base/notices-store.ts';
import { bodyStart } from '../../../../renderer/episode/editor/front-matter-guard.ts';
import { onlyInText } from '../../../../renderer/episode/editor/only-in-text.ts';
import { editShownEpisode, showAsEdit } from '../../../../renderer/episode/open/edit-episode.ts';
import { goToOffset, goToTurn } from '../../../../renderer/episode/open/go-to.ts';
import { shownEpisode, useOpenEpisodes } from '../../../../renderer/episode/open/open-episodes-store.ts';
import { showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { openedEpisode, openEditor, openWindow } from '../../../helpers/window.ts';

const text = '---\ntitle: Bees\ndraft: true\n---\n\n**Ada:** The bees are awake.\n\n**Bob:** So are we.\n';
const title = { from: text.indexOf('Bees'), to: text.indexOf('Bees') + 4 };

async function open(part: Parameters<typeof openedEpisode>[2] = {}) {
  const window = openWindow({ 'episode.open': ({ path }) => openedEpisode(path, text, part) });
  const view = openEditor();
  useNavigation.setState({ showDetails: false });
  useOpenEpisodes.setState({ panel: 'speakers', touchedField: null });
  await showEpisode('bees.md', []);
  return { ...window, view };
}

test('edits in the front matter and in the words are one step of undo', async () => {
  const { view } = await open();
  editShownEpisode([
    { ...title, insert: 'Wasps' },
    { from: text.indexOf('bees'), to: text.indexOf('bees') + 4, insert: 'wasps' },
  ]);
  expect(view.state.doc.toString()).toBe(text.replace('Bees', 'Wasps').replace('bees', 'wasps'));
  undo(view);
  expect(view.state.doc.toString()).toBe(text);
});

test('an undo in the hidden front matter, and a redo, lead to the field that they changed', async () => {
  const { view } = await open();
  editShownEpisode([{ ...title, insert: 'Wasps' }]);
  for (const command of [undo, redo]) {
    useOpenEpisodes.setState({ panel: 'speakers', touchedField: null });
    command(view);
    expect(useOpenEpisodes.getState()).toMatchObject({ panel: 'details', touchedField: { key: 'title' } });
  }
  expect(useNavigation.getState().showDetails).toBe(true);
});

test('an episode that cannot be written is not changed, and says why nothing happened', async () => {
  const { view } = await open({ readOnly: 'The file is write-protected.' });
  editShownEpisode([{ ...title, insert: 'Wasps' }]);
  expect(view.state.doc.toString()).toBe(text);
  expect(useNotices.getState().notices).toHaveLength(1);
});

test('another version is shown as a change of the lines that differ, and can be undone', async () => {
  const { view } = await open();
  showAsEdit(text.replace('So are we.', 'Not me.'));
  expect(view.state.doc.toString()).toBe(text.replace('So are we.', 'Not me.'));
  undo(view);
  expect(shownEpisode()!.state.doc.toString()).toBe(text);
});

test('a place in the front matter leads to its field, one in the words is selected to the end of its line at most', async () => {
  const { view } = await open();
  goToOffset(title.from, title.to);
  expect(useOpenEpisodes.getState()).toMatchObject({ panel: 'details', touchedField: { key: 'title' } });
  expect(view.state.selection.main.head).toBe(bodyStart(view.state));
  goToOffset(text.indexOf('bees'), text.length);
  const { from, to } = view.state.selection.main;
  expect(text.slice(from, to)).toBe('bees are awake.');
});

test('a turn that is no longer there leads to the last one', async () => {
  const { view } = await open();
  goToTurn(view.state.field(episodeField), 7);
  expect(text.slice(view.state.selection.main.from)).toMatch(/^So are we/);
});

/** Counts how often everything around the text is told of a change. */
async function countFollowing() {
  const { view } = await open();
  vi.useFakeTimers();
  let told = 0;
  const stop = useOpenEpisodes.subscribe(() => told++);
  onTestFinished(() => {
    stop();
    vi.useRealTimers();
  });
  return {
    view,
    type: (insert: string) => view.dispatch({ changes: { from: text.length - 1, insert }, userEvent: 'input.type' }),
    told: () => told,
  };
}

const found = StateEffect.define<null>();

test('what is found while somebody types, by completion or a rule, is shown with what was typed, once, in the pause', async () => {
  const { view, type, told } = await countFollowing();
  for (const letter of 'Now.') {
    type(letter);
    vi.advanceTimersByTime(120);
    view.dispatch({ effects: found.of(null) });
  }
  // The first change keeps the tab open.
  expect(told()).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(told()).toBe(2);
  expect(useOpenEpisodes.getState().episodes.get('bees.md')!.state).toBe(view.state);
});

test('what is found while nobody types is shown at once, unless it is seen in the text only', async () => {
  const { view, told } = await countFollowing();
  view.dispatch({ effects: found.of(null), annotations: onlyInText.of(true) });
  vi.advanceTimersByTime(1000);
  expect(told()).toBe(0);
  view.dispatch({ effects: found.of(null) });
  expect(told()).toBe(1);
});
