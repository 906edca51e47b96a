import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { deleteKept, keepWhileInUse, measureKept } from '../../../../electron/services/machine/kept-files.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

test('each kind is counted with its bytes, and only it is deleted', async () => {
  const userData = await temporaryFolder();
  await write(userData, {
    'peaks/a.peaks': '12345',
    'peaks/b.peaks': '123',
    'voices/a-1.json': '{}',
    'drafts/draft-1/talk.json': '{}',
    // Rostrum's own drafts are no program's.
    'drafts/heard-1/request.json': '{}',
    'settings.json': '{}',
  });
  expect(await measureKept(userData)).toEqual([
    { kind: 'outlines', files: 2, bytes: 8 },
    { kind: 'voices', files: 1, bytes: 2 },
    { kind: 'transcripts', files: 1, bytes: 2 },
    { kind: 'updates', files: 0, bytes: 0 },
    { kind: 'log', files: 0, bytes: 0 },
  ]);
  await deleteKept(userData, 'outlines');
  await deleteKept(userData, 'voices');
  await deleteKept(userData, 'updates');
  expect(await readdir(join(userData, 'peaks'))).toEqual([]);
  expect(await readdir(join(userData, 'voices'))).toEqual([]);
  expect((await readdir(userData)).sort()).toEqual(['drafts', 'peaks', 'settings.json', 'voices']);
});

test('a transcript that is being made, and an update that is being downloaded, stay', async () => {
  const userData = await temporaryFolder();
  await write(userData, {
    'drafts/draft-1/talk.json': '{}',
    'drafts/draft-2/talk.json': '{}',
    'drafts/heard-1/request.json': '{}',
    'updates/app.deb': 'whole',
    'updates/app.AppImage.part': 'half',
  });
  const release = keepWhileInUse(join(userData, 'drafts', 'draft-2'));
  await deleteKept(userData, 'transcripts');
  await deleteKept(userData, 'updates');
  expect(await readdir(join(userData, 'drafts'))).toEqual(['draft-2', 'heard-1']);
  expect(await readdir(join(userData, 'updates'))).toEqual(['app.AppImage.part']);
  release();
  await deleteKept(userData, 'transcripts');
  expect(await readdir(join(userData, 'drafts'))).toEqual(['heard-1']);
});
