import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDataFolder } from '../../../electron/files/make-folder.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('makes a folder with those above it, and is content where it is there', async () => {
  const folder = join(await temporaryFolder(), 'a/b/c');
  makeDataFolder(folder);
  makeDataFolder(folder);
});

test.each([
  ...(process.platform === 'linux' ? ['/proc/x/y', '/proc/x'] : []),
  import.meta.filename,
  join(import.meta.filename, 'x'),
])('says in words that nothing can be kept in %s', (path) => {
  expect(() => makeDataFolder(path)).toThrow('Rostrum’s own data cannot be kept here, so nothing was changed.');
});
