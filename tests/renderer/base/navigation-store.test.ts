import { expect, onTestFinished, test } from 'vitest';
import {
  followRename,
  go,
  goBack,
  goForward,
  startAt,
  useNavigation,
} from '../../../renderer/base/navigation-store.ts';

const at = () => {
  const { place } = useNavigation.getState();
  return place.kind === 'episode' ? place.path : place.kind;
};

function begin(): void {
  onTestFinished(() => useNavigation.setState(useNavigation.getInitialState(), true));
  startAt({ kind: 'worklist' });
}

test('back and forward go through views and episodes; whoever goes elsewhere begins a new way forward', () => {
  begin();
  go({ kind: 'episode', path: 'bees.md' });
  go({ kind: 'people' });
  goBack();
  expect(at()).toBe('bees.md');
  goBack();
  goBack();
  expect(at()).toBe('worklist');
  goForward();
  expect(at()).toBe('bees.md');
  go({ kind: 'table' });
  goForward();
  expect(at()).toBe('table');
  goBack();
  expect(at()).toBe('bees.md');
});

test('going on within an episode is no step, and coming back to it goes on in its text, not to what it was once opened for', () => {
  begin();
  go({ kind: 'episode', path: 'bees.md', line: 4 });
  go({ kind: 'episode', path: 'bees.md', line: 9 });
  go({ kind: 'figures' });
  goBack();
  expect(useNavigation.getState().place).toEqual({
    kind: 'episode',
    path: 'bees.md',
    focus: { at: 'cursor' },
  });
  goBack();
  expect(at()).toBe('worklist');
});

test('a library that is opened has no way back into the one before', () => {
  begin();
  go({ kind: 'episode', path: 'bees.md' });
  startAt({ kind: 'worklist' });
  goBack();
  expect(at()).toBe('worklist');
});

test('back, forward and the place itself lead to a renamed file by its new path', () => {
  begin();
  go({ kind: 'episode', path: 'bees.md' });
  go({ kind: 'figures' });
  go({ kind: 'episode', path: 'bees.md' });
  goBack();
  followRename('bees.md', '2024/wasps.md');
  goBack();
  expect(at()).toBe('2024/wasps.md');
  goForward();
  goForward();
  expect(at()).toBe('2024/wasps.md');
  followRename('2024/wasps.md', 'bees.md');
  expect(at()).toBe('bees.md');
});
