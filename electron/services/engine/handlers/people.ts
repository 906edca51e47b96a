import type { peopleRequests } from '../../../../shared/ipc/requests/people.ts';
import { decide, listLabels, listPeople, previewRename } from '../../catalogue/people.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function peopleHandlers({ current, emit }: EngineContext): HandlersOf<typeof peopleRequests> {
  /** A new preview takes the place of the one that is being made. */
  let running = new AbortController();
  return {
    'people.list': () => listPeople(current().library),
    'people.labels': () => listLabels(current().library),
    'people.decide': async (decision) => {
      await decide(current().library, decision);
      emit('library.changed', { paths: [] });
      return null;
    },
    'people.previewRename': async (request) => {
      running.abort();
      const mine = (running = new AbortController());
      const onProgress = (done: number, total: number) =>
        emit('progress', { task: 'rename', done, total, finished: false });
      try {
        return await previewRename(current().library, request, { onProgress, signal: mine.signal });
      } finally {
        emit('progress', { task: 'rename', done: 0, total: 0, finished: true });
      }
    },
    'people.cancelRename': () => {
      running.abort();
      return null;
    },
  };
}
