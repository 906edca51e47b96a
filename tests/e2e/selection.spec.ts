import { mkdirSync } from 'node:fs';
import { clean } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

test('several episodes are selected in the list by mouse and keys, ticked in the table, marked as ready and planned', async ({
  openLibrary,
  site,
}) => {
  const titles = ['One bus', 'Two buses', 'Three buses', 'Four buses'];
  const files = titles.map((title, index) => [`${index}.md`, clean.replace('A bus to the clinic', title)] as const);
  mkdirSync(site);
  const { window } = await openLibrary({
    ...Object.fromEntries(files),
    'rostrum.yaml': 'publish:\n  site: ../site\n',
  });
  await window.getByLabel('Order').selectOption({ label: 'File name' });
  const row = (title: string) => window.getByRole('listbox', { name: 'Episodes' }).getByRole('option', { name: title });
  const bar = window.getByRole('group', { name: 'Selected episodes' });
  await row('Four buses').click();
  await row('Two buses').click({ modifiers: ['ControlOrMeta'] });
  await expect(bar).toContainText('2 selected');
  await row('Four buses').click({ modifiers: ['ControlOrMeta'] });
  await expect(bar).toContainText('1 selected');
  await row('Two buses').click({ modifiers: ['ControlOrMeta'] });
  await expect(bar).toHaveCount(0);
  await row('One bus').click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('2 selected');
  await window.keyboard.press('Control+a');
  await expect(bar).toContainText('4 selected');
  await window.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await row('Four buses').click({ modifiers: ['ControlOrMeta'] });
  await row('Three buses').click({ modifiers: ['Shift'] });
  await bar.getByRole('button', { name: 'Mark as ready' }).click();
  await expect(window.getByText('2 episodes marked as ready.')).toBeVisible();
  await bar.getByRole('button', { name: 'Show in table' }).click();
  await expect(window.getByText('4 of 4 files, 2 ticked')).toBeVisible();
  await expect(bar).toHaveCount(0);
  await window.getByRole('group', { name: 'Ticked files' }).getByRole('button', { name: 'Publish 2…' }).click();
  await expect(window.getByRole('heading', { name: 'Publish', level: 1 })).toBeVisible();
  await expect(window.getByRole('main').getByText('Three buses')).toBeVisible();
  await expect(window.getByRole('main').getByText('One bus')).toHaveCount(0);
});
