import { app } from 'electron';
import type { machineRequests } from '../../shared/ipc/requests/machine.ts';
import type { HandlersOf } from '../services/engine/handlers/context.ts';
import { deleteKept } from '../services/machine/kept-files.ts';

/** What of the machine's files may be in use by the main process, which makes them. */
export function machineAppHandlers(): HandlersOf<Pick<typeof machineRequests, 'machine.deleteFiles'>> {
  return {
    'machine.deleteFiles': async ({ kind }) => {
      await deleteKept(app.getPath('userData'), kind);
      return null;
    },
  };
}
