import { expect, onTestFinished, test } from 'vitest';
import { useNotices } from '../../../renderer/base/notices-store.ts';
import { setUnsaved } from '../../../renderer/base/unsaved-store.ts';
import { applyChange, undoChange } from '../../../renderer/changes/apply-change.ts';
import {
  askToUndoLastChange,
  clearLastChange,
  lastChangeOf,
  useLastChange,
} from '../../../renderer/changes/last-change-store.ts';
import { appliedChange } from '../../helpers/applied-change.ts';
import { openWindow } from '../../helpers/window.ts';

/** A window in which “folk” takes the place of “people” in two episodes, and what it tells. */
async function replace() {
  let count = 0;
  const window = openWindow({
    'changes.apply': appliedChange,
    'changes.undo': () => ({ id: `undo ${++count}`, restored: ['bees.md', 'wasps.md'], left: [] }),
  });
  onTestFinished(clearLastChange);
  await applyChange(
    'Replaced “people” by “folk”',
    ['bees.md', 'wasps.md'].map((path) => ({ path, hash: 'hash', edits: [{ from: 0, to: 6, insert: 'folk' }] })),
  );
  return window;
}

const notices = () => useNotices.getState().notices.map(({ message, action }) => [message, action?.title]);
const last = () => useLastChange.getState().last;

test('a change of many files is what Undo takes back in the episodes that it wrote, and in no other', async () => {
  await replace();
  expect(notices()).toEqual([['Replaced “people” by “folk” in 2 episodes.', 'Undo']]);
  expect(lastChangeOf('bees.md')).toMatchObject({ id: 'change', files: 2 });
  expect(lastChangeOf('ants.md')).toBeNull();
});

test('an episode that was edited since has its own undo', async () => {
  await replace();
  setUnsaved('bees.md', true);
  setUnsaved('bees.md', false);
  expect(lastChangeOf('bees.md')).toBeNull();
  expect(lastChangeOf('wasps.md')).not.toBeNull();
});

test('an undo says what it took back, offers that again, and leaves no offer that would fail', async () => {
  const { argumentsOf } = await replace();
  await undoChange(last()!);
  expect(notices()).toEqual([['Undid: Replaced “people” by “folk” (2 files).', 'Redo']]);
  expect(lastChangeOf('bees.md')).toBeNull();
  askToUndoLastChange();
  expect(useLastChange.getState().asking).toBe(false);
  await undoChange(last()!);
  expect(notices()).toEqual([['Did again: Replaced “people” by “folk” (2 files).', 'Undo']]);
  expect(lastChangeOf('bees.md')).toMatchObject({ id: 'undo 2' });
  expect(argumentsOf('changes.undo')).toEqual([{ id: 'change' }, { id: 'undo 1' }]);
});

test('another library has nothing of it', async () => {
  await replace();
  clearLastChange();
  expect([last(), notices()]).toEqual([null, []]);
});
