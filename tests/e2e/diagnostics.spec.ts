import { once } from 'node:events';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { launchRostrum, temporaryFolder } from '../helpers/launch.ts';
import { clean, writeFiles } from '../helpers/library.ts';

test('diagnostics show versions, figures and what is sound, repair the catalogue, and tell a crash at the next start', async () => {
  const folder = temporaryFolder();
  const library = join(folder.path, 'library');
  const userData = join(folder.path, 'user-data');
  writeFiles(library, { 'bus.md': clean });
  let rostrum = await launchRostrum(library, { userData });
  await expect(rostrum.window.getByRole('option', { name: 'A bus to the clinic' })).toBeVisible();
  const ended = once(rostrum.app.process(), 'exit');
  rostrum.app.process().kill('SIGKILL');
  await ended;
  rostrum = await launchRostrum(library, { userData });
  const { window } = rostrum;
  try {
    await expect(window.getByText('Rostrum did not end as it should the last time.')).toBeVisible();
    await window.keyboard.press('Control+k');
    await window.keyboard.type('Diagnostics');
    await window.keyboard.press('Enter');
    const dialog = window.getByRole('dialog');
    await expect(dialog.getByText(/^Sound, /)).toHaveCount(2);
    await expect(dialog.getByText('files: 1')).toBeVisible();
    await expect(dialog.getByText('crash: the run before did not end as it should')).toBeVisible();
    expect(
      (
        await new AxeBuilder({ page: window as never })
          .setLegacyMode()
          .include('.dialog')
          .disableRules(['landmark-one-main', 'region'])
          .analyze()
      ).violations,
    ).toEqual([]);
    await dialog.getByRole('button', { name: 'Repair' }).click();
    await expect(window.getByText('The catalogue is made anew from the files.')).toBeVisible();
    await expect(dialog.getByText('files: 1')).toBeVisible();
  } finally {
    await rostrum.app.close();
    folder.remove();
  }
});
