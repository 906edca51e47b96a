import { expect, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import { createEpisodeState } from '../../../../renderer/episode/editor/episode-editor.ts';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { useOpenEpisodes } from '../../../../renderer/episode/open/open-episodes-store.ts';
import { showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import { passDecorations } from '../../../../renderer/episode/pass/pass-decorations.ts';
import { followChange } from '../../../../renderer/episode/pass/pass.ts';
import { comparedText } from '../../../../renderer/episode/voices/compared-text.ts';
import { noticeCorrections } from '../../../../renderer/episode/words/corrections.ts';
import { spelling } from '../../../../renderer/episode/words/spelling.ts';
import { noSidecar, openedEpisode, openEditor, openWindow } from '../../../helpers/window.ts';

const features = [passDecorations(), comparedText, spelling(), noticeCorrections()];
const keys = [...'and so the ferry went home. '];

/** How often keys in the middle of an episode look at something in its lists of blocks and turns, and how often what stands around the text is told of them. */
async function typeInEpisode(turns: number) {
  const text = `AB - Ann Bell  \nCD - Carl Dunn\n\n${'AB How did that begin?\n\nCD Nobody wrote it down.\n\n'.repeat(turns / 2)}`;
  openWindow({ 'episode.open': ({ path }) => openedEpisode(path, text), 'sidecar.read': () => noSidecar });
  const view = openEditor(followChange);
  await showEpisode('ferry.md', features);
  let looks = 0;
  const counted = <T extends object>(list: T): T =>
    new Proxy(list, { get: (target, name, receiver) => (looks++, Reflect.get(target, name, receiver)) });
  const episode = parseEpisode(text, defaultConfig);
  view.setState(
    createEpisodeState(text, defaultConfig, [
      features,
      episodeField.init(() => ({ ...episode, blocks: counted(episode.blocks), turns: counted(episode.turns) })),
    ]),
  );
  let told = 0;
  const stop = useOpenEpisodes.subscribe(() => told++);
  let at = text.indexOf('wrote it down', text.length / 2);
  const type = (insert: string) => {
    view.dispatch({ changes: { from: at, insert }, selection: { anchor: at + 1 }, userEvent: 'input.type' });
    at += insert.length;
  };
  // The first one keeps the tab open.
  type('o');
  looks = told = 0;
  for (const key of keys) type(key);
  stop();
  return { looks, told };
}

test('a key in a long episode takes no more work than in a short one, but for a search in its lists, and nothing around the text is told of it', async () => {
  const short = await typeInEpisode(100);
  const long = await typeInEpisode(4000);
  expect(long.looks).toBeLessThan(2 * short.looks);
  expect(long.told).toBe(0);
});
