import { dialog, type BrowserWindow } from 'electron';
import type { recordingRequests } from '../../shared/ipc/requests/recording.ts';
import { RostrumError } from '../../shared/failure.ts';
import { recordingEndings } from '../../shared/recordings/formats.ts';
import type { HandlersOf } from '../services/engine/handlers/context.ts';
import { resolveFound, type EpisodePlace, type Recordings } from '../services/recording/recordings.ts';

/**
 * @param root of the library that is open; null where none is
 * @param wasDropped whether the editor dropped that file onto the window
 */
export function recordingAppHandlers(
  window: BrowserWindow,
  recordings: Recordings,
  { root, wasDropped }: { readonly root: () => string | null; readonly wasDropped: (file: string) => boolean },
): HandlersOf<
  Omit<
    typeof recordingRequests,
    'recording.find' | 'recording.compareVoices' | 'recording.knownVoices' | 'recording.stopComparing'
  >
> {
  const placeOf = (path: string): EpisodePlace => {
    const open = root();
    if (open === null)
      throw new RostrumError({ code: 'bad-request', message: 'No library is open.', next: 'Open a library first.' });
    return { root: open, path };
  };
  return {
    'recording.open': ({ path }) => recordings.open(placeOf(path)),
    'recording.choose': async ({ path }) => {
      const place = placeOf(path);
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: 'Choose the Recording',
        properties: ['openFile'],
        filters: [{ name: 'Recordings', extensions: [...recordingEndings] }],
      });
      return filePaths[0] === undefined ? null : recordings.attach(place, filePaths[0]);
    },
    'recording.attach': async ({ path, file }) => {
      const place = placeOf(path);
      return recordings.attach(place, await resolveFound(place.root, file));
    },
    'recording.drop': ({ path, file }) => {
      const place = placeOf(path);
      requireDropped(file, wasDropped);
      return recordings.attach(place, file);
    },
    'recording.detach': async ({ path }) => {
      await recordings.detach(placeOf(path));
      return null;
    },
    'recording.keepPosition': async ({ path, position }) => {
      await recordings.keepPosition(placeOf(path), position);
      return null;
    },
    'recording.list': () => recordings.list(),
    'recording.forget': async ({ episodes }) => {
      for (const { library, path } of episodes) await recordings.detach({ root: library, path });
      return null;
    },
    'recording.keepPeaks': async ({ token, peaks }) => {
      await recordings.keepPeaks(token, peaks);
      return null;
    },
  };
}

/** @throws RostrumError `bad-request` for a file that the page names and the editor did not drop */
export function requireDropped(file: string, wasDropped: (file: string) => boolean): void {
  if (!wasDropped(file))
    throw new RostrumError({ code: 'bad-request', message: 'This file was not dropped onto the window.', path: file });
}
