// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { applyEdits, type TextEdit } from '../../../shared/text/text-edit.ts';
import { useConfigFile } from '../../../renderer/settings/config-store.ts';
import { openSettings, useSettings } from '../../../renderer/settings/settings-store.ts';
import { SettingsView } from '../../../renderer/settings/SettingsView.tsx';
import { openView } from '../../helpers/view.tsx';

/** The form over a file that is kept in memory; null where there is none. */
function openForm(section: string, before: string | null) {
  onTestFinished(() => {
    useSettings.setState(useSettings.getInitialState(), true);
    useConfigFile.setState(useConfigFile.getInitialState(), true);
  });
  const file = { text: before ?? '', hash: before === null ? null : 'hash 0' };
  const hashes: (string | null)[] = [];
  openSettings(`library-${section}`);
  const view = openView(<SettingsView />, {
    'config.read': () => ({ ...file, readOnly: null }),
    'config.write': ({ title, baseHash, edits }) => {
      hashes.push(baseHash);
      file.text = applyEdits(file.text, edits as TextEdit[]);
      file.hash = `hash ${hashes.length}`;
      return { id: String(hashes.length), title, appliedAt: '2026-05-01T10:00:00Z', paths: ['rostrum.yaml'] };
    },
  });
  return { ...view, file, hashes };
}

const group = (name: string) => screen.findByRole('group', { name });

test('a file that is not there is made with the first setting, and every later one is written over what was read', async () => {
  const { user, file, hashes } = openForm('general', null);
  expect(await screen.findByText(/is made with the first change/)).toBeTruthy();
  await user.type(within(await group('Title')).getByRole('textbox'), 'Common Ground{Enter}');
  await waitFor(() => expect(file.text).toBe('title: Common Ground\n'));
  await user.type(within(await group('Language')).getByRole('textbox'), 'en-GB{Enter}');
  await waitFor(() => expect(file.text).toBe('title: Common Ground\nlanguage: en-GB\n'));
  expect(hashes).toEqual([null, 'hash 1']);
  expect(await screen.findByText('Changed “Language” in rostrum.yaml.')).toBeTruthy();
});

test('only the bytes of the value change, and a setting that is reset leaves the file', async () => {
  const { user, file } = openForm('general', "# Ours.\ntitle: 'Old'  # as on the site\nhouseStyle: initials\n");
  const title = within(await group('Title')).getByRole('textbox');
  await user.clear(title);
  await user.type(title, "It's new");
  await user.tab();
  await waitFor(() => expect(file.text).toBe("# Ours.\ntitle: 'It''s new'  # as on the site\nhouseStyle: initials\n"));
  await user.click(within(await group('House style')).getByRole('button', { name: /^Reset House style/ }));
  await waitFor(() => expect(file.text).toBe("# Ours.\ntitle: 'It''s new'  # as on the site\n"));
});

test('what the settings do not allow is told beside the field, and nothing is written', async () => {
  const { user, file, hashes } = openForm('general', 'title: A\n');
  await user.type(within(await group('Time zone')).getByRole('textbox'), 'Moon/Base{Enter}');
  expect((await within(await group('Time zone')).findByRole('alert')).textContent).toContain('This is no time zone');
  expect([file.text, hashes]).toEqual(['title: A\n', []]);
});

test('lists, ticks and tables are edited without any YAML', async () => {
  const { user, file } = openForm('publishing', 'publish:\n  formats: [md]\n  dropFields:\n  - a # keep\n');
  await user.click(within(await group('Formats')).getByRole('checkbox', { name: 'WebVTT captions' }));
  await waitFor(() => expect(file.text).toContain('formats: [md, vtt]'));
  await user.type(
    within(await group('Fields that do not go out')).getByRole('textbox', { name: 'Another field' }),
    'internal_*{Enter}',
  );
  await waitFor(() => expect(file.text).toContain('  - a # keep\n  - internal_*\n'));
  await user.selectOptions(within(await group('Length of SRT lines')).getByRole('combobox'), '32');
  await waitFor(() =>
    expect(file.text).toBe(
      'publish:\n  formats: [md, vtt]\n  dropFields:\n  - a # keep\n  - internal_*\n  lineLength: 32\n',
    ),
  );
});

test('fields, snippets and rules have rows of their own', async () => {
  const { user, file } = openForm('episodes', 'fields:\n  season: { type: number }\n');
  const season = await screen.findByRole('group', { name: 'season' });
  await user.type(within(season).getByRole('textbox', { name: 'Called' }), 'Season no{Enter}');
  await waitFor(() => expect(file.text).toBe('fields:\n  season: { type: number, label: Season no }\n'));
  await user.type(screen.getByRole('textbox', { name: 'Another abbreviation' }), 'inaud{Enter}');
  await user.type(await screen.findByRole('textbox', { name: 'Text of inaud' }), '[[inaudible]{Enter}');
  await waitFor(() => expect(file.text).toContain('snippets:\n  inaud: "[inaudible]"\n'));
  openSettings('library-problems');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Set another rule' }), 'doubled-word');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Severity of doubled-word' }), 'error');
  await waitFor(() => expect(file.text).toContain('lint:\n  rules:\n    doubled-word: error\n'));
});

test('what the form has no place for is shown as it stands, with the way to an editor', async () => {
  const { argumentsOf, user } = openForm('episodes', 'exclude: [a, { b: c }]\nsnippet: x\n');
  const exclude = await group('Files that are no episodes');
  expect(within(exclude).getByText('[a, { b: c }]')).toBeTruthy();
  expect(screen.getByText('Line 2: “snippet” is no setting. Did you mean “snippets”?')).toBeTruthy();
  await user.click(within(exclude).getByRole('button', { name: 'Open in an editor' }));
  expect(argumentsOf('config.openInEditor')).toHaveLength(1);
});
