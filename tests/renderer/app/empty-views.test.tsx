// @vitest-environment happy-dom
import type { ComponentType } from 'react';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { FiguresView } from '../../../renderer/figures/FiguresView.tsx';
import { MarksView } from '../../../renderer/marks/MarksView.tsx';
import { PeopleView } from '../../../renderer/people/PeopleView.tsx';
import { ReplaceView } from '../../../renderer/replace/ReplaceView.tsx';
import { TableView } from '../../../renderer/table/TableView.tsx';
import { openView } from '../../helpers/view.tsx';

const views: readonly (readonly [string, ComponentType, RegExp])[] = [
  ['the table', TableView, /Every file of the library is a row here/],
  ['people', PeopleView, /Everybody who speaks stands here/],
  ['marks', MarksView, /Marks are notes in the text/],
  ['replacing', ReplaceView, /Every place is shown with a tick of its own/],
  ['figures', FiguresView, /stand here as pictures/],
];
const answers = {
  'people.list': () => ({ people: [], unnamed: [], suggestions: [] }),
  'marks.list': () => ({ marks: [] }),
};
const beginnings = ['New episode…', 'Import a transcript…', 'Open another folder…', 'Open the sample library'];

test.each(views)(
  '%s of a library without episodes say what they are for, and offer to begin',
  async (_, View, words) => {
    openView(<View />, answers);
    expect(await screen.findByText(words)).toBeTruthy();
    for (const name of beginnings) expect(screen.getByRole('button', { name })).toBeTruthy();
  },
);

test.each(views)('%s do not say that there are no episodes while the folder is looked through', async (_, View) => {
  useLibrary.setState({ indexing: true });
  openView(<View />, answers);
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByRole('heading', { name: 'No episodes yet' })).toBeNull();
  useLibrary.setState({ indexing: false });
});
