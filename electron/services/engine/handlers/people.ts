import type { peopleRequests } from '../../../../shared/ipc/requests/people.ts';
import { decide, listLabels, listPeople, previewRename } from '../../catalogue/people.ts';
import type { EngineContext, HandlersOf } from './context.ts';
import { latestPreview } from './latest-preview.ts';

export function peopleHandlers({ current, emit }: EngineContext): HandlersOf<typeof peopleRequests> {
  const preview = latestPreview(emit, 'rename');
  return {
    'people.list': () => listPeople(current().library),
    'people.labels': () => listLabels(current().library),
    'people.decide': async (decision) => {
      await decide(current().library, decision);
      emit('library.changed', { paths: [] });
      return null;
    },
    'people.previewRename': (request) => preview.make((options) => previewRename(current().library, request, options)),
    'people.cancelRename': () => preview.cancel(),
  };
}
