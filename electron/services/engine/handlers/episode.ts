import type { episodeRequests } from '../../../../shared/ipc/requests/episode.ts';
import { setUnsavedAside } from '../../../history/history.ts';
import { journalUnsaved, openEpisode, saveEpisode } from '../../episode/episodes.ts';
import { tickReady } from '../../episode/ready.ts';
import { renameEpisode } from '../../episode/rename-episode.ts';
import { listRevisions, readRevision } from '../../episode/revisions.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function episodeHandlers({ current, reindex }: EngineContext): HandlersOf<typeof episodeRequests> {
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
    'episode.journal': async (request) => {
      await journalUnsaved(current().library, request);
      return null;
    },
    'episode.setAside': ({ path }) => {
      setUnsavedAside(current().library.history, path);
      return null;
    },
    'episode.setReady': async ({ path, ready }) => {
      const target = current();
      await tickReady(target.library, path, ready);
      void reindex(target);
      return null;
    },
    'episode.rename': async (request) => {
      const target = current();
      await renameEpisode(target.library, request);
      target.open.delete(request.from);
      target.filesCameOrWent = true;
      void reindex(target);
      return null;
    },
    'history.list': async ({ path }) => ({ revisions: await listRevisions(current().library, path) }),
    'history.read': ({ path, hash }) => ({ text: readRevision(current().library, path, hash) }),
  };
}
