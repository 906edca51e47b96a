import { expect, test } from 'vitest';
import type { EpisodeRow } from '../../../shared/library/episode-row.ts';
import { refreshRows, useLibrary } from '../../../renderer/base/library-store.ts';
import { useNotices } from '../../../renderer/base/notices-store.ts';
import { openWindow } from '../../helpers/window.ts';

/** The list of a library that holds so many files. */
const listOf = (count: number) => ({
  rows: Array.from({ length: count }, (_, index) => ({ path: `${index}.md` }) as EpisodeRow),
  indexing: false,
});

test('a list that was asked for earlier and comes later does not take the place of a later one', async () => {
  const answers: ((count: number) => void)[] = [];
  openWindow({ 'library.list': () => new Promise((resolve) => answers.push((count) => resolve(listOf(count)))) });
  const refreshes = [refreshRows(), refreshRows()];
  answers[1]!(2);
  await refreshes[1];
  answers[0]!(1);
  await refreshes[0];
  expect(useLibrary.getState().rows).toHaveLength(2);
});

test('lists that come in order are each shown, and each tells that the library changed', async () => {
  let count = 0;
  openWindow({ 'library.list': () => listOf(++count) });
  const before = useLibrary.getState().version;
  await refreshRows();
  expect(useLibrary.getState().rows).toHaveLength(1);
  await refreshRows();
  expect(useLibrary.getState().rows).toHaveLength(2);
  expect(useLibrary.getState().version).toBe(before + 2);
});

test('a list that cannot be read is told, and the rows stay', async () => {
  let fails = false;
  openWindow({
    'library.list': () => {
      if (fails) throw new Error('The folder is gone.');
      return listOf(3);
    },
  });
  await refreshRows();
  fails = true;
  await refreshRows().catch(() => {});
  expect(useLibrary.getState().rows).toHaveLength(3);
  expect(useNotices.getState().notices).toMatchObject([{ kind: 'error', message: 'The folder is gone.' }]);
});
