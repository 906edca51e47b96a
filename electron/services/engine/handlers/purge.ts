import type { forgetRequests } from '../../../../shared/ipc/requests/purge.ts';
import { findStanding, forget } from '../../purge/purge.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function forgetHandlers({ current, reindex }: EngineContext): HandlersOf<typeof forgetRequests> {
  return {
    'forget.find': ({ text }) => findStanding(current().library, text),
    'forget.remove': async ({ text }) => {
      const target = current();
      // The catalogue is written by one at a time.
      await target.indexing;
      const left = await forget(target.library, text);
      void reindex(target);
      return left;
    },
  };
}
