import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepUnsaved } from '../../../../electron/history/history.ts';
import { readKeptOnMachine } from '../../../../electron/services/library/kept-on-machine.ts';
import {
  confirmSite,
  isSiteConfirmed,
  requireTrusted,
  revokeSite,
  revokeTrust,
  trustRepository,
} from '../../../../electron/services/site/trust.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { openTestLibrary } from '../../../helpers/open-test-library.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

test('what is kept of a library is told, and work that is not saved by its episode', async () => {
  const root = await temporaryFolder();
  const userData = await temporaryFolder();
  await writeFile(join(root, 'a.md'), 'A\n');
  const library = await openTestLibrary(root, userData);
  keepUnsaved(library.history, 'a.md', { text: 'Typed.\n', baseHash: 'hash', base: null });
  const kept = await readKeptOnMachine(userData, library);
  expect(kept).toMatchObject({ folder: userData, libraries: { count: 1 }, repositories: [], sites: [] });
  expect(kept.library!.unsaved.map(({ path }) => path)).toEqual(['a.md']);
  expect(kept.library!.catalogueBytes + kept.library!.historyBytes).toBe(kept.libraries.bytes);
  expect((await readKeptOnMachine(userData, null)).library).toBeNull();
});

test('trust that is revoked is asked for again, and so is a site', async () => {
  const folder = await temporaryFolder();
  const userData = join(folder, 'user-data');
  const [library, site] = [join(folder, 'library'), join(folder, 'site')];
  await mkdir(library);
  await mkdir(site);
  for (const root of [library, site]) await trustRepository(userData, { root });
  await confirmSite(userData, library, site);
  const before = await readKeptOnMachine(userData, null);
  expect(before).toMatchObject({ repositories: [library, site], sites: [{ library, site }] });

  await revokeTrust(userData, site);
  await revokeSite(userData, library, site);
  const repository = (root: string) => ({ root }) as Parameters<typeof requireTrusted>[1];
  expect((await expectFailure(requireTrusted(userData, repository(site)))).code).toBe('not-trusted');
  expect(await requireTrusted(userData, repository(library))).toMatchObject({ root: library });
  expect(await isSiteConfirmed(userData, library, site)).toBe(false);
});
