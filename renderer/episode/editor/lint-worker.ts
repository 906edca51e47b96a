import { strongDoubts } from '../../../shared/doubts/strong-doubts.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { LintAnswer, LintRequest } from './lint-messages.ts';

/** Doubts take longer than problems, and change little from key to key: in this time another text may come. */
const doubtsDelayMs = 300;
let doubting: ReturnType<typeof setTimeout> | undefined;

/** Looks for problems, and when nothing else is asked for doubtful turns, in a thread of its own. */
addEventListener('message', ({ data }: MessageEvent<LintRequest>) => {
  clearTimeout(doubting);
  const { id, text, context } = data;
  const episode = parseEpisode(text, context.config);
  postMessage({ id, kind: 'problems', problems: lintEpisode(episode, context) } satisfies LintAnswer);
  doubting = setTimeout(
    () => postMessage({ id, kind: 'doubts', doubts: strongDoubts(episode) } satisfies LintAnswer),
    doubtsDelayMs,
  );
});
