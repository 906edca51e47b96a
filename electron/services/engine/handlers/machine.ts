import type { machineRequests } from '../../../../shared/ipc/requests/machine.ts';
import { describeGitProgram } from '../../../git/run-git.ts';
import { deleteUnsaved } from '../../../history/history.ts';
import { readKeptOnMachine } from '../../library/kept-on-machine.ts';
import { revokeSite, revokeTrust } from '../../site/trust.ts';
import type { EngineContext, HandlersOf, OpenLibrary } from './context.ts';

/** @param opened the open library; null where none is */
export function machineHandlers(
  { current, userData }: EngineContext,
  opened: () => OpenLibrary | null,
): HandlersOf<Omit<typeof machineRequests, 'machine.deleteFiles'>> {
  return {
    'machine.kept': () => readKeptOnMachine(userData, opened()?.library ?? null),
    'machine.git': () => describeGitProgram(),
    'machine.revokeTrust': async ({ repository }) => {
      await revokeTrust(userData, repository);
      return null;
    },
    'machine.revokeSite': async ({ library, site }) => {
      await revokeSite(userData, library, site);
      return null;
    },
    'machine.deleteUnsaved': ({ paths }) => {
      for (const path of paths) deleteUnsaved(current().library.history, path);
      return null;
    },
  };
}
