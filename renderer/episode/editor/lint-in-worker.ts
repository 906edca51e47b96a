import type { Doubt } from '../../../shared/doubts/find-doubts.ts';
import type { LintContext, Problem } from '../../../shared/lint/problem.ts';

export interface LintRequest {
  readonly id: number;
  readonly text: string;
  readonly context: LintContext;
}

/** Two answers to each request: the problems, excused ones among them, and the most doubtful turns. */
export type LintAnswer =
  | { readonly id: number; readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly id: number; readonly kind: 'doubts'; readonly doubts: readonly Doubt[] };

let worker: Worker | null = null;
let asked = 0;
const listeners = new Map<number, (answer: LintAnswer) => void>();

/**
 * Has a text looked at in another thread, so that typing never waits for it.
 * @param listener called twice
 */
export function lintInWorker(request: Omit<LintRequest, 'id'>, listener: (answer: LintAnswer) => void): void {
  worker ??= startWorker();
  const id = asked++;
  listeners.set(id, listener);
  worker.postMessage({ ...request, id } satisfies LintRequest);
}

/** How many texts were handed over so far: what tests count. */
export function lintsAsked(): number {
  return asked;
}

function startWorker(): Worker {
  const started = new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<LintAnswer>) => {
    listeners.get(data.id)?.(data);
    if (data.kind === 'doubts') listeners.delete(data.id);
  });
  return started;
}
