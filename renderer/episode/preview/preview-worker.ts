import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { previewPage } from '../../../shared/publish/preview-page.ts';
import type { PreviewAnswer, PreviewRequest } from './preview-messages.ts';

/** Renders pages in a thread of its own. */
addEventListener('message', ({ data: { text, config, problems } }: MessageEvent<PreviewRequest>) => {
  postMessage(previewPage(parseEpisode(text, config), config, problems) satisfies PreviewAnswer);
});
