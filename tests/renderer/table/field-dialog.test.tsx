// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { FilePreview } from '../../../shared/changes/change-hit.ts';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { changeField } from '../../../shared/replace/change-field.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { FieldDialog } from '../../../renderer/table/FieldDialog.tsx';
import { appliedChange } from '../../helpers/applied-change.ts';
import { beesBegun } from '../../helpers/bees.ts';
import { openView } from '../../helpers/view.tsx';

const texts = new Map([
  ['bees.md', beesBegun],
  ['wasps.md', '---\ntitle: [Wasps\n---\n\nMD Hello.\n'],
]);

/** The dialog over an episode and one whose front matter cannot be read. */
function openFieldDialog() {
  const onClose = vi.fn();
  const keys = ['iriss_archive_id', 'title', 'draft'];
  const view = openView(<FieldDialog paths={[...texts.keys()]} keys={keys} onClose={onClose} />, {
    'replace.previewField': ({ paths, change }) => {
      const files: FilePreview[] = [];
      const failed: { path: string; reason: string }[] = [];
      for (const path of paths) {
        const done = changeField(parseEpisode(texts.get(path)!, defaultConfig), change, defaultConfig);
        if (done === null) continue;
        if ('reason' in done) failed.push({ path, reason: done.reason });
        else files.push({ path, title: path, hash: 'hash', hits: done.hits });
      }
      return { files, failed };
    },
    'changes.apply': appliedChange,
  });
  return { ...view, onClose };
}

test('a frozen field can be copied from and is not offered to be changed', async () => {
  const { user } = openFieldDialog();
  const offered = [...document.querySelectorAll<HTMLOptionElement>('datalist option')].map(({ value }) => value);
  expect(offered).toEqual(['title', 'draft']);
  await user.selectOptions(screen.getByRole('combobox', { name: 'What to do' }), 'Copy from');
  const from = within(screen.getByRole('combobox', { name: 'From the field' })).getAllByRole('option');
  expect(from.map(({ textContent }) => textContent)).toEqual(['iriss_archive_id', 'title', 'draft']);
});

test('an episode that cannot take the change is named with the reason, and the others are changed without it', async () => {
  const { user, argumentsOf, onClose } = openFieldDialog();
  await user.type(screen.getByRole('textbox', { name: 'Value' }), 'Bees');
  await user.click(screen.getByRole('button', { name: 'Preview changes' }));
  expect(await screen.findByText(/^wasps\.md: ./)).toBeTruthy();
  expect(argumentsOf('changes.apply')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Change 1 file' }));
  const [{ files } = { files: [] }] = argumentsOf('changes.apply');
  expect(files.map(({ path }) => path)).toEqual(['bees.md']);
  expect(applyEdits(beesBegun, files[0]!.edits)).toBe(beesBegun.replace('"Keeping bees on the roof"', '"Bees"'));
  expect(onClose).toHaveBeenCalledOnce();
});
