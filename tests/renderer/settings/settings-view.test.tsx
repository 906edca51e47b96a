// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { bytesOf, viewOf } from '../../../shared/speech/model.ts';
import type { KeptOnMachine } from '../../../shared/machine/kept-on-machine.ts';
import { go, useNavigation } from '../../../renderer/base/navigation-store.ts';
import { usePreferences } from '../../../renderer/base/preferences-store.ts';
import { closeSettings, openSettings, useSettings, type SectionId } from '../../../renderer/settings/settings-store.ts';
import { sections } from '../../../renderer/settings/sections.ts';
import { SettingsView } from '../../../renderer/settings/SettingsView.tsx';
import type { Answers } from '../../helpers/window.ts';
import { readTinyModels } from '../../helpers/tiny-model-list.ts';
import { openView } from '../../helpers/view.tsx';

function openSection(section: SectionId, answers: Answers = {}) {
  onTestFinished(() => {
    usePreferences.setState(usePreferences.getInitialState(), true);
    useSettings.setState(useSettings.getInitialState(), true);
  });
  openSettings(section);
  const view = openView(<SettingsView />, answers);
  return { ...view, lastPreferences: () => view.argumentsOf('app.setPreferences').at(-1) };
}

const group = (name: string) => screen.getByRole('group', { name });
const search = () => screen.getByRole('searchbox', { name: 'Search settings' });

test('a setting shows its value and what it does, changes at once, and goes back to the usual one', async () => {
  const { user, lastPreferences } = openSection('appearance');
  const theme = screen.getByRole('combobox', { name: 'Theme', description: /colours of the window/ });
  const reset = within(group('Theme')).getByRole<HTMLButtonElement>('button', { name: 'Reset Theme to System' });
  expect(reset.disabled).toBe(true);
  await user.selectOptions(theme, 'Dark');
  expect(lastPreferences()).toMatchObject({ theme: 'dark', textWidth: 'normal' });
  await user.click(reset);
  expect(lastPreferences()).toMatchObject({ theme: 'system' });
  expect(reset.disabled).toBe(true);
});

test('a number outside its limits is told and not taken, and the value stands again when the field is left', async () => {
  const { user, argumentsOf, lastPreferences } = openSection('appearance');
  const size = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Text size' });
  await user.clear(size);
  await user.type(size, '30');
  expect(within(group('Text size')).getByRole('alert').textContent).toBe('From 75 to 200.');
  expect(argumentsOf('app.setPreferences')).toEqual([]);
  await user.tab();
  expect(size.value).toBe('100');
  await user.clear(size);
  await user.type(size, '125');
  expect(lastPreferences()).toMatchObject({ textSize: 1.25 });
});

test('search goes over all sections, by name, help and other words', async () => {
  const { user } = openSection('appearance');
  await user.type(search(), 'network');
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    'What leaves this machine',
  ]);
  await user.clear(search());
  await user.type(search(), 'no such thing');
  expect(screen.getByRole('heading', { name: 'No setting is found by “no such thing”' })).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(group('Theme')).toBeTruthy();
});

test('a command is found among the keys, and only it is listed', async () => {
  const { user } = openSection('appearance');
  await user.type(search(), 'save all');
  expect(screen.getAllByRole('button', { name: /^Key of / }).map(({ textContent }) => textContent)).toEqual([
    'Ctrl+Alt+S',
  ]);
});

test('every setting says in a sentence what it is for', () => {
  for (const { settings } of sections)
    for (const { title, help } of settings) expect(help, title).toMatch(/^[A-Z“].*\.$/);
});

test('settings are left for the place that they were opened at', () => {
  openSection('privacy');
  act(() => go({ kind: 'episode', path: 'garden.md' }));
  act(() => openSettings());
  act(() => openSettings('keys'));
  act(closeSettings);
  expect(useNavigation.getState().place).toEqual({ kind: 'episode', path: 'garden.md' });
});

