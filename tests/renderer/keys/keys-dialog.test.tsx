// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../../../renderer/base/commands.ts';
import { usePreferences } from '../../../renderer/base/preferences-store.ts';
import { KeysDialog } from '../../../renderer/keys/KeysDialog.tsx';
import { openView } from '../../helpers/view.tsx';

/** The dialog as the command opens it, with the keys that come with the app. */
function openKeys() {
  onTestFinished(() => usePreferences.setState(usePreferences.getInitialState(), true));
  const view = openView(<KeysDialog />);
  act(() => void runCommand('help.keys'));
  return { ...view, keptKeys: () => view.argumentsOf('app.setPreferences').map(({ keys }) => keys) };
}

const keyOf = (title: string) => screen.getByRole('button', { name: new RegExp(`^Key of ${title}:`) });
const rowOf = (title: string) => keyOf(title).closest('li')!;

test('a key that another command has is told at both, and given to the one that was chosen', async () => {
  const { user, keptKeys } = openKeys();
  await user.click(keyOf('Save All'));
  expect(keyOf('Save All').textContent).toBe('Press a key…');
  await user.keyboard('{Control>}s{/Control}');
  expect(keyOf('Save All').textContent).toBe('Ctrl+S');
  expect(within(rowOf('Save All')).getByText('also “Save”')).toBeTruthy();
  expect(within(rowOf('Save')).getByText('also “Save All”')).toBeTruthy();
  expect(keptKeys()).toEqual([{ 'episode.saveAll': 'Mod-s' }]);
});

test('Escape leaves the key as it is and the dialog open; Backspace takes the key away, and its usual one can be had back', async () => {
  const { user, keptKeys } = openKeys();
  await user.click(keyOf('Save All'));
  await user.keyboard('{Escape}');
  expect([keyOf('Save All').textContent, keptKeys()]).toEqual(['Ctrl+Alt+S', []]);
  await user.click(keyOf('Save All'));
  await user.keyboard('{Backspace}');
  expect(keyOf('Save All').textContent).toBe('None');
  await user.click(screen.getByRole('button', { name: 'Give Save All its usual key' }));
  expect(keyOf('Save All').textContent).toBe('Ctrl+Alt+S');
  expect(keptKeys()).toEqual([{ 'episode.saveAll': null }, {}]);
});
