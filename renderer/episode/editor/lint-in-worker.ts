import { latestOnly } from './latest-only.ts';
import type { LintAnswer, LintRequest } from './lint-messages.ts';

type Listener = (answer: LintAnswer) => void;

let worker: Worker | null = null;
let last = 0;
/** Who waits for answers to the request `last`. */
let listening: Listener | null = null;

/** A long text takes longer than the pause between two keys: of the texts typed meanwhile, only the last is looked at. */
const requests = latestOnly(
  ({ text, context, listener }: Omit<LintRequest, 'id'> & { readonly listener: Listener }) => {
    worker ??= startWorker();
    listening = listener;
    worker.postMessage({ id: ++last, text, context } satisfies LintRequest);
  },
);

/**
 * Has a text looked at in another thread, so that typing never waits for it.
 * @param listener called for each answer; never, where another text is asked about before this one's turn
 */
export function lintInWorker(request: Omit<LintRequest, 'id'>, listener: Listener): void {
  requests.ask({ ...request, listener });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<LintAnswer>) => {
    if (data.id === last) listening?.(data);
    if (data.kind === 'problems') requests.answered();
  });
  // A look that failed must not keep the next one waiting.
  started.addEventListener('error', () => requests.answered());
  return started;
}
