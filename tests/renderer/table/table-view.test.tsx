// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { unreadRow, type EpisodeRow } from '../../../shared/library/episode-row.ts';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { TableView } from '../../../renderer/table/TableView.tsx';
import { openView } from '../../helpers/view.tsx';

function openTable(rows: readonly EpisodeRow[]): void {
  openView(<TableView />, { 'table.values': () => ({ values: {} }) });
  useLibrary.setState({ rows, indexing: true });
  onTestFinished(() => useLibrary.setState({ indexing: false }));
}

test('files that nobody has read yet are no rows: a filter for what is missing would match them', async () => {
  openTable([{ ...unreadRow('read.md', 100), kind: 'episode' }, unreadRow('unread.md', 100)]);
  expect(await screen.findByText('1 of 1 files')).toBeTruthy();
  expect(screen.queryByText('unread')).toBeNull();
});

test('the table says that the folder is being read while no file of it is', async () => {
  openTable([unreadRow('unread.md', 100)]);
  expect(await screen.findByText('Reading the folder…')).toBeTruthy();
});
