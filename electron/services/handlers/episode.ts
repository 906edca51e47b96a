import type { episodeRequests } from '../../../shared/ipc/requests/episode.ts';
import { journal } from '../../history/history.ts';
import { openEpisode, saveEpisode, tickReady } from '../episodes.ts';
import { listRevisions, readRevision } from '../revisions.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function episodeHandlers({ current, emit, reindex }: EngineContext): HandlersOf<typeof episodeRequests> {
  return {
    'episode.open': async ({ path }) => {
      const opened = await openEpisode(current().library, path);
      current().open.set(path, opened.hash);
      return opened;
    },
    'episode.save': async (request) => {
      const target = current();
      const result = await saveEpisode(target.library, request);
      target.open.set(request.path, result.hash);
      if (result.kind === 'saved') void reindex(target);
      return result;
    },
    'episode.journal': ({ path, baseHash, text }) => {
      journal(current().library.history, path, baseHash, text);
      return null;
    },
    'episode.setReady': async ({ path, ready }) => {
      await tickReady(current().library, path, ready);
      emit('library.changed', { paths: [path] });
      return null;
    },
    'history.list': ({ path }) => ({ revisions: listRevisions(current().library, path) }),
    'history.read': ({ path, hash }) => ({ text: readRevision(current().library, path, hash) }),
  };
}
