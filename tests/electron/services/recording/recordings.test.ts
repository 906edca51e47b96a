import { mkdir, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRecordings } from '../../../../electron/services/recording/find-recordings.ts';
import { openRecordings, resolveFound } from '../../../../electron/services/recording/recordings.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { writeSilentMp3, writeWav } from '../../../helpers/recording.ts';
import { listFiles, temporaryFolder } from '../../../helpers/temporary-folder.ts';

const open = (userData: string) => openRecordings(userData, (token) => `rostrum://app/recordings/${token}`);

async function library() {
  const folder = await temporaryFolder();
  const root = join(folder, 'library');
  await mkdir(root);
  await mkdir(join(folder, 'audio'));
  return { folder, root, userData: join(folder, 'user-data'), place: { root, path: 'night-shift.md' } };
}

describe('recordings', () => {
  it('are reached by a token, and by nothing else', async () => {
    const { folder, place, userData } = await library();
    writeWav(join(folder, 'a.wav'), [{ seconds: 1, loudness: 0.5 }]);
    const recordings = open(userData);
    const view = await recordings.attach(place, join(folder, 'a.wav'));
    if (view.kind !== 'ready') throw new Error(view.kind);
    expect(view.url).toBe(`rostrum://app/recordings/${view.token}`);
    expect(recordings.fileOf(view.token)).toEqual({ file: join(folder, 'a.wav'), type: 'audio/wav' });
    for (const other of ['', 'a.wav', join(folder, 'a.wav'), '../a.wav', view.token.slice(1), `${view.token}/..`])
      expect(recordings.fileOf(other)).toBeNull();
  });

  it('are remembered with their position and their outline, and nothing is written into the library', async () => {
    const { folder, root, place, userData } = await library();
    writeWav(join(folder, 'a.wav'), [{ seconds: 1, loudness: 0.5 }]);
    const first = open(userData);
    const view = await first.attach(place, join(folder, 'a.wav'));
    if (view.kind !== 'ready') throw new Error(view.kind);
    const peaks = { perSecond: 50, seconds: 1, values: Uint8Array.of(0, 127, 255) };
    await first.keepPosition(place, 12.5);
    await first.keepPeaks(view.token, peaks);
    // Another start.
    expect(await open(userData).open(place)).toMatchObject({ kind: 'ready', name: 'a.wav', position: 12.5, peaks });
    expect(await listFiles(root)).toEqual([]);
  });

  it('are listed over all libraries, with those that cannot be found, until they are forgotten', async () => {
    const { folder, root, place, userData } = await library();
    const [here, gone] = [join(folder, 'a.wav'), join(folder, 'b.wav')];
    for (const file of [here, gone]) writeWav(file, [{ seconds: 1, loudness: 0.5 }]);
    const recordings = open(userData);
    await recordings.attach(place, here);
    await recordings.attach({ root: '/another', path: 'bus.md' }, gone);
    await rename(gone, join(folder, 'c.wav'));
    expect(await recordings.list()).toEqual([
      { library: '/another', path: 'bus.md', file: gone, isThere: false },
      { library: root, path: 'night-shift.md', file: here, isThere: true },
    ]);
    await recordings.detach(place);
    expect((await recordings.list()).map(({ path }) => path)).toEqual(['bus.md']);
  });

  it('are not forgotten when their record cannot be read: that is told, and it is not written over', async () => {
    const { folder, place, userData } = await library();
    writeWav(join(folder, 'a.wav'), [{ seconds: 1, loudness: 0.5 }]);
    await open(userData).attach(place, join(folder, 'a.wav'));
    const record = join(userData, 'recordings.json');
    const tooLarge = 65 * 1024 * 1024;
    await truncate(record, tooLarge);
    const recordings = open(userData);
    expect(await expectFailure(recordings.open(place))).toMatchObject({ code: 'unreadable' });
    expect(await expectFailure(recordings.attach({ ...place, path: 'other.md' }, join(folder, 'a.wav')))).toMatchObject(
      { code: 'unreadable' },
    );
    expect((await stat(record)).size).toBe(tooLarge);
  });

  it('that are gone say so, and go on where they were left when they are shown again', async () => {
    const { folder, place, userData } = await library();
    writeWav(join(folder, 'a.wav'), [{ seconds: 1, loudness: 0.5 }]);
    const recordings = open(userData);
    const before = await recordings.attach(place, join(folder, 'a.wav'));
    if (before.kind !== 'ready') throw new Error(before.kind);
    await recordings.keepPeaks(before.token, { perSecond: 50, seconds: 1, values: Uint8Array.of(1) });
    await recordings.keepPosition(place, 7);
    await rename(join(folder, 'a.wav'), join(folder, 'b.wav'));
    expect(await recordings.open(place)).toEqual({
      kind: 'missing',
      name: 'a.wav',
      file: join(folder, 'a.wav'),
      message: 'It was moved, renamed or deleted, or its disk is not connected.',
      next: 'Connect the disk, or show where the recording is now.',
    });
    expect(await recordings.attach(place, join(folder, 'b.wav'))).toMatchObject({
      kind: 'ready',
      name: 'b.wav',
      position: 7,
      peaks: { seconds: 1 },
    });
  });

  it('are taken by their names, and an empty one is no recording', async () => {
    const { folder, place, userData } = await library();
    await writeFile(join(folder, 'empty.mp3'), '');
    await expect(open(userData).attach(place, join(folder, 'letter.docx'))).rejects.toThrow(
      '“letter.docx” is no recording that can be played.',
    );
    expect(await open(userData).attach(place, join(folder, 'empty.mp3'))).toMatchObject({
      kind: 'missing',
      message: 'The file is empty.',
    });
  });

  it('lose their position, and nothing more, when what is remembered can no longer be read', async () => {
    const { place, userData } = await library();
    await mkdir(userData);
    await writeFile(join(userData, 'recordings.json'), '{ "half');
    expect(await open(userData).open(place)).toEqual({ kind: 'none' });
  });

  it('found beside the library are taken from there only', async () => {
    const { folder, root } = await library();
    await writeFile(join(folder, 'audio', 'a.mp3'), 'x');
    expect(await resolveFound(root, '../audio/a.mp3')).toBe(join(folder, 'audio', 'a.mp3'));
    for (const file of ['../../a.mp3', '/etc/passwd', '..', '../audio/none.mp3'])
      await expect(resolveFound(root, file)).rejects.toThrow('does not lie beside the library');
  });
});

