import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';

const body =
  '\n**Rosa Hill:** Welcome to the harbour.\n\n**Tom Vale:** Thank you.\n\n**Rosa Hill:** Who keeps the light?\n';
const files = {
  'toml.md': `+++\ntitle = "Harbour lights" # working title\ndate = 2024-01-02T10:00:00+01:00\ndraft = true\n\n[params]\nseason = 2\n+++\n${body}`,
  'json.md': `{\n  "title": "Low tide",\n  "tags": ["sea"]\n}\n${body}`,
  'comment.md': `<!-- markdownlint-disable -->\n---\ntitle: High tide\n---\n${body}`,
  'number.md': `---\ntitle: Episode #5\n---\n${body}`,
};

test('the form shows and edits TOML and JSON, and offers what mends front matter', async ({ library, openLibrary }) => {
  const { window } = await openLibrary(files);
  const read = (path: string) => readFileSync(join(library, path), 'utf8');
  const row = (title: string) => window.getByRole('listbox', { name: 'Episodes' }).getByRole('option', { name: title });
  const field = (name: string) => window.getByRole('textbox', { name, exact: true });

  await row('Harbour lights').click();
  await expect(field('Date')).toHaveValue('2024-01-02T10:00:00+01:00');
  await expect(window.getByRole('checkbox', { name: 'Draft' })).toBeChecked();
  await expect(field('params')).toHaveAttribute('readonly');
  await expect(window.getByText('“params” is written as a table')).toBeVisible();
  await expect(window.locator('.cm-content')).not.toContainText('+++');
  await field('Title').fill('Harbour nights');
  await field('Title').press('Enter');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Saved, 1 line changed')).toBeVisible();
  expect(read('toml.md')).toBe(files['toml.md'].replace('Harbour lights', 'Harbour nights'));

  await row('Low tide').click();
  await field('Tags').fill('sea, moon');
  await field('Tags').press('Enter');
  await window.keyboard.press('Control+s');
  await expect.poll(() => read('json.md')).toBe(files['json.md'].replace('["sea"]', '["sea", "moon"]'));

  await row('comment').click();
  await window.getByRole('button', { name: 'Move the comment below the front matter' }).click();
  await expect(field('Title')).toHaveValue('High tide');
  await window.keyboard.press('Control+s');
  await expect
    .poll(() => read('comment.md'))
    .toBe(`---\ntitle: High tide\n---\n<!-- markdownlint-disable -->\n${body}`);

  await row('Episode').first().click();
  await window.getByRole('button', { name: 'Put the value in quotation marks' }).click();
  await expect(field('Title')).toHaveValue('Episode #5');
  await window.keyboard.press('Control+s');
  await expect.poll(() => read('number.md')).toBe(files['number.md'].replace('Episode #5', '"Episode #5"'));
});
