import { beforeEach, expect, test, vi } from 'vitest';
import { RostrumError } from '../../../shared/failure.ts';
import {
  dismissNotice,
  notify,
  notifyOfStep,
  notifyWithAction,
  reportErrors,
  useNotices,
} from '../../../renderer/base/notices-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
  useNotices.setState({ notices: [] });
  return () => vi.useRealTimers();
});

const messages = () => useNotices.getState().notices.map(({ message }) => message);

test('news goes away by itself, what can be undone later, and an error stays until it is dismissed', () => {
  notify('Saved.');
  notify('The disk is full.', 'error');
  notifyWithAction('Replaced.', { title: 'Undo', run: () => {} });
  vi.advanceTimersByTime(10_000);
  expect(messages()).toEqual(['The disk is full.', 'Replaced.']);
  vi.advanceTimersByTime(60_000);
  expect(messages()).toEqual(['The disk is full.']);
  dismissNotice(useNotices.getState().notices[0]!.id);
  expect(messages()).toEqual([]);
});

test('the same news twice stands once, for its whole time', () => {
  notify('Saved.');
  vi.advanceTimersByTime(5000);
  notify('Saved.');
  vi.advanceTimersByTime(5000);
  expect(messages()).toEqual(['Saved.']);
});

test('of steps only the last one stands, beside what else is said', () => {
  notify('Saved.');
  for (const title of ['Bees', 'Ants', 'Wasps']) notifyOfStep(`On to ${title}.`);
  expect(messages()).toEqual(['Saved.', 'On to Wasps.']);
});

test('a failure is shown in its words with what to do next, and is no answer', async () => {
  const failure = { code: 'disk-full', message: 'The disk is full.', next: 'Make room.' } as const;
  expect(await reportErrors(() => Promise.reject(new RostrumError(failure)))).toBeUndefined();
  expect(useNotices.getState().notices).toMatchObject([
    { kind: 'error', message: 'The disk is full.', next: 'Make room.' },
  ]);
  expect(await reportErrors(async () => 7)).toBe(7);
});
