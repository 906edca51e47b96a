import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { launchRostrum, temporaryFolder } from '../helpers/launch.ts';
import { say } from './measure.ts';
import { describeMemory, memoryOf, sumOf, type ProcessMemory } from './process-memory.ts';
import { writeShortEpisodes } from './short-episodes.ts';
import { timeToList } from './time-to-list.ts';
import { beginAsking, describeLongTasks, describeWaits } from './watch-window.ts';

/** Milliseconds without a progress bar after which the app counts as idle. */
const idleAfter = 6000;

/** Between two looks at the memory while it publishes, in milliseconds. */
const memoryPause = 300;
/** Thousands of pages take minutes on a busy machine. */
const publishTimeout = 600_000;

/** The real window over thousands of short episodes: until the list can be used, how it answers meanwhile, and what all processes hold when nothing is left to do. */
export async function measureManyFiles(fileCount = 4000): Promise<void> {
  const folder = temporaryFolder();
  const library = join(folder.path, 'library');
  writeShortEpisodes(library, fileCount);
  say(`${formatCount(fileCount)} short episodes in the real window`);
  try {
    const userData = join(folder.path, 'user-data');
    for (const { time, listed } of [
      { time: 'for the first time', listed: join(folder.path, 'other-user-data') },
      { time: 'again', listed: userData },
    ]) {
      const { usable, whole } = await timeToList(library, listed, countOf(fileCount, 'file'));
      const { app, window, close } = await launchRostrum(library, { userData });
      try {
        await beginAsking(window);
        await waitUntilIdle(window);
        const waits = await describeWaits(window);
        // An app that is asked sixteen times a second is not idle.
        await waitUntilIdle(window);
        say(
          `  opened ${time.padEnd(20)} every file listed ${usable.toFixed(0)} ms after the start (the aim: 1500), and read after ${whole.toFixed(0)}; idle, all processes hold ${describeMemory(await memoryOf(app), 300)}`,
        );
        say(`    until then ${await describeLongTasks(window)}; ${waits}`);
      } finally {
        await close();
      }
    }
  } finally {
    folder.remove();
  }
}

/** What all processes hold at most while the window publishes thousands of episodes into an empty site. */
export async function measurePublishing(fileCount = 10_000): Promise<void> {
  const folder = temporaryFolder();
  const library = join(folder.path, 'library');
  writeShortEpisodes(library, fileCount);
  writeFileSync(join(library, 'rostrum.yaml'), 'publish:\n  site: ../site\n');
  mkdirSync(join(folder.path, 'site'));
  say(`${formatCount(fileCount)} short episodes published in the real window`);
  const { app, window, close } = await launchRostrum(library, { userData: join(folder.path, 'user-data') });
  try {
    await waitUntilIdle(window);
    await window.keyboard.press('Control+Enter');
    const plan = await mostWhile(
      app,
      window
        .getByRole('button', { name: `Publish ${countOf(fileCount, 'episode')}` })
        .click({ timeout: publishTimeout }),
    );
    const written = await mostWhile(
      app,
      window
        .getByRole('heading', { name: `${countOf(fileCount, 'file')} were written` })
        .waitFor({ timeout: publishTimeout }),
    );
    say(`  while it plans, all processes hold at most ${describeMemory(plan, 450)}`);
    say(`  while it writes, all processes hold at most ${describeMemory(written, 450)}`);
  } finally {
    await close();
    folder.remove();
  }
}

/** What the processes held when they held the most, until something is done. */
async function mostWhile(app: ElectronApplication, done: Promise<void>): Promise<ProcessMemory[]> {
  let most: ProcessMemory[] = [];
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  done.then(end, end);
  while (!isDone) {
    const now = await memoryOf(app);
    if (sumOf(now) > sumOf(most)) most = now;
    await new Promise((resolve) => setTimeout(resolve, memoryPause));
  }
  await done;
  return most;
}

async function waitUntilIdle(window: Page): Promise<void> {
  const progress = window.getByRole('progressbar');
  for (let since = performance.now(); performance.now() - since < idleAfter;) {
    await window.waitForTimeout(250);
    if ((await progress.count()) > 0) since = performance.now();
  }
}
