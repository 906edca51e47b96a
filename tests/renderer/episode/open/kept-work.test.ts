import { undo } from '@codemirror/commands';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from '../../../../shared/ipc/contract.ts';
import { shownEpisode } from '../../../../renderer/episode/open/open-episodes-store.ts';
import {
  discardRecovered,
  mergeRecovered,
  restoreRecovered,
} from '../../../../renderer/episode/open/recovered-work.ts';
import { saveEpisode } from '../../../../renderer/episode/open/save-episode.ts';
import { showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import { openEditor, openWindow, openedEpisode } from '../../../helpers/window.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const text = '**Ada:** The bees are awake.\n\n**Bob:** So are we.\n';

/** An editor on an episode, with what an earlier run of the app left unsaved. */
async function open(unsaved: Answer<'episode.open'>['unsaved'] = null, now = text) {
  const window = openWindow({
    'episode.open': ({ path }) => openedEpisode(path, now, { unsaved }),
    'episode.save': () => ({ kind: 'saved', hash: 'saved', changedLines: 1, otherSplit: null }),
  });
  const view = openEditor();
  await showEpisode('bees.md', []);
  const type = (insert: string) =>
    view.dispatch({ changes: { from: view.state.doc.length - 1, insert }, userEvent: 'input.type' });
  return { ...window, view, type };
}

test('what is typed is kept within a second, however much is typed meanwhile, with the file that it belongs to', async () => {
  const { type, argumentsOf } = await open();
  for (const letter of ' Good morning') {
    type(letter);
    await vi.advanceTimersByTimeAsync(100);
  }
  const kept = argumentsOf('episode.journal');
  expect(kept.length).toBeGreaterThanOrEqual(1);
  expect(kept[0]).toMatchObject({ path: 'bees.md', baseHash: 'hash' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(argumentsOf('episode.journal').at(-1)!.text).toBe(text.replace('we.', 'we. Good morning'));
});

test('what is undone before it was kept is kept no more', async () => {
  const { type, view, argumentsOf } = await open();
  type('!');
  undo(view);
  await vi.advanceTimersByTimeAsync(1000);
  expect(argumentsOf('episode.journal').map(({ text: kept }) => kept)).toEqual([null]);
});

test('what was saved is not kept afterwards as work that is unsaved', async () => {
  const { type, argumentsOf } = await open();
  type('!');
  await saveEpisode('bees.md');
  await vi.advanceTimersByTimeAsync(1000);
  expect(argumentsOf('episode.journal')).toEqual([]);
});

const work = { text: text.replace('we.', 'the wasps.'), base: text, savedAt: '2024-05-01T09:00:00Z' };

test('work that was never saved is restored as one change that can be undone, and offered no more', async () => {
  const { view } = await open(work);
  const { text: restored, isDecided } = mergeRecovered(shownEpisode()!);
  expect(isDecided).toBe(true);
  restoreRecovered(restored);
  expect(view.state.doc.toString()).toBe(work.text);
  expect(shownEpisode()!.recovered).toBeNull();
  undo(view);
  expect(view.state.doc.toString()).toBe(text);
});

test('work that was never saved is merged with what the file has become since', async () => {
  await open(work, text.replace('The bees', 'All bees'));
  expect(mergeRecovered(shownEpisode()!)).toEqual({ text: work.text.replace('The bees', 'All bees'), isDecided: true });
});

test('where the file has changed in the same words since, somebody has to decide', async () => {
  await open(work, text.replace('we.', 'the ants.'));
  expect(mergeRecovered(shownEpisode()!).isDecided).toBe(false);
});

test('work that nobody wants is deleted for good', async () => {
  const { argumentsOf, view } = await open(work);
  await discardRecovered();
  expect(argumentsOf('episode.journal')).toEqual([{ path: 'bees.md', baseHash: 'hash', text: null }]);
  expect(view.state.doc.toString()).toBe(text);
  expect(shownEpisode()!.recovered).toBeNull();
});

test('other work than what could be restored takes its place, which goes on among the earlier versions', async () => {
  const { type, argumentsOf } = await open(work);
  type('!');
  type('!');
  expect(argumentsOf('episode.setAside')).toEqual([{ path: 'bees.md' }]);
});
