import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { app, clipboard, dialog, nativeTheme, shell } from 'electron';
import type { appRequests } from '../../shared/ipc/requests/app.ts';
import { currentHash, replaceFile } from '../files/write-file.ts';
import type { HandlersOf } from '../services/engine/handlers/context.ts';
import { startTour } from '../services/tour/start-tour.ts';
import type { Connection } from './connection.ts';

const maxPlaces = 50;

/**
 * What the window asks of the machine: dialogs of the system, the clipboard, what is remembered between starts.
 * @param onUnsaved told which episodes have changes that are not saved
 */
export function appHandlers(
  { window, settings, samples, library, onSettings }: Connection,
  onUnsaved: (paths: readonly string[]) => void,
): HandlersOf<typeof appRequests> {
  return {
    'app.start': () => {
      const { preferences, recent } = settings.current;
      return {
        library: library ?? recent[0] ?? null,
        recent,
        preferences,
        platform: process.platform,
        version: app.getVersion(),
      };
    },
    'app.setPreferences': async (preferences) => {
      await settings.change({ preferences });
      nativeTheme.themeSource = preferences.theme;
      window.webContents.setZoomFactor(preferences.zoom);
      onSettings();
      return null;
    },
    'app.rememberPlace': async ({ library: root, place }) => {
      const { [root]: _, ...others } = settings.current.places;
      const kept = Object.entries(others).slice(0, maxPlaces - 1);
      await settings.change({ places: Object.fromEntries([[root, place], ...kept]) });
      return null;
    },
    'app.lastPlace': ({ library: root }) => settings.current.places[root] ?? null,
    'app.recent': () => settings.current.recent,
    'app.forgetRecent': async ({ library: root }) => {
      const { recent, places } = settings.current;
      await settings.change(
        root === null
          ? { recent: [], places: {} }
          : {
              recent: recent.filter((path) => path !== root),
              places: Object.fromEntries(Object.entries(places).filter(([path]) => path !== root)),
            },
      );
      return settings.current.recent;
    },
    'app.chooseFolder': async ({ title }) => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title,
        properties: ['openDirectory', 'createDirectory'],
      });
      return filePaths[0] ?? null;
    },
    'app.copySample': async () => {
      const copy = join(app.getPath('userData'), 'sample-library');
      // What an editor tried out in it stays.
      await cp(samples.library, copy, { recursive: true, force: false });
      return copy;
    },
    'app.startTour': () => startTour(app.getPath('userData'), samples),
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
    'app.editClipboard': ({ action }) => {
      window.webContents[action]();
      return null;
    },
    'app.openPage': async ({ url }) => {
      await shell.openExternal(url);
      return null;
    },
    'app.reveal': ({ path }) => {
      shell.showItemInFolder(path);
      return null;
    },
    'app.setUnsaved': ({ paths }) => {
      window.setDocumentEdited(paths.length > 0);
      onUnsaved(paths);
      return null;
    },
    'app.close': () => {
      window.destroy();
      return null;
    },
  };
}
