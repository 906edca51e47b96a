import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { reasonAgainstSandbox } from '../../build/launcher/system-libraries.mjs';

const root = join(import.meta.dirname, '..', '..');

export interface Running {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly userData: string;
  /** What the window wrote to its console as an error, and errors that nobody caught. */
  readonly errors: string[];
  isRunning(): boolean;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** Closes it where it still runs, whatever is unsaved in it. */
  close(): Promise<void>;
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'rostrum-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface LaunchOptions {
  readonly userData: string;
  readonly environment?: Record<string, string>;
  /** False for an editor who has agreed to nothing on this machine yet: to no site, and to no repository. */
  readonly agreed?: boolean;
  /** Run in place of Electron, with its arguments. */
  readonly program?: string;
}

/** What an editor agreed to who has worked with this library, and a site beside it, before. */
export function agree(library: string, userData: string): void {
  const root = realpathSync(library);
  const site = join(dirname(root), 'site');
  mkdirSync(userData, { recursive: true });
  writeFileSync(
    join(userData, 'trust.json'),
    JSON.stringify({ repositories: [root, site], sites: [{ library: root, site }] }),
  );
}

/** Starts the real app on a library, with user data of its own. */
export async function launchRostrum(
  library: string | null,
  { userData, environment = {}, agreed = true, program }: LaunchOptions,
): Promise<Running> {
  if (agreed && library !== null && existsSync(library) && !existsSync(join(userData, 'trust.json')))
    agree(library, userData);
  const sandbox = reasonAgainstSandbox() === null ? [] : ['--no-sandbox'];
  const app = await _electron.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: [...sandbox, root, ...(library === null ? [] : [library])],
    env: { ...(process.env as Record<string, string>), ROSTRUM_USER_DATA: userData, ...environment },
  });
  const window = await app.firstWindow();
  const errors: string[] = [];
  await window.waitForSelector('html[data-settled="true"]', { state: 'attached' });
  window.on('pageerror', (error) => errors.push(String(error)));
  window.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  // Playwright gives it only as long as it runs.
  const child = app.process();
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    app,
    window,
    userData,
    errors,
    isRunning,
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      if (!isRunning()) return;
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((open) => open.destroy()));
      await app.close();
    },
  };
}

/**
 * Closes the window as the system does; `ended` is when the app has gone with it. The window is closed a moment after the
 * app has answered: an answer that is still on its way goes with the app.
 */
export async function closeWindow(app: ElectronApplication): Promise<{ readonly ended: Promise<void> }> {
  const ended = new Promise<void>((done) => app.process().once('exit', () => done()));
  await app.evaluate(({ BrowserWindow }) => {
    setTimeout(() => BrowserWindow.getAllWindows()[0]!.close());
  });
  return { ended };
}
