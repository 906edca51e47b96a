import type { fixesRequests } from '../../../../shared/ipc/requests/fixes.ts';
import { previewFixes } from '../../catalogue/preview-fixes.ts';
import type { EngineContext, HandlersOf } from './context.ts';
import { latestPreview } from './latest-preview.ts';

export function fixesHandlers({ current, emit }: EngineContext): HandlersOf<typeof fixesRequests> {
  const preview = latestPreview(emit, 'fixes');
  return {
    'fixes.preview': (request) => preview.make((options) => previewFixes(current().library, request, options)),
    'fixes.cancel': () => preview.cancel(),
  };
}
