// @vitest-environment happy-dom
import { EditorState } from '@codemirror/state';
import { screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import { reassignTurns } from '../../../../shared/operations/reassign-turns.ts';
import type { Declaration } from '../../../../shared/operations/legend-entries.ts';
import { useLibraryLabels } from '../../../../renderer/base/library-labels-store.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { askForSpeaker } from '../../../../renderer/episode/open/new-speaker.ts';
import { NewSpeakerDialog } from '../../../../renderer/episode/speakers/NewSpeakerDialog.tsx';
import { openView } from '../../../helpers/view.tsx';

/** The dialog over an episode whose first turn the new speaker is to have; `added` is what it answered. */
function openDialog(text: string) {
  const added: Declaration[] = [];
  useLibraryLabels.setState({
    uses: [{ label: 'MDu', name: 'Mina Duval', episodes: 4 }],
    people: [{ name: 'Mina Duval', episodes: 4 }],
  });
  onTestFinished(() => useLibraryLabels.setState(useLibraryLabels.getInitialState(), true));
  askForSpeaker({
    give: (label) => reassignTurns(parseEpisode(text, {}), [0], label),
    onAdd: (speaker) => void added.push(speaker),
  });
  const state = EditorState.create({ doc: text, extensions: [episodeField] });
  return { ...openView(<NewSpeakerDialog state={state} />), added };
}

const name = () => screen.getByRole('combobox', { name: 'Name' });
const label = () => screen.getByLabelText<HTMLInputElement>('Label');

test('the name comes first; a person of the library is offered and keeps the label that they had', async () => {
  const { user, added } = openDialog('?? Who?\n\n?? Me.\n');
  await user.type(name(), 'dUV');
  expect((await screen.findByRole('option', { name: /Mina Duval/ })).textContent).toBe('Mina Duval4 episodes');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(added).toEqual([{ label: 'MDu', name: 'Mina Duval' }]));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a name that is new gets its initials, which can be written otherwise; one that would not be read is not taken', async () => {
  const { user, added } = openDialog('?? Who?\n\n?? Me.\n');
  await user.type(name(), 'Tom Okoro');
  await waitFor(() => expect(label().value).toBe('TO'));
  await user.clear(label());
  await user.type(label(), 'not a label at all');
  await waitFor(() => expect(screen.getByText(/“not a label at all” would not be read as a label/)).toBeTruthy());
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add' }).disabled).toBe(true);
  await user.clear(label());
  await user.type(label(), 'TOK{Enter}');
  expect(added).toEqual([{ label: 'TOK', name: 'Tom Okoro' }]);
});

test('where labels are names there is no label to write', async () => {
  const { user, added } = openDialog('**??:** Who?\n\n**Ann Bell:** Me.\n\n**??:** And me.\n');
  expect(screen.queryByRole('textbox', { name: 'Label' })).toBeNull();
  await user.type(name(), 'Tom Okoro{Enter}');
  await waitFor(() => expect(added).toEqual([{ label: 'Tom Okoro', name: 'Tom Okoro' }]));
});
