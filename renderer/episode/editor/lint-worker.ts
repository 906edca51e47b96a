import { strongDoubts } from '../../../shared/doubts/strong-doubts.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { LintAnswer, LintRequest } from './lint-in-worker.ts';

/** Looks for problems, and then for doubtful turns, which take longer, in a thread of its own. */
addEventListener('message', ({ data }: MessageEvent<LintRequest>) => {
  const { id, text, context } = data;
  const episode = parseEpisode(text, context.config.houseStyle ? { houseStyle: context.config.houseStyle } : {});
  postMessage({ id, kind: 'problems', problems: lintEpisode(episode, context) } satisfies LintAnswer);
  postMessage({ id, kind: 'doubts', doubts: strongDoubts(episode) } satisfies LintAnswer);
});
