import type { diagnosticsRequests } from '../../../../shared/ipc/requests/diagnostics.ts';
import { diagnose } from '../../library/diagnostics.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function diagnosticsHandlers({ current, reindex }: EngineContext): HandlersOf<typeof diagnosticsRequests> {
  return {
    'diagnostics.read': () => {
      const { library } = current();
      return diagnose({ userData: library.userData, library });
    },
    'diagnostics.repair': async () => {
      const target = current();
      const done = target.library.repair();
      target.listed = false;
      await reindex(target);
      return { done };
    },
  };
}
