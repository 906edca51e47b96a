// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import type { ReadFile } from '../../../shared/import/read-file.ts';
import { nobody } from '../../../shared/import/speakers.ts';
import { readHabits } from '../../../shared/new-episode/habits.ts';
import { declareGuests } from '../../../shared/operations/declare-guests.ts';
import { planNewEpisode } from '../../../shared/new-episode/plan-new-episode.ts';
import { useNavigation } from '../../../renderer/base/navigation-store.ts';
import { clearExpectedPeople, useExpectedPeople } from '../../../renderer/episode/open/expected-people.ts';
import { closeImport, useImport } from '../../../renderer/import/import-store.ts';
import { ImportDialog } from '../../../renderer/import/ImportDialog.tsx';
import { openView } from '../../helpers/view.tsx';

const habits = { ...readHabits([], defaultConfig), houseStyle: 'initials' as const };
const labels = { 'Mina Duval': ['MD'] };

const captions: ReadFile = {
  id: 'file',
  name: 'bees.vtt',
  format: 'WebVTT captions',
  segments: 2,
  unassigned: 0,
  words: 9,
  seconds: 4,
  speakers: [
    { name: 'SPEAKER_00', segments: 1, says: 'How did the bees come up?', suggested: nobody },
    { name: 'SPEAKER_01', segments: 1, says: 'By lift.', suggested: nobody },
  ],
  title: 'Bees',
  date: '2026-01-02',
  path: '/bees.vtt',
  encoding: 'utf-8',
  readAs: null,
  problems: [],
};

/** The dialog with captions that were read, whose two speakers nobody has named. */
async function openImport(file = captions) {
  useImport.setState({ file });
  onTestFinished(closeImport);
  const view = openView(<ImportDialog />, {
    'newEpisode.habits': () => ({ habits, labels, people: [{ name: 'Mina Duval', episodes: 3 }] }),
    'import.preview': ({ title, date, speakers, others = [] }) => {
      const { path, problems } = planNewEpisode({ title, date, people: [] }, habits, labels, defaultConfig);
      const turns = captions.speakers.map(({ name, says }, index) => ({
        label: speakers[name]?.label ?? nobody.label,
        start: index * 2,
        paragraphs: [says],
        above: [],
      }));
      const unassigned = turns.filter(({ label }) => label === nobody.label).length;
      return {
        path,
        problems,
        turns,
        unassigned,
        people: declareGuests(others, labels),
        timesInText: false,
        flagged: [],
        notes: [],
      };
    },
    'import.create': () => ({ path: 'bees.md' }),
    'library.list': () => ({ rows: [], indexing: false }) as never,
  });
  await screen.findByRole('list', { name: 'Turns' });
  return view;
}

const title = () => screen.getByRole('textbox', { name: 'Title' });
const turnLabels = () =>
  within(screen.getByRole('list', { name: 'Turns' }))
    .getAllByRole('listitem')
    .map((turn) => turn.querySelector('bdi')!.textContent);
const importButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Import/ });

test('an episode without a title is not made, and the dialog says so', async () => {
  const { user, argumentsOf } = await openImport();
  await user.clear(title());
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('An episode needs a title.'));
  expect(importButton().disabled).toBe(true);
  await user.type(title(), 'Bees on the roof');
  await waitFor(() => expect(importButton().disabled).toBe(false));
  expect([screen.getByRole('alert').textContent, argumentsOf('import.create')]).toEqual(['', []]);
});

test('whoever a speaker is named has the label of the library, and the turns show it before anything is made', async () => {
  const { user, argumentsOf } = await openImport();
  expect(turnLabels()).toEqual(['??', '??']);
  await user.type(screen.getByRole('combobox', { name: 'Who SPEAKER_00 is' }), 'Mina Duval');
  await user.type(screen.getByRole('combobox', { name: 'Who SPEAKER_01 is' }), 'Tom Okoro{Enter}');
  await waitFor(() => expect(turnLabels()).toEqual(['MD', 'TO']));
  await user.clear(screen.getByRole('textbox', { name: 'Label of SPEAKER_01' }));
  await user.type(screen.getByRole('textbox', { name: 'Label of SPEAKER_01' }), 'TOK');
  await waitFor(() => expect(turnLabels()).toEqual(['MD', 'TOK']));
  expect(argumentsOf('import.create')).toEqual([]);

  await user.click(importButton());
  await waitFor(() => expect(useNavigation.getState().place).toMatchObject({ kind: 'episode', path: 'bees.md' }));
  expect(argumentsOf('import.create')[0]?.speakers).toEqual({
    SPEAKER_00: { label: 'MD', name: 'Mina Duval' },
    SPEAKER_01: { label: 'TOK', name: 'Tom Okoro' },
  });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('whoever opened the import is told of the episode that it made before it is shown, and of none that another import made', async () => {
  const { user } = await openImport();
  const made: (readonly [path: string, place: string])[] = [];
  useImport.setState({
    onMade: (path) => {
      made.push([path, useNavigation.getState().place.kind]);
      return Promise.resolve();
    },
  });
  await user.click(importButton());
  await waitFor(() => expect(useNavigation.getState().place).toMatchObject({ kind: 'episode', path: 'bees.md' }));
  expect(made).toEqual([['bees.md', expect.not.stringContaining('episode')]]);
  expect(useImport.getState().onMade).toBeNull();
});

test('where the file names nobody, the dialog asks who was there and where turns end; the preview follows, and the pass knows them', async () => {
  const { user, argumentsOf } = await openImport({ ...captions, speakers: [], unassigned: 2 });
  await user.type(screen.getByRole('combobox', { name: 'Who was there' }), 'Mina Duval{Enter}');
  await user.type(screen.getByRole('combobox', { name: 'Who was there' }), 'Tom Okoro{Enter}');
  const there = screen.getByRole('list', { name: 'Who was there' });
  await waitFor(() =>
    expect(
      within(there)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['MDMina Duval', 'TOTom Okoro']),
  );
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Turns without a speaker end' }),
    'After every sentence',
  );
  await waitFor(() =>
    expect(argumentsOf('import.preview').at(-1)).toMatchObject({
      others: ['Mina Duval', 'Tom Okoro'],
      joining: 'sentences',
    }),
  );
  await waitFor(() => expect(importButton().disabled).toBe(false));
  await user.click(importButton());
  await waitFor(() => expect(useExpectedPeople.getState().byPath.get('bees.md')).toEqual(['Mina Duval', 'Tom Okoro']));
  expect(argumentsOf('import.create')[0]).toMatchObject({ others: ['Mina Duval', 'Tom Okoro'], joining: 'sentences' });
  clearExpectedPeople();
});

test('a file that names everybody asks for nobody else', async () => {
  await openImport();
  expect(screen.queryByRole('combobox', { name: /was there/ })).toBeNull();
  expect(screen.queryByRole('combobox', { name: 'Turns without a speaker end' })).toBeNull();
});
