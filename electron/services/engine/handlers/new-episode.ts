import type { newEpisodeRequests } from '../../../../shared/ipc/requests/new-episode.ts';
import { countPeople } from '../../catalogue/people.ts';
import { createEpisode, readLibraryHabits } from '../../episode/new-episode.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function newEpisodeHandlers({ current, reindex }: EngineContext): HandlersOf<typeof newEpisodeRequests> {
  return {
    'newEpisode.habits': async () => {
      const { library } = current();
      const { habits, labels } = await readLibraryHabits(library);
      return { habits, labels, people: (await countPeople(library)).map(({ name, episodes }) => ({ name, episodes })) };
    },
    'newEpisode.create': async (request) => {
      const target = current();
      const { path } = await createEpisode(target.library, request);
      void reindex(target);
      return { path };
    },
  };
}
