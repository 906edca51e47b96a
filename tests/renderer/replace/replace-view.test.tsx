// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { findReplacements } from '../../../shared/replace/find-replacements.ts';
import { compilePattern } from '../../../shared/replace/pattern.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { useReplaceForm } from '../../../renderer/base/replace-form-store.ts';
import { ReplaceView } from '../../../renderer/replace/ReplaceView.tsx';
import { appliedChange } from '../../helpers/applied-change.ts';
import { beesBegun } from '../../helpers/bees.ts';
import { openView } from '../../helpers/view.tsx';

/** The view over a library of one episode, in which nothing is written. */
function openReplace() {
  onTestFinished(() => useReplaceForm.setState(useReplaceForm.getInitialState(), true));
  return openView(<ReplaceView />, {
    'replace.preview': ({ pattern, scope }) => {
      const compiled = compilePattern(pattern);
      if (!compiled.ok) throw new RostrumError({ code: 'bad-request', message: compiled.message });
      const hits = findReplacements(parseEpisode(beesBegun, defaultConfig), compiled, scope, defaultConfig);
      const files = hits.length === 0 ? [] : [{ path: 'bees.md', title: 'Keeping bees', hash: 'hash', hits }];
      return { files, total: hits.length, truncated: false, failed: [] };
    },
    'changes.apply': appliedChange,
  });
}

const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const ticks = () =>
  within(screen.getByRole('group', { name: 'What would be replaced' })).getAllByRole<HTMLInputElement>('checkbox');

test('an expression that is none is told in words, and what was typed stays', async () => {
  const { user } = openReplace();
  await user.type(field('Find'), 'bees (up');
  await user.click(screen.getByRole('checkbox', { name: 'Regular expression' }));
  await user.click(button('Preview changes'));
  expect((await screen.findByText(/^This is no regular expression: /)).textContent).toContain('Unterminated group');
  expect(field('Find')).toHaveProperty('value', 'bees (up');
  expect(button('Replace 0 places').disabled).toBe(true);
});

test('where nothing is found, what narrows the search is said', async () => {
  const { user } = openReplace();
  await user.type(field('Find'), 'no such words{Enter}');
  expect(await screen.findByRole('heading', { name: 'There is nothing to replace' })).toBeTruthy();
  expect(screen.getByText('Found nowhere.')).toBeTruthy();
  expect(screen.getByText(/capitals, whole words, where to look, and the speaker/)).toBeTruthy();
});

test('every place is shown with a tick before anything is written, and only what is ticked is written', async () => {
  const { user, argumentsOf } = openReplace();
  await user.type(field('Find'), 'they');
  await user.type(field('Replace with'), 'the bees{Enter}');
  const preview = await screen.findByRole('group', { name: 'What would be replaced' });
  const shown = [...preview.querySelectorAll('del, ins')].map(({ textContent }) => textContent);
  expect(shown).toEqual(['they', 'the bees', 'they', 'the bees']);
  expect(screen.getByText('2 places in 1 episode.')).toBeTruthy();
  const [all, first] = ticks();
  await user.click(all!);
  expect(button('Replace 0 places').disabled).toBe(true);
  await user.click(first!);
  expect(all!.indeterminate).toBe(true);
  expect(argumentsOf('changes.apply')).toEqual([]);

  await user.click(button('Replace 1 place'));
  const [{ files } = { files: [] }] = argumentsOf('changes.apply');
  expect(files.map(({ path, baseHash }) => [path, baseHash])).toEqual([['bees.md', 'hash']]);
  expect(applyEdits(beesBegun, files[0]!.edits)).toBe(beesBegun.replace('down they said', 'down the bees said'));
  expect(await screen.findByText('Replaced “they” by “the bees” in 1 episode.')).toBeTruthy();
  // The button is gone: keys go on where the next word is typed.
  expect(document.activeElement).toBe(field('Find'));
});

test('what is typed after a preview takes it away: nothing is replaced that was not seen', async () => {
  const { user } = openReplace();
  await user.type(field('Find'), 'bees{Enter}');
  expect((await screen.findByRole<HTMLButtonElement>('button', { name: /^Replace \d places?$/ })).disabled).toBe(false);
  await user.type(field('Replace with'), 'wasps');
  expect(button('Replace 0 places').disabled).toBe(true);
  expect(screen.queryByRole('group', { name: 'What would be replaced' })).toBeNull();
});
