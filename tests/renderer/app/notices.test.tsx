// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { notify, notifyWithAction } from '../../../renderer/base/notices-store.ts';
import { openView } from '../../helpers/view.tsx';

const notices = () => screen.getByRole('status');

test('a notice says what happened and what to do next, and is gone once it is dismissed', async () => {
  const { user } = openView(<></>);
  act(() => notify('The disk is full.', 'error', 'Make room, then save again.'));
  expect(notices().textContent).toBe('The disk is full.Make room, then save again.');
  await user.click(within(notices()).getByRole('button', { name: 'Dismiss' }));
  expect(notices().textContent).toBe('');
});

test('what can be done about a notice is done once, and the notice goes with it', async () => {
  const { user } = openView(<></>);
  let undone = 0;
  act(() => {
    notify('Saved.');
    notifyWithAction('Replaced “folk” in 2 episodes.', { title: 'Undo', run: () => void undone++ });
  });
  await user.dblClick(within(notices()).getByRole('button', { name: 'Undo' }));
  expect([undone, notices().textContent]).toEqual([1, 'Saved.']);
});
