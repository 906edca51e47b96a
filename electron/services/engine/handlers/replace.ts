import type { replaceRequests } from '../../../../shared/ipc/requests/replace.ts';
import { previewFieldChange, previewReplace } from '../../catalogue/replace.ts';
import { pathInLibrary } from '../../library/library.ts';
import type { EngineContext, HandlersOf } from './context.ts';

/** More hits than these nobody looks through; what is left comes up when they are done. */
const maxHits = 20_000;

export function replaceHandlers({ current, emit }: EngineContext): HandlersOf<typeof replaceRequests> {
  /** A new preview takes the place of the one that is being made. */
  let running = new AbortController();
  return {
    'replace.preview': async (request) => {
      running.abort();
      const mine = (running = new AbortController());
      const onProgress = (done: number, total: number) =>
        emit('progress', { task: 'replace', done, total, finished: false });
      try {
        return await previewReplace(
          current().library,
          { ...request, maxMatches: maxHits },
          { signal: mine.signal, onProgress },
        );
      } finally {
        emit('progress', { task: 'replace', done: 0, total: 0, finished: true });
      }
    },
    'replace.previewField': async ({ paths, change, unsaved }) => {
      const { library } = current();
      for (const path of paths) pathInLibrary(library, path);
      return previewFieldChange(library, paths, change, unsaved);
    },
    'replace.cancel': () => {
      running.abort();
      return null;
    },
  };
}
