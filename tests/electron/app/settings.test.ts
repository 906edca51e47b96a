import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSettings } from '../../../electron/app/settings.ts';
import { expectFailure } from '../../helpers/expect-failure.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('settings are kept again, all of them, once what stood in the way of one change is gone', async () => {
  const path = join(await temporaryFolder(), 'settings.json');
  const settings = await openSettings(path);
  await mkdir(join(path, 'in the way'), { recursive: true });
  await expectFailure(settings.change({ recent: ['/library'] }));
  await rm(path, { recursive: true });
  await settings.change({ draftCommand: 'transcribe' });
  expect((await openSettings(path)).current).toMatchObject({ recent: ['/library'], draftCommand: 'transcribe' });
});

test('of changes that are made at once the last one counts', async () => {
  const path = join(await temporaryFolder(), 'settings.json');
  const settings = await openSettings(path);
  await Promise.all(['/a', '/b', '/c'].map((library) => settings.change({ recent: [library] })));
  expect((await openSettings(path)).current.recent).toEqual(['/c']);
});
