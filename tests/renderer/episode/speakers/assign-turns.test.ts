import { undo } from '@codemirror/commands';
import { expect, test } from 'vitest';
import { useNotices } from '../../../../renderer/base/notices-store.ts';
import type { MenuAction, MenuSections } from '../../../../renderer/base/context-menu-store.ts';
import { showEpisode } from '../../../../renderer/episode/open/show-episode.ts';
import { useNewSpeaker } from '../../../../renderer/episode/open/new-speaker.ts';
import { speakerSections } from '../../../../renderer/episode/speakers/assign-turns.ts';
import { noSidecar, openEditor, openWindow, openedEpisode } from '../../../helpers/window.ts';

const ferry = `AB - Ann Bell${'  '}
CD - Carl Dunn

AB Who built the ferry?

CD My father did.

AB Who painted it?

AB Was it green?
`;

async function openFerry() {
  openWindow({ 'episode.open': ({ path }) => openedEpisode(path, ferry), 'sidecar.read': () => noSidecar });
  const view = openEditor();
  await showEpisode('ferry.md', []);
  return view;
}

const actions = (sections: MenuSections) => sections.flat() as MenuAction[];
const action = (sections: MenuSections, title: string) => actions(sections).find((one) => one.title === title)!;
const labels = (text: string) => [...text.matchAll(/^(\w\w) (?!- )/gm)].map(([, label]) => label);
const textOf = (view: Awaited<ReturnType<typeof openFerry>>) => view.state.doc.toString();

test('everybody of the episode is offered with the number that they have, whoever has the turn is not to be chosen again', async () => {
  const view = await openFerry();
  expect(
    actions(speakerSections(view, { kind: 'turns', turns: [0] })).map(({ title, detail, speaker, isDisabled }) => [
      speaker ?? '-',
      title,
      detail ?? '-',
      isDisabled ?? false,
    ]),
  ).toEqual([
    [1, 'Ann Bell', 'now', true],
    [2, 'Carl Dunn', 'CD', false],
    ['-', 'New speaker…', '-', false],
  ]);
});

test.each([
  [{ kind: 'turns', turns: [2] } as const, ['AB', 'CD', 'CD', 'AB'], null],
  [{ kind: 'from-here', turn: 2 } as const, ['AB', 'CD', 'CD', 'CD'], '2 turns of AB are Carl Dunn’s now.'],
  [{ kind: 'everywhere', turn: 2 } as const, ['CD', 'CD', 'CD', 'CD'], '3 turns of AB are Carl Dunn’s now.'],
])(
  '%o: the turns meant are given away as one step of undo; of several it is said how many',
  async (given, after, said) => {
    const view = await openFerry();
    action(speakerSections(view, given), 'Carl Dunn').run();
    expect(labels(textOf(view))).toEqual(after);
    expect(useNotices.getState().notices.map(({ message }) => message)).toEqual(said === null ? [] : [said]);
    undo(view);
    expect(textOf(view)).toBe(ferry);
  },
);

test('the toast takes the change back, and goes as soon as something else is changed', async () => {
  const view = await openFerry();
  action(speakerSections(view, { kind: 'everywhere', turn: 0 }), 'Carl Dunn').run();
  useNotices.getState().notices[0]!.action!.run();
  expect(textOf(view)).toBe(ferry);
  action(speakerSections(view, { kind: 'everywhere', turn: 0 }), 'Carl Dunn').run();
  expect(useNotices.getState().notices.at(-1)!.message).toContain('3 turns');
  view.dispatch({ changes: { from: view.state.doc.length, insert: 'So.' }, userEvent: 'input.operation' });
  expect(
    useNotices
      .getState()
      .notices.filter(({ action: one }) => one !== undefined)
      .map(({ id }) => id),
  ).toHaveLength(1);
});

test('a new speaker is declared with the first turns that they get', async () => {
  const view = await openFerry();
  action(speakerSections(view, { kind: 'rest', offset: ferry.indexOf('did.') }), 'New speaker…').run();
  useNewSpeaker.getState().question!.onAdd({ label: 'EF', name: 'Eva Frost' });
  useNewSpeaker.setState({ question: null });
  expect(textOf(view)).toContain('CD - Carl Dunn  \nEF - Eva Frost\n');
  expect(textOf(view)).toContain('CD My father\n\nEF did.\n');
});
