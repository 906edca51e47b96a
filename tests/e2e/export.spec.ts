import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTranscriptFile } from '../../electron/services/import/read-transcript-file.ts';
import { clean, wrongLabel } from '../helpers/library.ts';
import { expect, test, type Running } from './fixture.ts';

const answerDialogs = ({ app }: Running, { file, folder }: { readonly file: string; readonly folder: string }) =>
  app.evaluate(
    ({ dialog }, paths) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.file });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.folder] });
    },
    { file, folder },
  );

test('an episode is saved as a Word document with the work that is not saved, and all of them go into a folder in two formats', async ({
  folder,
  openLibrary,
}) => {
  const rostrum = await openLibrary({ 'bus.md': clean, '2019/garden.md': wrongLabel });
  const { window } = rostrum;
  const out = join(folder, 'out');
  mkdirSync(out);
  writeFileSync(join(out, 'bus.txt'), 'before');
  await answerDialogs(rostrum, { file: join(out, 'A bus.docx'), folder: out });

  await window.getByRole('option', { name: 'A bus to the clinic' }).click();
  await window.locator('.cm-line', { hasText: 'Anyone with an appointment' }).click();
  await window.keyboard.press('End');
  await window.keyboard.type(' And the driver waves.');
  await window.keyboard.press('Control+Shift+s');
  const dialog = window.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText(/The turns have no times\. Align the episode/).first()).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: 'SRT captions' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(dialog.getByRole('status')).toHaveText(`1 file written to ${join(out, 'A bus.docx')}.`);
  const { segments } = (await readTranscriptFile(join(out, 'A bus.docx'))).transcript;
  expect(segments.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Elspeth Moir', 'Joan, who rides with you?'],
    ['Joan Keir', 'Anyone with an appointment. We wait for them, too. And the driver waves.'],
  ]);

  await dialog.getByRole('button', { name: 'Export more…' }).click();
  await dialog.getByRole('checkbox', { name: 'All that are listed' }).check();
  await dialog.getByRole('checkbox', { name: 'Plain text' }).check();
  await dialog.getByRole('button', { name: 'Export to a folder…' }).click();
  await expect(dialog.getByText(`1 file is in ${out} already:`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Leave them' }).click();
  await expect(dialog.getByText('bus.txt')).toBeVisible();
  expect(readFileSync(join(out, 'bus.txt'), 'utf8')).toBe('before');
  expect(readFileSync(join(out, '2019', 'garden.txt'), 'utf8')).toContain('Rashid Tully: With a skip');
  expect(existsSync(join(out, '2019', 'garden.docx'))).toBe(true);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toHaveCount(0);
});
