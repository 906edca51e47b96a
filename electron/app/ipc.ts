import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { app, clipboard, dialog, ipcMain, nativeTheme, shell, type BrowserWindow } from 'electron';
import { requests, type Answer, type AppChannel, type EventPayload, type ParsedArgument } from '../../shared/ipc/contract.ts';
import { failureOf, RostrumError, type Result } from '../../shared/ipc/result.ts';
import { currentHash, replaceFile } from '../files/write-file.ts';
import type { EngineClient } from '../services/engine-client.ts';
import type { Recordings } from '../services/recordings.ts';
import { draftHandlers } from './draft.ts';
import { appScheme } from './protocol.ts';
import { recordingAppHandlers } from './recordings.ts';
import type { Settings } from './settings.ts';

type Handlers = { readonly [C in AppChannel]: (argument: ParsedArgument<C>) => Promise<Answer<C>> | Answer<C> };

export interface Connection {
  readonly window: BrowserWindow;
  readonly engine: EngineClient;
  readonly settings: Settings;
  readonly recordings: Recordings;
  /** The folder of the sample library that comes with the app. */
  readonly sample: string;
  /** Asked for on the command line. */
  readonly library: string | null;
  readonly onPreferences: () => void;
}

const recentKept = 8;
const placesKept = 50;
const longestGoodbye = 3000;

/** Answers the window's requests: what needs Electron here, everything else in the engine. */
export function connectWindow({ window, engine, settings, recordings, sample, library, onPreferences }: Connection): void {
  let unsaved: readonly string[] = [];
  /** Of the library that is open. */
  let root: string | null = null;

  const handlers: Handlers = {
    'app.start': () => {
      const { preferences, recent } = settings.current;
      return { library: library ?? recent[0] ?? null, recent, preferences, platform: process.platform, version: app.getVersion() };
    },
    'app.setPreferences': async (preferences) => {
      await settings.change({ preferences });
      nativeTheme.themeSource = preferences.theme;
      onPreferences();
      return null;
    },
    'app.rememberPlace': async ({ library: root, place }) => {
      const { [root]: _, ...others } = settings.current.places;
      const kept = Object.entries(others).slice(0, placesKept - 1);
      await settings.change({ places: Object.fromEntries([[root, place], ...kept]) });
      return null;
    },
    'app.lastPlace': ({ library: root }) => settings.current.places[root] ?? null,
    'app.chooseFolder': async ({ title }) => {
      const { filePaths } = await dialog.showOpenDialog(window, { title, properties: ['openDirectory', 'createDirectory'] });
      return filePaths[0] ?? null;
    },
    'app.copySample': async () => {
      const copy = join(app.getPath('userData'), 'sample-library');
      // What an editor tried out in it stays.
      await cp(sample, copy, { recursive: true, force: false });
      return copy;
    },
    'app.chooseFile': async ({ title }) => {
      const { filePaths } = await dialog.showOpenDialog(window, { title, properties: ['openFile'] });
      return filePaths[0] ?? null;
    },
    'app.saveText': async ({ title, name, text }) => {
      const { filePath } = await dialog.showSaveDialog(window, { title, defaultPath: name });
      if (!filePath) return null;
      await replaceFile(filePath, { expectedHash: await currentHash(filePath), bytes: new TextEncoder().encode(text) });
      return filePath;
    },
    'app.copyText': ({ text }) => {
      clipboard.writeText(text);
      return null;
    },
    'app.reveal': ({ path }) => {
      shell.showItemInFolder(path);
      return null;
    },
    'app.setUnsaved': ({ paths }) => {
      unsaved = paths;
      window.setDocumentEdited(paths.length > 0);
      return null;
    },
    'app.close': () => {
      window.destroy();
      return null;
    },
    ...draftHandlers({ window, settings, recordings, root: () => root }),
    ...recordingAppHandlers(window, recordings, () => root),
  };

  ipcMain.handle('request', async (event, channel: unknown, argument: unknown): Promise<Result<unknown>> => {
    if (event.senderFrame === null || event.senderFrame !== window.webContents.mainFrame || new URL(event.senderFrame.url).protocol !== `${appScheme}:`) {
      return { ok: false, error: { code: 'bad-request', message: 'This request did not come from the window.' } };
    }
    if (typeof channel !== 'string' || !(channel in requests)) return { ok: false, error: { code: 'bad-request', message: 'There is no such request.' } };
    if (requests[channel as keyof typeof requests].runs === 'engine') {
      const result = await engine.request(channel, argument);
      if (channel === 'library.open' && result.ok) {
        ({ root } = result.value as Answer<'library.open'>);
        await remember(root);
      }
      return result;
    }
    try {
      const known = channel as AppChannel;
      const parsed = (requests[known].argument as z.ZodType).safeParse(argument);
      if (!parsed.success) throw new RostrumError({ code: 'bad-request', message: `“${channel}” was called with something else than it takes.` });
      return { ok: true, value: await (handlers[known] as (value: unknown) => unknown)(parsed.data) };
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
  });

  window.on('close', (event) => {
    // Nobody is there who could put anything away.
    if (window.webContents.isCrashed()) return;
    event.preventDefault();
    if (unsaved.length === 0) {
      close({ save: false });
      return;
    }
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: unsaved.length === 1 ? `“${unsaved[0]}” has changes that are not saved.` : `${unsaved.length} episodes have changes that are not saved.`,
      detail: 'Work that is not saved is kept on this machine and offered again, but it is not in the files.',
      buttons: ['Save and Close', 'Close Without Saving', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    });
    if (choice !== 2) close({ save: choice === 0 });
  });

  const close = (how: EventPayload<'closing'>) => {
    window.webContents.send('event', 'closing', how);
    // What is to be saved may have to be decided about; a window that does not answer holds up nobody.
    if (!how.save) setTimeout(() => window.isDestroyed() || window.destroy(), longestGoodbye);
  };

  const remember = (opened: string) => settings.change({ recent: [opened, ...settings.current.recent.filter((path) => path !== opened)].slice(0, recentKept) });
}
