import type { ExpressionTrial } from './expression-trial.ts';

/** An expression that gets no further for so long is not used. */
const trialTimeoutMs = 1500;

/** So long a worker may take to start on a busy machine; then the expression is not used either. */
const startTimeoutMs = 10_000;

/**
 * Whether an expression gets through a text in time: in the window’s own thread, one that never ends would end the window,
 * with everything that is not saved.
 * @param signal ends the trial, whose answer is then false
 */
export function tryExpression(trial: ExpressionTrial, signal: AbortSignal): Promise<boolean> {
  const worker = new Worker(new URL('./expression-worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve) => {
    const end = (ends: boolean) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(ends);
    };
    let timer = setTimeout(() => end(false), startTimeoutMs);
    // An empty text first: from its answer on, the time is the expression's own.
    worker.addEventListener(
      'message',
      () => {
        clearTimeout(timer);
        timer = setTimeout(() => end(false), trialTimeoutMs);
        worker.addEventListener('message', () => end(true), { once: true });
        worker.postMessage(trial);
      },
      { once: true },
    );
    worker.addEventListener('error', () => end(false));
    signal.addEventListener('abort', () => end(false), { once: true });
    worker.postMessage({ ...trial, text: '' } satisfies ExpressionTrial);
  });
}
