// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import type { VoiceReport } from '../../../../shared/voice/voice-report.ts';
import { runCommand } from '../../../../renderer/base/commands.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { placeVoices, setVoices } from '../../../../renderer/episode/editor/voices-field.ts';
import { detachView } from '../../../../renderer/episode/open/open-episodes-store.ts';
import { showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import { passDecorations } from '../../../../renderer/episode/pass/pass-decorations.ts';
import { leavePass, startPass } from '../../../../renderer/episode/pass/pass.ts';
import { PassBar } from '../../../../renderer/episode/pass/PassBar.tsx';
import { noSidecar, openEditor, openedEpisode } from '../../../helpers/window.ts';
import { openView } from '../../../helpers/view.tsx';

const text = `AB - Ann Bell
CD - Carl Dunn

AB Who built the ferry?

CD My father did.

?? And who painted it?

?? I did. Green, was it? No, it was blue.

?? It was blue, I think.

?? Are you sure?
`;

const report: VoiceReport = {
  doubts: Array<null>(6).fill(null),
  suggestions: [
    { turn: 2, label: 'AB', score: 0.974 },
    { turn: 3, label: 'CD', score: 0.99 },
    { turn: 4, label: 'CD', score: 0.7 },
    { turn: 5, label: 'AB', score: 0.951 },
  ],
  swaps: [],
  splits: [{ turn: 3, seconds: 15, offset: text.indexOf('Green'), before: 'CD', after: 'AB' }],
  notes: [],
};

/** The pass at a turn of the ferry, drawn. */
async function openPass(turn: number) {
  const window = openView(<PassBar />, {
    'episode.open': ({ path }) => openedEpisode(path, text),
    'sidecar.read': () => noSidecar,
  });
  const view = openEditor();
  onTestFinished(() => act(leavePass));
  onTestFinished(detachView);
  await showEpisode('ferry.md', [passDecorations()]);
  view.dispatch({ effects: setVoices.of(placeVoices(view.state.field(episodeField), report)) });
  act(() => startPass(turn));
  return { ...window, view };
}

const openDialog = async () => {
  act(() => void runCommand('pass.takeSuggestions'));
  return within(await screen.findByRole('dialog', { name: 'Take suggestions by voice' }));
};
/** The turns that are listed, as the dialog names them. */
const rows = (dialog: ReturnType<typeof within>) =>
  within(dialog.getByRole('group'))
    .queryAllByRole('checkbox')
    .map((box) => box.closest('label')!.textContent);

test('the pass shows whom a turn sounds like on their digit, and says what Space does', async () => {
  await openPass(2);
  const [first] = within(screen.getByRole('list', { name: 'Likely speakers' })).getAllByRole('listitem');
  expect(first!.textContent).toBe('1Ann Bellby voice 97%Space');
  expect(screen.getByRole('button', { name: 'Space give to Ann Bell' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'V take 2 by voice…' })).toBeTruthy();
});

test('a turn with two voices says who goes on, and shows what its key would write', async () => {
  await openPass(3);
  expect(screen.getByText(/Ann Bell seems to go on from “Green, was it\? No, it was blue\.”/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Shift+S split there' })).toBeTruthy();
  expect(screen.getByText('?? I did. Green', { exact: false }).tagName).toBe('DEL');
  expect(screen.getByText('CD I did.⏎⏎AB Green', { exact: false }).tagName).toBe('INS');
});

test('lists what is as sure as the editor wants, and takes what is ticked', async () => {
  const { user, view } = await openPass(0);
  const dialog = await openDialog();
  expect(rows(dialog)).toEqual(['31Ann Bell97%And who painted it?', '61Ann Bell95%Are you sure?']);
  expect(dialog.getByText('1 turn with two voices is left out: the pass stops there.')).toBeTruthy();
  expect(dialog.getByRole('button', { name: 'Take 2' })).toBeTruthy();
  fireEvent.change(dialog.getByRole('slider'), { target: { value: '97' } });
  expect(rows(dialog)).toEqual(['31Ann Bell97%And who painted it?']);
  fireEvent.change(dialog.getByRole('slider'), { target: { value: '100' } });
  expect(dialog.getByText('No suggestion is as sure as that.')).toBeTruthy();
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Take 0' }).disabled).toBe(true);
  fireEvent.change(dialog.getByRole('slider'), { target: { value: '50' } });
  expect(rows(dialog)).toHaveLength(3);
  await user.click(within(dialog.getByRole('group')).getAllByRole('checkbox')[0]!);
  await user.click(dialog.getByRole('button', { name: 'Take 2' }));
  expect(view.state.doc.toString()).toBe(text.replace('?? It was blue', 'CD It was blue').replace('?? Are', 'AB Are'));
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(view.state.doc.toString()).toBe(text));
});

test('with nothing ticked there is nothing to take', async () => {
  const { user, view } = await openPass(0);
  const dialog = await openDialog();
  await user.click(dialog.getByRole('checkbox', { name: '2 unassigned turns of 3' }));
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Take 0' }).disabled).toBe(true);
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(view.state.doc.toString()).toBe(text);
});
