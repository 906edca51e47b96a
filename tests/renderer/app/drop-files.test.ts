// @vitest-environment happy-dom
import { expect, onTestFinished, test } from 'vitest';
import { describeDrop, takeDropped } from '../../../renderer/app/drop-files.ts';
import { useDrafts } from '../../../renderer/draft/draft-store.ts';
import { useLibrary } from '../../../renderer/base/library-store.ts';
import { useNavigation } from '../../../renderer/base/navigation-store.ts';
import { useNotices } from '../../../renderer/base/notices-store.ts';
import { openWindow } from '../../helpers/window.ts';

const file = (name: string) => ({ name, isFolder: false, path: `/desk/${name}` });
const notices = () => useNotices.getState().notices.map(({ message }) => message);

function open(place: 'worklist' | 'episode') {
  const window = openWindow();
  onTestFinished(() => useNavigation.setState(useNavigation.getInitialState(), true));
  useNavigation.setState({ place: place === 'worklist' ? { kind: 'worklist' } : { kind: 'episode', path: 'bees.md' } });
  return window;
}

test('the words of the drop target are those of the place', () => {
  open('worklist');
  expect(describeDrop()).toBe(
    'Drop a recording to draft its transcript, a transcript to import it, or a folder to open it as a library',
  );
  useNavigation.setState({ place: { kind: 'episode', path: 'bees.md' } });
  expect(describeDrop()).toMatch(/^Drop a recording for this episode/);
  useLibrary.setState({ library: null });
  expect(describeDrop()).toBe('Drop a folder to open it as a library');
});

test('a transcript is read for import, a folder opened as a library', async () => {
  const { argumentsOf } = open('worklist');
  await takeDropped([file('bees.vtt')]);
  expect(argumentsOf('import.open')).toEqual([{ file: '/desk/bees.vtt' }]);
  await takeDropped([{ name: 'show', isFolder: true, path: '/desk/show' }]);
  expect(argumentsOf('library.open')).toEqual([{ path: '/desk/show' }]);
});

test.each([
  ['moving pictures', [file('bees.mov')], '“bees.mov” is no recording that can be played here.'],
  ['several files that are no recordings alone', [file('a.mp3'), file('b.vtt')], '2 files were dropped.'],
  ['what is on no disk', [{ ...file('a.vtt'), path: '' }], 'What was dropped is no file on this machine.'],
])('%s: nothing is done, and it is said why', async (_, dropped, said) => {
  const { requests } = open('worklist');
  await takeDropped(dropped);
  expect([notices(), requests]).toEqual([[said], []]);
});

test('recordings outside of an episode, and several of them, are offered for drafts', async () => {
  open('worklist');
  await takeDropped([file('bees.mp3')]);
  expect(useDrafts.getState()).toMatchObject({ isOpen: true, dropped: [{ name: 'bees.mp3', path: '/desk/bees.mp3' }] });
  open('episode');
  await takeDropped([file('a.mp3'), file('b.wav')]);
  expect(useDrafts.getState().dropped.map(({ name }) => name)).toEqual(['a.mp3', 'b.wav']);
  expect(notices()).toEqual([]);
});

test('without a library, a file says that a folder is wanted', async () => {
  const { requests } = open('worklist');
  useLibrary.setState({ library: null });
  await takeDropped([file('bees.vtt')]);
  expect([notices(), requests]).toEqual([['“bees.vtt” is a file; a library is a folder.'], []]);
});
