// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { usePreferences } from '../../../renderer/base/preferences-store.ts';
import { TourCard } from '../../../renderer/tour/TourCard.tsx';
import { currentStep, keepFacts, type TourFacts } from '../../../renderer/tour/tour-store.ts';
import { defaultPreferences } from '../../../shared/preferences.ts';
import type { TourProgress } from '../../../shared/tour.ts';
import { openView } from '../../helpers/view.tsx';
import type { Answers } from '../../helpers/window.ts';

const begun: TourProgress = {
  library: '/library',
  site: '/site',
  withoutGit: null,
  done: [],
  skipped: [],
  isShown: true,
};

function openTour(part: Partial<TourProgress>, answers: Answers = {}) {
  const tour = { ...begun, ...part };
  usePreferences.setState({ preferences: { ...defaultPreferences, tour } });
  onTestFinished(() => usePreferences.setState({ preferences: defaultPreferences }));
  return openView(<TourCard onStartOver={() => {}} onLeft={() => {}} />, answers);
}
const tourNow = () => usePreferences.getState().preferences.tour!;
const heading = () => screen.getByRole('heading', { level: 3 }).textContent;
const unseen: TourFacts = { open: null, fix: null, assign: null, ready: null, publish: null, commit: null };

test('a step is skipped, the tour left, and both are kept', async () => {
  const { user } = openTour({ done: ['open'] });
  expect(heading()).toBe('Mend a label');
  expect(screen.getByText('2 of 6')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Skip step' }));
  expect(heading()).toBe('Give a turn away');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Skip step' }));
  expect(tourNow().skipped).toEqual(['fix']);
  await user.click(screen.getByRole('button', { name: 'Leave the tour' }));
  expect(screen.queryByRole('complementary', { name: 'Tour' })).toBeNull();
  expect(tourNow()).toMatchObject({ isShown: false, done: ['open'], skipped: ['fix'] });
});

test('without git there is no commit, and the reason is said before anything is published', async () => {
  openTour({ withoutGit: 'git could not be started.', done: ['open', 'fix', 'assign', 'ready'] });
  expect(screen.getByText('5 of 5')).toBeTruthy();
  expect(screen.getByText(/git could not be started/)).toBeTruthy();
  await keepFacts({ ...unseen, publish: true });
  await waitFor(() => expect(heading()).toBe('Your first episode is published'));
  expect(screen.getByText(/It is no git repository: git could not be started/)).toBeTruthy();
});

test('the end says what was committed, and is no end any more once that is undone', async () => {
  openTour(
    { done: ['open', 'fix', 'assign', 'ready', 'publish', 'commit'] },
    {
      'git.lastCommit': () => ({ commit: 'a1b2c3d4e5f6', subject: 'Publish “Gardens”', paths: ['content/gardens.md'] }),
    },
  );
  expect(heading()).toBe('Your first episode is published');
  expect((await screen.findByText(/Committed as/)).textContent).toBe(
    'Committed as a1b2c3d4, Publish “Gardens”: 1 file, content/gardens.md.',
  );
  await keepFacts({ ...unseen, publish: false, commit: false });
  await waitFor(() => expect(heading()).toBe('Publish it'));
});

test('a tour of which everything was skipped does not say that anything was published', () => {
  openTour({ skipped: ['open', 'fix', 'assign', 'ready', 'publish', 'commit'] });
  expect(heading()).toBe('That was the tour');
  expect(screen.getByText(/nothing was published there/)).toBeTruthy();
});

test('the card is shown for the library of the tour alone', () => {
  openTour({ library: '/elsewhere' });
  expect(useLibrary.getState().library?.root).toBe('/library');
  expect(screen.queryByRole('complementary', { name: 'Tour' })).toBeNull();
});

test('what cannot be seen now stays as it was seen last, and what is no longer so is not done', async () => {
  openTour({ library: '/elsewhere', done: ['open', 'fix'] });
  await keepFacts({ ...unseen, ready: true });
  expect(tourNow().done).toEqual(['open', 'fix', 'ready']);
  expect(currentStep(tourNow())).toBe('assign');
  await keepFacts({ ...unseen, fix: false });
  expect(tourNow().done).toEqual(['open', 'ready']);
  expect(currentStep(tourNow())).toBe('fix');
});
