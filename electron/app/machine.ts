import { join } from 'node:path';
import { app, shell } from 'electron';
import type { configRequests } from '../../shared/ipc/requests/config.ts';
import type { machineRequests } from '../../shared/ipc/requests/machine.ts';
import { configName } from '../files/scan.ts';
import type { HandlersOf } from '../services/engine/handlers/context.ts';
import { deleteKept } from '../services/machine/kept-files.ts';

type Requests = Pick<typeof machineRequests, 'machine.deleteFiles'> &
  Pick<typeof configRequests, 'config.openInEditor'>;

/**
 * What of the settings the main process answers: it makes the files that may be in use, and opens other programs.
 * @param root of the library that is open; null where none is
 */
export function machineAppHandlers(root: () => string | null): HandlersOf<Requests> {
  return {
    'machine.deleteFiles': async ({ kind }) => {
      await deleteKept(app.getPath('userData'), kind);
      return null;
    },
    'config.openInEditor': async () => {
      const library = root();
      if (library === null) return null;
      const file = join(library, configName);
      // An empty answer is no failure.
      if ((await shell.openPath(file)) !== '') shell.showItemInFolder(file);
      return null;
    },
  };
}
