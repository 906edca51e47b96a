import type { Progress } from '../../../../shared/progress.ts';
import type { Emit } from './context.ts';

interface PreviewOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Previews over the whole library, with their progress: a new one takes the place of the one that is being made. */
export function latestPreview(emit: Emit, task: Progress['task']) {
  let running = new AbortController();
  return {
    /** @throws RostrumError `cancelled` where another one, or `cancel`, came before its end */
    async make<T>(preview: (options: PreviewOptions) => Promise<T>): Promise<T> {
      running.abort();
      const { signal } = (running = new AbortController());
      try {
        return await preview({
          signal,
          onProgress: (done, total) => emit('progress', { task, done, total, finished: false }),
        });
      } finally {
        emit('progress', { task, done: 0, total: 0, finished: true });
      }
    },
    cancel(): null {
      running.abort();
      return null;
    },
  };
}
