// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { Decision } from '../../../shared/people/decisions.ts';
import { gatherPeople, type Appearance } from '../../../shared/people/gather-people.ts';
import { renamePerson } from '../../../shared/people/rename-person.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { PeopleView } from '../../../renderer/people/PeopleView.tsx';
import { appliedChange } from '../../helpers/applied-change.ts';
import { openView } from '../../helpers/view.tsx';

const text = 'MD - Mina Duval\nTO - Tom Okorro\n\nMD Is it Tom Okorro?\n\nTO It is.\n';

function speaks(path: string, label: string, name: string): Appearance {
  return { path, label, name, turns: 9, words: 90, isDeclared: true };
}
const appearances = [
  speaks('ants.md', 'TO', 'Tom Okoro'),
  speaks('bees.md', 'TO', 'Tom Okoro'),
  speaks('wasps.md', 'TO', 'Tom Okorro'),
  speaks('wasps.md', 'MD', 'Mina Duval'),
];

/** The view of a library in which one name has two spellings. */
async function openPeople() {
  const decisions: Decision[] = [];
  const view = openView(<PeopleView />, {
    'people.list': () => gatherPeople(appearances, decisions),
    'people.decide': ({ kind, a, b }) => {
      if (kind === 'undecided') decisions.length = 0;
      else decisions.push({ kind, a, b });
      return null;
    },
    'people.previewRename': (rename) => {
      const hits = renamePerson(parseEpisode(text, defaultConfig), rename, defaultConfig);
      return { files: [{ path: 'wasps.md', title: 'Wasps', hash: 'hash', hits }], failed: [] };
    },
    'changes.apply': appliedChange,
  });
  await screen.findByRole('listbox', { name: 'People' });
  return view;
}

const people = () => screen.getAllByRole('option').map((option) => option.querySelector('span')!.textContent);
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });

test('two spellings count as one person once somebody says so, which changes no file and can be undone', async () => {
  const { user, argumentsOf } = await openPeople();
  expect(people()).toEqual(['Mina Duval', 'Tom Okoro', 'Tom Okorro']);
  await user.click(button('One person, both spellings'));
  await waitFor(() => expect(people()).toEqual(['Mina Duval', 'Tom Okoro']));
  await user.click(button('Undo'));
  await waitFor(() => expect(people()).toEqual(['Mina Duval', 'Tom Okoro', 'Tom Okorro']));
  expect(argumentsOf('changes.apply')).toEqual([]);
});

test('a search finds people by name and label, and says so where there is nobody', async () => {
  const { user } = await openPeople();
  const search = screen.getByRole('searchbox', { name: 'Search people' });
  await user.type(search, 'md');
  expect(people()).toEqual(['Mina Duval']);
  await user.type(search, 'x');
  expect(screen.getByRole('heading', { name: 'Nobody has such a name or label' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show everybody' }));
  expect(people().length).toBeGreaterThan(1);
});

test('a rename ticks where somebody takes part, leaves what is said to the editor, and is written when told to', async () => {
  const { user, argumentsOf } = await openPeople();
  await user.click(button('Rename to “Tom Okoro”…'));
  const dialog = within(screen.getByRole('dialog', { name: 'Rename a person' }));
  const preview = within(await dialog.findByRole('group', { name: 'What would be renamed' }));
  const [, ...hits] = preview.getAllByRole<HTMLInputElement>('checkbox');
  expect(hits.map(({ checked }) => checked)).toEqual([true, false]);
  expect(argumentsOf('changes.apply')).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Rename in 1 episode' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [{ files } = { files: [] }] = argumentsOf('changes.apply');
  expect(applyEdits(text, files[0]!.edits)).toBe(text.replace('TO - Tom Okorro', 'TO - Tom Okoro'));
});

test('a name that is left as it is, or empty, cannot be given', async () => {
  const { user } = await openPeople();
  await user.click(button('Rename to “Tom Okoro”…'));
  await user.clear(screen.getByRole('textbox', { name: 'As it should be' }));
  expect(screen.getByText('Write the name as it should be.')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'As it should be' }), 'Tom Okorro ');
  expect(button('Rename in 0 episodes').disabled).toBe(true);
});
