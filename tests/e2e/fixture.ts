import { mkdtempSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { hasDisplay } from '../../build/launcher/display.mjs';
import { startDisplay } from '../helpers/display.ts';
import { launchRostrum, temporaryFolder, type LaunchOptions, type Running } from '../helpers/launch.ts';
import { writeFiles } from '../helpers/library.ts';
import { SharedApp } from '../helpers/shared-app.ts';

export { expect, type Locator, type Page } from '@playwright/test';
export type { Running } from '../helpers/launch.ts';

interface TestFixtures {
  /** A folder of the test's own, for its library and what lies beside that. */
  readonly folder: string;
  /** The folder of the test's library. */
  readonly library: string;
  /** The folder that `site: ../site` in its `rostrum.yaml` names. */
  readonly site: string;
  /** Writes files into the library, opens it in the app that tests share, and gives that with a window that begins anew. */
  readonly openLibrary: (files?: Readonly<Record<string, string>>) => Promise<Running>;
  /** Starts the shared app again, with the library that was open; closes it first where it still runs. */
  readonly restart: () => Promise<Running>;
  /** Starts an app of the test's own, for what depends on its first start, with user data in `folder`. */
  readonly launch: (library: string | null, options?: Omit<LaunchOptions, 'userData'>) => Promise<Running>;
}

interface WorkerFixtures {
  /** Holds the folders of all tests: a library may be open in the shared app until there is another. */
  readonly folders: string;
  readonly shared: SharedApp;
  /** A display for the worker's windows, where the machine has none. */
  readonly display: void;
}

/** The end-to-end tests' own `test`: when one is over, no app that it used may have written an error to its console. */
export const test = base.extend<TestFixtures & { readonly used: Set<Running> }, WorkerFixtures>({
  folders: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads here what a fixture needs.
    async ({}, use) => {
      const { path, remove } = temporaryFolder();
      await use(realpathSync(path));
      remove();
    },
    { scope: 'worker' },
  ],
  shared: [
    async ({ folders }, use) => {
      const shared = new SharedApp(join(folders, 'user-data'));
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],
  display: [
    // eslint-disable-next-line no-empty-pattern -- As above.
    async ({}, use) => {
      const display = hasDisplay() ? null : await startDisplay();
      await use();
      await display?.stop();
    },
    { scope: 'worker', auto: true },
  ],
  folder: ({ folders }, use) => use(mkdtempSync(join(folders, 'test-'))),
  library: ({ folder }, use) => use(join(folder, 'library')),
  site: ({ folder }, use) => use(join(folder, 'site')),
  // eslint-disable-next-line no-empty-pattern -- As above.
  used: async ({}, use) => {
    const used = new Set<Running>();
    await use(used);
    expect([...used].flatMap(({ errors }) => errors)).toEqual([]);
  },
  openLibrary: ({ library, shared, used }, use) =>
    use(async (files = {}) => {
      writeFiles(library, files);
      const rostrum = await shared.open(library);
      used.add(rostrum);
      return rostrum;
    }),
  restart: ({ shared, used }, use) =>
    use(async () => {
      const rostrum = await shared.restart();
      used.add(rostrum);
      return rostrum;
    }),
  launch: async ({ folder, used }, use) => {
    const launched: Running[] = [];
    await use(async (library, options) => {
      const rostrum = await launchRostrum(library, { userData: join(folder, 'user-data'), ...options });
      launched.push(rostrum);
      used.add(rostrum);
      return rostrum;
    });
    for (const rostrum of launched) await rostrum.close();
  },
});
