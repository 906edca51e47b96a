import type { exportRequests } from '../../../../shared/ipc/requests/export.ts';
import { exportEpisodes } from '../../export/export.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function exportHandlers({
  current,
}: EngineContext): HandlersOf<Pick<typeof exportRequests, 'export.render' | 'export.cancel'>> {
  let running = new AbortController();
  return {
    'export.render': ({ paths, formats, texts }) => {
      running = new AbortController();
      return exportEpisodes(current().library, paths, {
        formats,
        texts: new Map(texts.map(({ path, text }) => [path, text])),
        signal: running.signal,
      });
    },
    'export.cancel': () => {
      running.abort();
      return null;
    },
  };
}
