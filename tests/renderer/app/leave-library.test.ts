import { expect, test, vi } from 'vitest';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { useOpenEpisodes } from '../../../renderer/episode/open/open-episodes-store.ts';
import { showEpisode } from '../../../renderer/episode/open/show-episode.ts';
import { passDecorations } from '../../../renderer/episode/pass/pass-decorations.ts';
import { chooseDigit } from '../../../renderer/episode/pass/pass-changes.ts';
import { followChange, startPass } from '../../../renderer/episode/pass/pass.ts';
import { usePass } from '../../../renderer/episode/pass/pass-store.ts';
import { defaultView, useTable } from '../../../renderer/table/table-store.ts';
import { noSidecar, openEditor, openWindow, openedEpisode } from '../../helpers/window.ts';

const text = 'AB - Ann Bell  \nCD - Carl Dunn\n\nAB Who built it?\n\nCD My father.\n\nAB Thanks.\n';

test('leaving a library keeps where the editor was, what is reviewed and what is unsaved, in this order, and leaves nothing of it open', async () => {
  vi.stubGlobal(
    'Audio',
    class extends EventTarget {
      paused = true;
      currentTime = 0;
      pause() {}
      removeAttribute() {}
    },
  );
  const { leaveLibrary } = await import('../../../renderer/app/leave-library.ts');
  const { requests } = openWindow({
    'episode.open': ({ path }) => openedEpisode(path, text),
    'sidecar.read': () => noSidecar,
  });
  openEditor(followChange);
  await showEpisode('ferry.md', [passDecorations()]);
  startPass();
  chooseDigit(2);
  useTable.setState({ last: { ...defaultView, where: 'state=ready' } });

  await leaveLibrary();
  const written = requests.filter(({ channel }) =>
    ['sidecar.setReviewed', 'app.rememberPlace', 'episode.journal'].includes(channel),
  );
  expect(written).toMatchObject([
    { channel: 'sidecar.setReviewed', argument: { path: 'ferry.md', turn: { index: 0 } } },
    { channel: 'app.rememberPlace', argument: { place: { path: 'ferry.md', turn: 1, inPass: true } } },
    { channel: 'episode.journal', argument: { path: 'ferry.md', text: text.replace('AB Who', 'CD Who') } },
  ]);
  expect(useOpenEpisodes.getState()).toMatchObject({ shown: null, episodes: new Map() });
  expect(usePass.getState().mode).toBe('off');
  expect(useTable.getState().last).toBe(defaultView);

  useLibrary.setState({ library: null });
  const before = requests.length;
  await leaveLibrary();
  expect(requests).toHaveLength(before);
});
