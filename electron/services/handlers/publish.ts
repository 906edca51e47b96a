import type { publishRequests } from '../../../shared/ipc/requests/publish.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function publishHandlers({ current, emit, reindex }: EngineContext): HandlersOf<typeof publishRequests> {
  return {
    'publish.plan': ({ site, paths }) => current().publisher.plan({ site, paths }),
    'publish.diff': ({ plan, source }) => current().publisher.diff(plan, source),
    'publish.apply': async ({ plan, sources }) => {
      const target = current();
      const result = await target.publisher.apply(plan, sources);
      emit('library.changed', { paths: [...sources] });
      void reindex(target);
      return result;
    },
    'publish.cancel': () => {
      current().publisher.cancel();
      return null;
    },
  };
}
