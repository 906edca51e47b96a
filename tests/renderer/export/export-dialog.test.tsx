// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import type { EpisodeRow } from '../../../shared/library/episode-row.ts';
import type { ExportedEpisode, ExportFormat } from '../../../shared/publish/export-formats.ts';
import { runCommand } from '../../../renderer/base/commands.ts';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { go } from '../../../renderer/base/navigation-store.ts';
import { clearSelection, select } from '../../../renderer/base/selection-store.ts';
import { ExportDialog } from '../../../renderer/export/ExportDialog.tsx';
import { useExport } from '../../../renderer/export/export-store.ts';
import type { Answers } from '../../helpers/window.ts';
import { openView } from '../../helpers/view.tsx';

const row = (path: string, title: string) =>
  ({ path, title, kind: 'episode', date: null, guests: [] }) as unknown as EpisodeRow;
const noTimes = 'The turns have no times. Align the episode.';

/** Captions cannot be had of `bus.md`. */
const render = ({ paths, formats }: { readonly paths: readonly string[]; readonly formats: readonly ExportFormat[] }) =>
  paths.map((path): ExportedEpisode => ({
    path,
    outputs: formats.map((format) => {
      const isRefused = path === 'bus.md' && format === 'vtt';
      return { format, bytes: isRefused ? null : new Uint8Array([1]), refused: isRefused ? [noTimes] : [] };
    }),
  }));

function openExport(answers: Answers = {}, shown: string | null = null) {
  onTestFinished(() => useExport.setState(useExport.getInitialState(), true));
  const view = openView(<ExportDialog />, {
    'export.render': render,
    'export.write': ({ files }) => files.map(({ name }) => ({ name, reason: null })),
    ...answers,
  });
  act(() => {
    useLibrary.setState({ rows: [row('bus.md', 'A bus'), row('2023/garden.md', 'A garden')] });
    if (shown !== null) go({ kind: 'episode', path: shown });
    runCommand('export.open');
  });
  return view;
}

const written = (view: ReturnType<typeof openExport>) =>
  view.argumentsOf('export.write').map(({ files, replace }) => ({ names: files.map(({ name }) => name), replace }));

test('the episode that is shown is saved as one file, and a format that it cannot be had in says why', async () => {
  const view = openExport({ 'export.choosePlace': () => ({ id: 'p', path: '/out/bus.docx', existing: [] }) }, 'bus.md');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'A bus' }).checked).toBe(true);
  expect(await screen.findByText(noTimes)).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /WebVTT/ }).disabled).toBe(true);
  await view.user.click(screen.getByRole('button', { name: 'Save as…' }));
  expect(await screen.findByText('1 file written to /out/bus.docx.')).toBeTruthy();
  expect(view.argumentsOf('export.choosePlace')).toEqual([{ names: ['bus.docx'], isFolder: false }]);
  expect(written(view)).toEqual([{ names: ['bus.docx'], replace: true }]);
});

test('episodes that were selected are ticked, whichever is shown', () => {
  onTestFinished(clearSelection);
  select(['bus.md', '2023/garden.md']);
  openExport({}, 'bus.md');
  const ticked = screen.getAllByRole<HTMLInputElement>('checkbox', { name: /^A / }).map(({ checked }) => checked);
  expect(ticked).toEqual([true, true]);
});

test('several episodes go into a folder in each format, and what cannot be had is told by name with the reason', async () => {
  const view = openExport({ 'export.choosePlace': () => ({ id: 'p', path: '/out', existing: [] }) });
  await view.user.click(screen.getByRole('checkbox', { name: /WebVTT/ }));
  await view.user.click(screen.getByRole('button', { name: 'Export to a folder…' }));
  expect(await screen.findByText('3 files written to /out.')).toBeTruthy();
  const [left] = screen.getAllByRole('listitem');
  expect(within(left!).getByText(noTimes)).toBeTruthy();
  expect(left!.textContent).toContain('bus.vtt');
  expect(written(view)).toEqual([{ names: ['bus.docx', '2023/garden.vtt', '2023/garden.docx'], replace: true }]);
});

test.each([
  ['Leave them', false],
  ['Replace them', true],
] as const)('files that are there already are asked about: %s', async (answer, replace) => {
  const view = openExport({ 'export.choosePlace': () => ({ id: 'p', path: '/out', existing: ['bus.docx'] }) });
  await view.user.click(screen.getByRole('button', { name: 'Export to a folder…' }));
  await screen.findByText('1 file is in /out already:');
  expect(written(view)).toEqual([]);
  await view.user.click(screen.getByRole('button', { name: answer }));
  await waitFor(() => expect(written(view).map((one) => one.replace)).toEqual([replace]));
});

test('whoever goes back from what is there already, or chooses no place, has exported nothing', async () => {
  const places = [null, { id: 'p', path: '/out', existing: ['bus.docx'] }];
  const view = openExport({ 'export.choosePlace': () => places.shift()! });
  await view.user.click(screen.getByRole('button', { name: 'Export to a folder…' }));
  await view.user.click(await screen.findByRole('button', { name: 'Export to a folder…' }));
  await view.user.click(await screen.findByRole('button', { name: 'Back' }));
  expect(await screen.findByRole('button', { name: 'Export to a folder…' })).toBeTruthy();
  expect(written(view)).toEqual([]);
});

test('an export that is stopped keeps what was written, and says so', async () => {
  let release = () => {};
  let renders = 0;
  const view = openExport({
    'export.choosePlace': () => ({ id: 'p', path: '/out', existing: [] }),
    'export.render': async (asked) => {
      if (++renders > 1) await new Promise<void>((done) => (release = done));
      return render(asked);
    },
  });
  act(() =>
    useLibrary.setState({ rows: Array.from({ length: 20 }, (_, index) => row(`${index}.md`, `Episode ${index}`)) }),
  );
  await view.user.click(screen.getByRole('checkbox', { name: 'All that are listed' }));
  await view.user.click(screen.getByRole('button', { name: 'Export to a folder…' }));
  await waitFor(() => expect(renders).toBe(2));
  await view.user.click(screen.getByRole('button', { name: 'Stop' }));
  release();
  expect(await screen.findByText('8 files written to /out. The rest was stopped.')).toBeTruthy();
  expect(view.argumentsOf('export.cancel')).toHaveLength(1);
});
