import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectGarbageSoon } from '../../../renderer/base/collect-garbage.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 0));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('garbage is collected in an idle moment behind the work, not in its midst', () => {
  const gc = vi.fn();
  vi.stubGlobal('gc', gc);
  collectGarbageSoon();
  expect(gc).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(gc).toHaveBeenCalledExactlyOnceWith({ type: 'major', execution: 'async', flavor: 'last-resort' });
});

test('where V8 does not offer it, nothing is done', () => {
  vi.stubGlobal('gc', undefined);
  collectGarbageSoon();
  expect(vi.getTimerCount()).toBe(0);
});
