import { useEffect, useState } from 'react';
import { latestOnly } from '../editor/latest-only.ts';
import { episodeField, libraryConfig } from '../editor/episode-field.ts';
import { findingsField } from '../editor/problems-field.ts';
import type { OpenEpisode } from '../open/open-episodes-store.ts';
import type { PreviewAnswer, PreviewRequest } from './preview-messages.ts';

type Listener = (page: PreviewAnswer | 'failed') => void;

/** The page of an episode as it stands in its editor, a moment behind it; null until the first is rendered, `failed` where it cannot be. */
export function usePreview({ path, state }: OpenEpisode): PreviewAnswer | 'failed' | null {
  const [answer, setAnswer] = useState<{ readonly path: string; readonly page: PreviewAnswer | 'failed' } | null>(null);
  const [renderer] = useState(startRenderer);
  useEffect(() => renderer.stop, [renderer]);
  const { text } = state.field(episodeField);
  const { open, isCurrent } = state.field(findingsField);
  const config = state.facet(libraryConfig);
  useEffect(() => {
    // A page is shown with the problems of its own text.
    if (isCurrent) renderer.render({ text, config, problems: open }, (page) => setAnswer({ path, page }));
  }, [renderer, path, text, config, open, isCurrent]);
  return answer?.path === path ? answer.page : null;
}

/** A thread that renders one page at a time, and of those asked for meanwhile only the last. */
function startRenderer() {
  const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' });
  let listener: Listener | null = null;
  const requests = latestOnly(
    ({ request, onPage }: { readonly request: PreviewRequest; readonly onPage: Listener }) => {
      listener = onPage;
      worker.postMessage(request);
    },
  );
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
    listener?.(data);
    requests.answered();
  });
  // A page that cannot be rendered, as one nested thousands deep, must not keep the next one waiting.
  worker.addEventListener('error', () => {
    listener?.('failed');
    requests.answered();
  });
  return {
    render: (request: PreviewRequest, onPage: Listener) => requests.ask({ request, onPage }),
    stop: () => worker.terminate(),
  };
}
