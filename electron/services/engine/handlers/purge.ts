import type { purgeRequests } from '../../../../shared/ipc/requests/purge.ts';
import { findOccurrences, purge } from '../../purge/purge.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function purgeHandlers({ current, reindex }: EngineContext): HandlersOf<typeof purgeRequests> {
  return {
    'purge.find': ({ text }) => findOccurrences(current().library, text),
    'purge.remove': async ({ text }) => {
      const target = current();
      // The catalogue is written by one at a time.
      await target.indexing;
      const left = await purge(target.library, text);
      void reindex(target);
      return left;
    },
  };
}
