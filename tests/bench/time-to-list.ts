import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { electronProgram } from '../../build/launcher/electron.mjs';
import { reasonAgainstSandbox } from '../../build/launcher/system-libraries.mjs';

const root = join(import.meta.dirname, '..', '..');

export interface TimeToList {
  /** Milliseconds from the start of the process until every file has a row, perhaps by its name only. */
  readonly usable: number;
  /** Until every row says what is in its file. */
  readonly whole: number;
}

/**
 * Starts the app as a desktop does and times its list. Playwright’s own start of Electron holds the app up until both
 * have found each other, which took longer than the list.
 * @param fileCount what the list says when every file has a row
 */
export async function timeToList(library: string, userData: string, fileCount: string): Promise<TimeToList> {
  const sandbox = reasonAgainstSandbox() === null ? [] : ['--no-sandbox'];
  const start = Date.now();
  const child = spawn(
    electronProgram(process.env['ELECTRON_OVERRIDE_DIST_PATH']!),
    [...sandbox, '--remote-debugging-port=0', root, library],
    { env: { ...process.env, ROSTRUM_USER_DATA: userData }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'exit');
  try {
    const browser = await chromium.connectOverCDP(await debuggerOf(child.stderr));
    const context = browser.contexts()[0]!;
    const window = context.pages()[0] ?? (await context.waitForEvent('page'));
    const { usable, whole } = await watchList(window, fileCount);
    await window
      .evaluate(() => {
        const { rostrum } = globalThis as unknown as { rostrum: { request(channel: string, argument: null): unknown } };
        void rostrum.request('app.close', null);
      })
      .catch(() => {}); // The page may be gone before it says so.
    await ended;
    return { usable: usable - start, whole: whole - start };
  } finally {
    child.kill();
  }
}

async function debuggerOf(output: NodeJS.ReadableStream): Promise<string> {
  let said = '';
  for await (const chunk of output) {
    said += String(chunk);
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`The app ended before its window could be watched: ${said}`);
}

/** When, in milliseconds since 1970, the list had a row for each file, and when all was read. */
function watchList(window: Page, fileCount: string): Promise<TimeToList> {
  return window.evaluate(
    (count) =>
      new Promise<TimeToList>((done) => {
        let usable: number | null = null;
        const look = () => {
          const isListed = document.querySelector('.library-foot')?.textContent === count;
          if (isListed && document.querySelector('[role="option"]') !== null) usable ??= Date.now();
          if (usable !== null && document.documentElement.dataset['settled'] === 'true')
            done({ usable, whole: Date.now() });
          else setTimeout(look, 5);
        };
        look();
      }),
    fileCount,
  );
}
