import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { RostrumError } from '../../shared/failure.ts';
import type { exportRequests } from '../../shared/ipc/requests/export.ts';
import type { HandlersOf } from '../services/engine/handlers/context.ts';
import { findExisting, writeExported, type ChosenPlace } from '../services/export/write-exported.ts';

/** Writes exported files where the editor said in a dialog of the system: the page knows a place only by its id. */
export function exportAppHandlers(
  window: BrowserWindow,
): HandlersOf<Pick<typeof exportRequests, 'export.choosePlace' | 'export.write'>> {
  const places = new Map<string, ChosenPlace>();
  return {
    'export.choosePlace': async ({ names, isFolder }) => {
      const path = isFolder ? await chooseFolder(window) : await chooseFile(window, names[0]!);
      if (path === null) return null;
      const id = randomUUID();
      const place = { path, isFolder };
      places.set(id, place);
      // The system asks about a file itself.
      return { id, path, existing: isFolder ? await findExisting(place, names) : [] };
    },
    'export.write': ({ place: id, files, replace }) => {
      const place = places.get(id);
      if (place === undefined)
        throw new RostrumError({ code: 'bad-request', message: 'No place was chosen.', next: 'Choose one first.' });
      return writeExported(place, files, replace);
    },
  };
}

async function chooseFile(window: BrowserWindow, name: string): Promise<string | null> {
  const ending = extname(name).slice(1);
  const { filePath } = await dialog.showSaveDialog(window, {
    title: 'Export the Episode',
    defaultPath: name,
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  });
  return filePath || null;
}

async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Export into a Folder',
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}
