// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { usePreferences } from '../../../renderer/base/preferences-store.ts';
import { countGitRun } from '../../../renderer/git/git-runs-store.ts';
import { TourCard } from '../../../renderer/tour/TourCard.tsx';
import { tourEpisode } from '../../../renderer/tour/tour-episode.ts';
import type { EpisodeRow, EpisodeState } from '../../../shared/library/episode-row.ts';
import { defaultPreferences } from '../../../shared/preferences.ts';
import type { GitState } from '../../../shared/git/git-state.ts';
import { openView } from '../../helpers/view.tsx';

const page = { path: `content/episodes/${tourEpisode.path}`, ours: true };

/** A tour whose episode is corrected and marked as ready. */
function openTour() {
  let uncommitted: GitState['uncommitted'] = [];
  const tour = {
    library: '/library',
    site: '/site',
    withoutGit: null,
    done: ['open', 'fix', 'assign'] as const,
    skipped: [],
    isShown: true,
  };
  usePreferences.setState({ preferences: { ...defaultPreferences, tour: { ...tour, done: [...tour.done] } } });
  onTestFinished(() => usePreferences.setState({ preferences: defaultPreferences }));
  openView(<TourCard onStartOver={() => {}} onLeft={() => {}} />, {
    'git.state': () => ({ uncommitted }) as unknown as GitState,
  });
  return {
    setState: (state: EpisodeState) =>
      act(() => useLibrary.setState({ rows: [{ path: tourEpisode.path, kind: 'episode', state } as EpisodeRow] })),
    setUncommitted: (files: GitState['uncommitted']) => {
      uncommitted = files;
    },
  };
}
const expectStep = (title: string) =>
  waitFor(() => expect(screen.getByRole('heading', { level: 3 }).textContent).toBe(title));

test('what is ready, published and committed is seen in the list and in the repository, and so is what is undone', async () => {
  const seen: string[] = [];
  const { setState, setUncommitted } = openTour();
  onTestFinished(usePreferences.subscribe(({ preferences }) => seen.push(preferences.tour?.done.join(' ') ?? '')));
  await expectStep('Mark it as ready');
  setState('ready');
  await expectStep('Publish it');
  setUncommitted([page]);
  setState('published');
  await expectStep('Commit it');
  setUncommitted([]);
  act(countGitRun);
  await expectStep('Your first episode is published');

  setState('ready');
  await expectStep('Publish it');
  seen.length = 0;
  setUncommitted([page]);
  setState('published');
  await expectStep('Commit it');
  expect(seen.filter((done) => done.includes('commit'))).toEqual([]);
});

test('files in the site that are not Rostrum’s are nobody’s to commit', async () => {
  const { setState, setUncommitted } = openTour();
  setUncommitted([{ path: 'notes.txt', ours: false }]);
  setState('published');
  await expectStep('Your first episode is published');
});

test('an episode that was changed after it was published stays published', async () => {
  const { setState } = openTour();
  setState('published');
  await expectStep('Your first episode is published');
  setState('changed');
  await expectStep('Your first episode is published');
});
