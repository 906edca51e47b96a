import { expect, test, vi } from 'vitest';
import { RostrumError } from '../../../shared/failure.ts';
import type { EpisodeRow } from '../../../shared/library/episode-row.ts';
import { putListedRows, refreshChangedRows, refreshRows, useLibrary } from '../../../renderer/base/library-store.ts';
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

test('a change asks for the rows that changed, came or went, and leaves the others and their order', async () => {
  const rowOf = (path: string, title = path) => ({ path, title }) as EpisodeRow;
  const window = openWindow({
    'library.rows': () => ({ rows: [rowOf('b.md', 'Another title'), rowOf('bb.md')], indexing: false }),
  });
  const [a, d] = [rowOf('a.md'), rowOf('d.md')];
  useLibrary.setState({ rows: [a, rowOf('b.md'), rowOf('c.md'), d] });
  await refreshChangedRows(['b.md', 'bb.md', 'c.md']);
  const { rows } = useLibrary.getState();
  expect(rows.map(({ title }) => title)).toEqual(['a.md', 'Another title', 'bb.md', 'd.md']);
  expect([rows[0], rows[3]]).toEqual([a, d]);
  expect(rows[0]).toBe(a);
  expect(window.requests).toEqual([{ channel: 'library.rows', argument: { paths: ['b.md', 'bb.md', 'c.md'] } }]);
});

test('a change of everything, or of very many files, asks for the whole list', async () => {
  const window = openWindow({ 'library.list': () => listOf(1) });
  await refreshChangedRows([]);
  await refreshChangedRows(Array.from({ length: 500 }, (_, index) => `${index}.md`));
  expect(window.requests.map(({ channel }) => channel)).toEqual(['library.list', 'library.list']);
});

test('a list that was asked for before a change, and comes after its rows, is asked for again', async () => {
  const answers: ((count: number) => void)[] = [];
  openWindow({
    'library.list': () => new Promise((resolve) => answers.push((count) => resolve(listOf(count)))),
    'library.rows': () => ({ rows: [{ path: '1.md' } as EpisodeRow], indexing: false }),
  });
  const whole = refreshRows();
  await refreshChangedRows(['1.md']);
  answers[0]!(1);
  await Promise.resolve();
  await expect.poll(() => answers.length).toBe(2);
  answers[1]!(2);
  await whole;
  expect(useLibrary.getState().rows).toHaveLength(2);
});

test('rows of files that are read for the first time come in portions, and figures are not asked again for each', async () => {
  vi.useFakeTimers();
  const rowsOf = (paths: readonly string[]) => paths.map((path) => ({ path, title: 'Read' }) as EpisodeRow);
  const window = openWindow({
    'library.rows': ({ paths }) => ({ rows: rowsOf(paths), indexing: true }),
  });
  const { version } = useLibrary.getState();
  const paths = Array.from({ length: 1500 }, (_, index) => `${String(index).padStart(4, '0')}.md`);
  useLibrary.setState({ rows: paths.map((path) => ({ path, title: 'Not read' }) as EpisodeRow) });
  const puts = [putListedRows(paths.slice(0, 200)), putListedRows(paths.slice(200))];
  await vi.runAllTimersAsync();
  await Promise.all(puts);
  vi.useRealTimers();
  expect(window.requests.map(({ argument }) => (argument as { paths: string[] }).paths.length)).toEqual([1000, 500]);
  expect(useLibrary.getState().rows).toEqual(rowsOf(paths));
  expect(useLibrary.getState().version).toBe(version);
});

test('rows that were asked for before another library was opened are not put into its list', async () => {
  vi.useFakeTimers();
  let answer = () => {};
  openWindow({
    'library.rows': ({ paths }) =>
      new Promise((resolve) => {
        answer = () => resolve({ rows: paths.map((path) => ({ path }) as EpisodeRow), indexing: true });
      }),
  });
  const put = putListedRows(['of-the-first.md']);
  await vi.runAllTimersAsync();
  useLibrary.setState(({ library }) => ({ library: { ...library!, root: '/second' }, rows: [] }));
  answer();
  vi.useRealTimers();
  await put;
  expect(useLibrary.getState().rows).toEqual([]);
});

test('while another library is opened, rows that cannot be had are not told as an error', async () => {
  vi.useFakeTimers();
  openWindow({
    'library.rows': () => {
      throw new RostrumError({ code: 'bad-request', message: 'No library is open.' });
    },
  });
  const put = putListedRows(['1.md']);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  await put;
  expect(useNotices.getState().notices).toEqual([]);
});

test('rows that a later change came before are asked for again', async () => {
  vi.useFakeTimers();
  const answers: ((title: string) => void)[] = [];
  openWindow({
    'library.rows': () =>
      new Promise((resolve) =>
        answers.push((title) => resolve({ rows: [{ path: '1.md', title } as EpisodeRow], indexing: true })),
      ),
  });
  const put = putListedRows(['1.md']);
  await vi.runAllTimersAsync();
  const change = refreshChangedRows(['1.md']);
  answers[1]!('Later');
  await change;
  answers[0]!('Earlier');
  vi.useRealTimers();
  await expect.poll(() => answers.length).toBe(3);
  expect(useLibrary.getState().rows).toMatchObject([{ title: 'Later' }]);
  answers[2]!('Later');
  await put;
});
