import type { strayRequests } from '../../../../shared/ipc/requests/orphaned-records.ts';
import { findStrays, lastText, takeAlong } from '../../catalogue/orphaned-records.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function strayHandlers({ current, reindex }: EngineContext): HandlersOf<typeof strayRequests> {
  return {
    'strays.find': async () => ({ strays: await findStrays(current().library) }),
    'strays.takeAlong': async ({ moves }) => {
      const target = current();
      try {
        for (const move of moves) await takeAlong(target.library, move);
      } finally {
        target.cameOrWent = true;
        void reindex(target);
      }
      return null;
    },
    'strays.text': ({ path }) => ({ text: lastText(current().library, path) }),
  };
}
