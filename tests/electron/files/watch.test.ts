import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchLibrary } from '../../../electron/files/watch.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('tells once of many changes at a time, and nothing after it was closed', async () => {
  const root = await temporaryFolder({ 'a.md': 'old' });
  const changed = vi.fn();
  const watch = await watchLibrary(root, changed, () => {});
  onTestFinished(() => watch.close());
  await Promise.all([...'bcdef'].map((name) => writeFile(join(root, `${name}.md`), 'new')));
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce(), 5000);
  await rm(join(root, 'a.md'));
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2), 5000);
  const changedForAnother = vi.fn();
  const another = await watchLibrary(root, changedForAnother, () => {});
  onTestFinished(() => another.close());
  await watch.close();
  await writeFile(join(root, 'a.md'), 'again');
  await vi.waitFor(() => expect(changedForAnother).toHaveBeenCalled(), 5000);
  expect(changed).toHaveBeenCalledTimes(2);
});

test('says so, and goes on, where a folder cannot be followed', async () => {
  const root = await temporaryFolder();
  const notices: string[] = [];
  const watch = await watchLibrary(
    join(root, 'none'),
    () => {},
    (message) => notices.push(message),
  );
  await watch.close();
  expect(notices).toEqual(['Changes by other programs are not noticed by themselves in this folder.']);
});
