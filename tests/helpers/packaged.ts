import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { reasonAgainstSandbox } from '../../build/launcher/system-libraries.mjs';

/** What Electron is started with here besides its arguments. */
export const switches = reasonAgainstSandbox() === null ? [] : ['--no-sandbox'];

interface Start {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Starts a packaged app with a port for Playwright: its way into Electron itself is closed by a fuse. `environment` names
 * the user data folder.
 */
export async function withPackagedWindow(
  { program, args, environment }: Start,
  use: (window: Page) => Promise<void>,
): Promise<void> {
  rmSync(portFileIn(environment['ROSTRUM_USER_DATA']!), { force: true }); // Of a start before.
  const app = spawn(program, [...switches, '--remote-debugging-port=0', ...args], {
    env: environment,
    stdio: 'ignore',
  });
  const ended = new Promise((done) => app.once('exit', done));
  try {
    await attach(environment['ROSTRUM_USER_DATA']!, use);
  } finally {
    app.kill();
    await ended;
  }
}

/** Uses the window of a packaged app that has been started with `--remote-debugging-port=0`. */
export async function attach(userData: string, use: (window: Page) => Promise<void>): Promise<void> {
  const portFile = portFileIn(userData);
  await expect
    .poll(() => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n'), { timeout: 30_000 })
    .toBe(true);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(portFile, 'utf8').split('\n')[0]}`);
  const [context] = browser.contexts();
  await use(context!.pages()[0] ?? (await context!.waitForEvent('page')));
  await browser.close();
}

/** Where Chromium writes the port that it chose. */
function portFileIn(userData: string): string {
  return join(userData, 'DevToolsActivePort');
}
