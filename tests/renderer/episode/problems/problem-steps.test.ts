import { expect, onTestFinished, test } from 'vitest';
import type { EpisodeRow } from '../../../../shared/library/episode-row.ts';
import { useLibrary } from '../../../../renderer/base/library-store.ts';
import { go, useNavigation } from '../../../../renderer/base/navigation-store.ts';
import { useNotices } from '../../../../renderer/base/notices-store.ts';
import { problemVisited } from '../../../../renderer/episode/editor/problem-navigation.ts';
import { showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import {
  goToNextHint,
  goToNextProblem,
  goToPreviousProblem,
  landOnProblem,
} from '../../../../renderer/episode/problems/problem-steps.ts';
import { openEditor, openWindow, openedEpisode } from '../../../helpers/window.ts';

const head = (title: string, date: string) =>
  `---\ntitle: ${title}\ndate: ${date}\n---\nAL - Ada Lovelace  \nBF - Bob Fischer\n\n`;

/** Newest first: Wasps with an error, Moths with a hint, Bees with an error and a warning. */
const files: Readonly<Record<string, string>> = {
  'bees.md': `${head('Bees', '2020-01-01')}AL The bees are awake.\n\nBF Are they?\n\nBR And the flies?\n\nAL: They too.\n`,
  'moths.md': `${head('Moths', '2021-01-01')}AL The  moths sleep.\n\nBF They do.\n`,
  'wasps.md': `${head('Wasps', '2022-01-01')}AL The wasps are awake.\n\nBF Are they?\n\nBR And the flies?\n`,
};
const counts: Readonly<Record<string, EpisodeRow['problems']>> = {
  'bees.md': { error: 1, warning: 1, hint: 0 },
  'moths.md': { error: 0, warning: 0, hint: 1 },
  'wasps.md': { error: 1, warning: 0, hint: 0 },
};

function row(path: string): EpisodeRow {
  const [title, date] = /title: (.*)\ndate: (.*)/.exec(files[path]!)!.slice(1) as [string, string];
  return { path, kind: 'episode', title, date, problems: counts[path]!, guests: [] } as unknown as EpisodeRow;
}

/** A window on the library, or on an episode of it. */
async function open(path?: string, paths = Object.keys(files)) {
  openWindow({ 'episode.open': ({ path: asked }) => openedEpisode(asked, files[asked]!) });
  useLibrary.setState({ rows: paths.map(row) });
  const view = openEditor();
  onTestFinished(() => (go({ kind: 'worklist' }), useNavigation.setState({ listOrder: 'newest' })));
  if (path !== undefined) {
    go({ kind: 'episode', path });
    await arrive();
  }
  return {
    view,
    /** The episode and the problem that the editor is at. */
    at: () => {
      const { place } = useNavigation.getState();
      const problem = problemVisited(view.state);
      return [place.kind === 'episode' ? place.path : place.kind, problem?.rule ?? null];
    },
  };
}

/** What the window does once another episode is to be shown. */
async function arrive(): Promise<void> {
  const { place } = useNavigation.getState();
  if (place.kind !== 'episode') throw new Error('No episode was asked for.');
  await showEpisode(place.path, []);
  landOnProblem(place.path);
}

const told = () => useNotices.getState().notices.map(({ message }) => message);

test('behind the last problem of an episode comes the first of the next one that has errors or warnings, which is told, and round to the first', async () => {
  const { at } = await open('wasps.md');
  goToNextProblem();
  expect(at()).toEqual(['wasps.md', 'unknown-label']);
  goToNextProblem();
  expect(told()).toEqual(['On to the next episode with problems: Bees.']);
  await arrive();
  expect(at()).toEqual(['bees.md', 'unknown-label']);
  goToNextProblem();
  expect(at()).toEqual(['bees.md', 'label-form']);
  goToNextProblem();
  await arrive();
  expect(at()).toEqual(['wasps.md', 'unknown-label']);
});

test('the next episode is the next one in the order of the list', async () => {
  await open();
  useNavigation.setState({ listOrder: 'title' });
  goToNextProblem();
  expect(useNavigation.getState().place).toEqual({ kind: 'episode', path: 'bees.md' });
});

test('from a view of the library, the next problem is the first of its first episode with some', async () => {
  const { at } = await open();
  goToNextProblem();
  await arrive();
  expect(at()).toEqual(['wasps.md', 'unknown-label']);
});

test('an episode whose problems are mended and not saved yet is passed over', async () => {
  const { view, at } = await open('wasps.md');
  const { doc } = view.state;
  const from = doc.toString().indexOf('BR And');
  view.dispatch({ changes: { from, to: from + 2, insert: 'BF' } });
  goToNextProblem();
  await arrive();
  expect(at()).toEqual(['bees.md', 'unknown-label']);
  goToNextProblem();
  goToNextProblem();
  expect([...at(), ...told().slice(-1)]).toEqual([
    'bees.md',
    'unknown-label',
    'That was the last problem. From the first one again.',
  ]);
});

test('where only hints are left, that is told, and they are gone to when they are asked for', async () => {
  const { at } = await open('moths.md', ['moths.md']);
  goToNextProblem();
  goToPreviousProblem();
  expect([...at(), ...told()]).toEqual([
    'moths.md',
    null,
    'There are no errors and no warnings here or in another episode. Next Hint in the menu Go goes through the hints.',
    'There are no errors and no warnings in this episode. Next Hint in the menu Go goes through the hints.',
  ]);
  goToNextHint();
  expect(at()).toEqual(['moths.md', 'doubled-space']);
});
