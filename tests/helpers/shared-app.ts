import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { preferences } from '../../shared/preferences.ts';
import { agree, launchRostrum, type Running } from './launch.ts';

/** An app that opens one library after the other. */
export class SharedApp {
  readonly #userData: string;
  #running: Running | null = null;

  constructor(userData: string) {
    this.#userData = userData;
  }

  /** Opens a library in it, with preferences, dialogs and a window as at the first start. */
  async open(library: string): Promise<Running> {
    agree(library, this.#userData);
    const rostrum = this.#running?.isRunning() ? this.#running : await this.#start();
    const { window, errors } = rostrum;
    await resetMachine(rostrum);
    await window.emulateMedia({ colorScheme: 'light', reducedMotion: null, contrast: null, forcedColors: null });
    await window.mouse.move(0, 0);
    await request(rostrum, 'app.setPreferences', preferences.parse({}));
    // What is unsaved in the library before is put away as that is left. Then nothing stays of the window.
    await sendOpenLibrary(rostrum, library);
    const root = realpathSync(library);
    await expect.poll(() => this.#lastOpened(), { intervals: [20] }).toBe(root);
    errors.length = 0;
    await window.reload();
    await window.waitForSelector('html[data-settled="true"]', { state: 'attached' });
    return rostrum;
  }

  async restart(): Promise<Running> {
    await this.close();
    return this.#start();
  }

  async close(): Promise<void> {
    await this.#running?.close();
  }

  async #start(): Promise<Running> {
    this.#running = await launchRostrum(null, { userData: this.#userData });
    await keepMachine(this.#running);
    return this.#running;
  }

  #lastOpened(): string | undefined {
    const { recent } = JSON.parse(readFileSync(join(this.#userData, 'settings.json'), 'utf8')) as { recent: string[] };
    return recent[0];
  }
}

/** Opens another library in the window, as a second start of the app does. */
export async function sendOpenLibrary({ app }: Running, path: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, asked) =>
      BrowserWindow.getAllWindows()[0]!.webContents.send('event', 'openLibrary', { path: asked }),
    path,
  );
}

/** Asks the app for something as its window does. */
async function request({ window }: Running, channel: string, argument: unknown): Promise<void> {
  await window.evaluate(
    ([to, what]) =>
      (
        globalThis as unknown as { rostrum: { request(channel: string, argument: unknown): Promise<unknown> } }
      ).rostrum.request(to, what),
    [channel, argument] as const,
  );
}

/** What `resetMachine` brings back. */
interface Machine {
  readonly dialog: object;
  readonly shell: object;
  readonly size: readonly [number, number];
}

async function keepMachine({ app }: Running): Promise<void> {
  await app.evaluate(({ BrowserWindow, dialog, shell }) => {
    const size = BrowserWindow.getAllWindows()[0]!.getContentSize();
    Object.assign(globalThis, { machine: { dialog: { ...dialog }, shell: { ...shell }, size } });
  });
}

/** Takes back what a test put in the place of the system's dialogs, and the size that it gave the window. */
async function resetMachine({ app }: Running): Promise<void> {
  await app.evaluate(({ BrowserWindow, dialog, shell }) => {
    const { machine } = globalThis as unknown as { machine: Machine };
    Object.assign(dialog, machine.dialog);
    Object.assign(shell, machine.shell);
    BrowserWindow.getAllWindows()[0]!.setContentSize(...machine.size);
  });
}