const kept: KeptOnMachine = {
  folder: '/user-data',
  files: [
    { kind: 'outlines', files: 3, bytes: 2_400_000 },
    { kind: 'transcripts', files: 0, bytes: 0 },
    { kind: 'updates', files: 0, bytes: 0 },
    { kind: 'log', files: 1, bytes: 900 },
  ],
  library: {
    catalogueBytes: 10_000,
    historyBytes: 20_000,
    versions: 7,
    unsaved: [{ path: 'garden.md', savedAt: '2026-05-01T10:00:00Z' }],
  },
  libraries: { count: 2, bytes: 50_000 },
  repositories: ['/sites/show'],
  sites: [{ library: '/library', site: '/elsewhere/site' }],
};

test('trust in a repository and the word for a site are revoked one by one', async () => {
  let now = kept;
  const { user, argumentsOf } = openSection('privacy', {
    'machine.kept': () => now,
    'machine.revokeTrust': () => {
      now = { ...now, repositories: [] };
      return null;
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Revoke /sites/show' }));
  expect(argumentsOf('machine.revokeTrust')).toEqual([{ repository: '/sites/show' }]);
  expect(await within(group('Trusted repositories')).findByText(/^No repository is trusted/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Revoke /elsewhere/site' }));
  expect(argumentsOf('machine.revokeSite')).toEqual([{ library: '/library', site: '/elsewhere/site' }]);
});

test('unsaved work is deleted only after another question; what is made again is deleted at once', async () => {
  const { user, argumentsOf } = openSection('privacy', { 'machine.kept': () => kept });
  await user.click(await screen.findByRole('button', { name: 'Delete garden.md' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete unsaved work?' });
  expect(argumentsOf('machine.deleteUnsaved')).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
  expect(argumentsOf('machine.deleteUnsaved')).toEqual([{ paths: ['garden.md'] }]);
  expect(within(group('Files that can be deleted')).getByText('3 files, 2.4 MB')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Delete Outlines of recordings' }));
  expect(argumentsOf('machine.deleteFiles')).toEqual([{ kind: 'outlines' }]);
});

test('recordings are forgotten one by one, or all that cannot be found', async () => {
  const { user, argumentsOf } = openSection('recordings', {
    'recording.list': () => [
      { library: '/library', path: 'garden.md', file: '/audio/garden.mp3', isThere: true },
      { library: '/other', path: 'bus.md', file: '/audio/bus.mp3', isThere: false },
    ],
  });
  expect(await screen.findByText('Cannot be found. bus.md in /other')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Forget /audio/garden.mp3' }));
  await user.click(screen.getByRole('button', { name: 'Forget 1 recording that cannot be found' }));
  expect(argumentsOf('recording.forget')).toEqual([
    { episodes: [{ library: '/library', path: 'garden.md' }] },
    { episodes: [{ library: '/other', path: 'bus.md' }] },
  ]);
});

test('speech models that are here are listed with their size and licence, also those that came in part, and are removed', async () => {
  const here = new Map([
    ['tiny-words', 1],
    ['tiny-vad', 0.5],
  ]);
  const { user } = openSection('recordings', {
    'recording.list': () => [],
    'speech.models': () =>
      readTinyModels().map((model) => {
        const share = here.get(model.id) ?? 0;
        return viewOf({ model, installed: share === 1, here: share * bytesOf(model) });
      }),
    'speech.removeModel': ({ id }) => {
      here.delete(id);
      return null;
    },
  });
  const models = within(group('Speech models'));
  const listed = async () => (await models.findAllByRole('listitem')).map(({ textContent }) => textContent);
  expect(await listed()).toEqual([
    expect.stringMatching(/^The tiny-vad model.*not all of it yet, under MIT/),
    expect.stringMatching(/^The tiny-words model.* MB, under MIT/),
  ]);
  await user.click(models.getByRole('button', { name: 'Remove The tiny-vad model' }));
  await waitFor(async () => expect(await listed()).toHaveLength(1));
  await user.click(models.getByRole('button', { name: 'Remove The tiny-words model' }));
  expect(await models.findByText('None is on this machine.')).toBeTruthy();
});