describe('a recording beside the library', () => {
  const episode = { path: 'episodes/night-shift.md', title: 'Night shift', date: '2019-11-07T09:00:00+00:00' };

  it('is offered by its name, whether it lies in the library or beside it', async () => {
    const { folder, root } = await library();
    for (const name of ['audio/Night Shift.mp3', 'library/raw-2019-11-07.wav', 'audio/other.mp3', 'audio/notes.txt'])
      await writeFile(join(folder, name), 'x');
    expect(await findRecordings(root, episode, null)).toEqual([
      { file: '../audio/Night Shift.mp3', name: 'Night Shift.mp3', reason: 'the same name' },
      { file: 'raw-2019-11-07.wav', name: 'raw-2019-11-07.wav', reason: 'the episode’s date in its name' },
    ]);
  });

  it('is offered by its length', async () => {
    const { folder, root } = await library();
    writeWav(join(folder, 'audio', 'ZOOM0001.wav'), [{ seconds: 12, loudness: 0.3 }]);
    writeWav(join(folder, 'audio', 'ZOOM0002.wav'), [{ seconds: 20, loudness: 0.3 }]);
    writeSilentMp3(join(folder, 'audio', 'ZOOM0003.mp3'), 20);
    await writeFile(join(folder, 'audio', 'broken.mp3'), 'no sound at all');
    expect((await findRecordings(root, episode, 20)).map(({ name, reason }) => [name, reason])).toEqual([
      ['ZOOM0002.wav', 'the same length'],
      ['ZOOM0003.mp3', 'the same length'],
    ]);
  });
});
