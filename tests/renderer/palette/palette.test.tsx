// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { runCommand, useCommand } from '../../../renderer/base/commands.ts';
import { Palette } from '../../../renderer/palette/Palette.tsx';
import { openView } from '../../helpers/view.tsx';

const saved = vi.fn();
const figures = vi.fn();

function Window() {
  useCommand('episode.save', saved);
  useCommand('view.figures', figures);
  useCommand('edit.find', () => {});
  return <Palette />;
}

const groupsShown = () =>
  screen.getAllByRole('group').map((group) => [
    group.getAttribute('aria-label'),
    ...within(group)
      .getAllByRole('menuitem')
      .map((item) => item.textContent),
  ]);

async function open() {
  runCommand('palette.commands');
  await screen.findByRole('dialog', { name: 'Command palette' });
}

test('commands stand in the groups of the menus, those used last in front', async () => {
  const { user } = openView(<Window />, {});
  await open();
  expect(groupsShown()).toEqual([
    ['File', 'SaveCtrl+S'],
    ['Edit', 'Find in EpisodeCtrl+F'],
    ['View', 'FiguresCtrl+Shift+G'],
    ['Go', 'Command PaletteCtrl+K', 'Go to Episode…Ctrl+P'],
  ]);
  await user.type(screen.getByRole('searchbox'), 'figures{Enter}');
  await vi.waitFor(() => expect(figures).toHaveBeenCalledOnce());
  await open();
  expect(groupsShown()[0]).toEqual(['Recently used', 'FiguresCtrl+Shift+G']);
  expect(groupsShown().map(([title]) => title)).not.toContain('View');
});

test('Enter takes the first that is shown', async () => {
  const { user } = openView(<Window />, {});
  await open();
  await user.type(screen.getByRole('searchbox'), 'sav{Enter}');
  await vi.waitFor(() => expect(saved).toHaveBeenCalledOnce());
});
