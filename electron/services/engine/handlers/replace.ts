import type { replaceRequests } from '../../../../shared/ipc/requests/replace.ts';
import { previewFieldChange, previewReplace } from '../../catalogue/replace.ts';
import { pathInLibrary } from '../../library/library.ts';
import type { EngineContext, HandlersOf } from './context.ts';
import { latestPreview } from './latest-preview.ts';

/** More hits than these nobody looks through; what is left comes up when they are done. */
const maxHits = 20_000;

export function replaceHandlers({ current, emit }: EngineContext): HandlersOf<typeof replaceRequests> {
  const preview = latestPreview(emit, 'replace');
  return {
    'replace.preview': (request) =>
      preview.make((options) => previewReplace(current().library, { ...request, maxMatches: maxHits }, options)),
    'replace.previewField': async ({ paths, change, unsaved }) => {
      const { library } = current();
      for (const path of paths) pathInLibrary(library, path);
      return previewFieldChange(library, paths, change, unsaved);
    },
    'replace.cancel': () => preview.cancel(),
  };
}
