// @vitest-environment happy-dom
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { expect, onTestFinished, test, vi } from 'vitest';
import { episodeField } from '../../../../renderer/episode/editor/episode-field.ts';
import { findInEpisode, openFind } from '../../../../renderer/episode/editor/find-in-episode.ts';
import { frontMatterGuard } from '../../../../renderer/episode/editor/front-matter-guard.ts';

const talk = '---\ntitle: Bees\n---\nAB Bees keep bees.\n\nCD The bees do.\n';

/** The find panel over the talk, with a word to look for. */
async function lookFor(word: string) {
  const view = new EditorView({
    state: EditorState.create({ doc: talk, extensions: [episodeField, frontMatterGuard(), findInEpisode()] }),
    parent: document.body,
  });
  onTestFinished(() => view.destroy());
  openFind(view);
  const panel = view.dom.querySelector<HTMLElement>('.find-panel')!;
  const input = panel.querySelector<HTMLInputElement>('[aria-label="Find"]')!;
  input.value = word;
  input.dispatchEvent(new Event('input'));
  const says = (count: string) => vi.waitFor(() => expect(panel.querySelector('.find-count')!.textContent).toBe(count));
  const press = (init: KeyboardEventInit) =>
    input.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  return { view, says, press };
}

test('find says how many there are, and at which one it is; the hidden front matter does not count', async () => {
  const { view, says, press } = await lookFor('bees');
  await says('3 found');
  press({ key: 'Enter' });
  await says('1 of 3');
  press({ key: 'Enter' });
  await says('2 of 3');
  press({ key: 'Enter', shiftKey: true });
  await says('1 of 3');
  view.dispatch({ selection: { anchor: view.state.doc.length } });
  await says('3 found');
});

test('what is not there is said', async () => {
  const { says } = await lookFor('wasps');
  await says('nothing found');
});
