import { findBarriers } from '../helpers/find-barriers.ts';
import { clean, writeFiles } from '../helpers/library.ts';
import { expect, test } from './fixture.ts';

test('diagnostics show versions, figures and what is sound, repair the catalogue, and tell a crash at the next start', async ({
  library,
  launch,
}) => {
  writeFiles(library, { 'bus.md': clean });
  let rostrum = await launch(library);
  await expect(rostrum.window.getByRole('option', { name: 'A bus to the clinic' })).toBeVisible();
  await rostrum.kill();
  rostrum = await launch(library);
  const { window } = rostrum;
  await expect(window.getByText('Rostrum did not end as it should the last time.')).toBeVisible();
  await window.keyboard.press('Control+k');
  await window.keyboard.type('Diagnostics');
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByText(/^Sound, /)).toHaveCount(2);
  await expect(dialog.getByText('files: 1')).toBeVisible();
  await expect(dialog.getByText('crash: the run before did not end as it should')).toBeVisible();
  expect(await findBarriers(window, { within: '.dialog' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Repair' }).click();
  await expect(window.getByText('The catalogue is made anew from the files.')).toBeVisible();
  await expect(dialog.getByText('files: 1')).toBeVisible();
});
