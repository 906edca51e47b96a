import type { Progress } from '../../../shared/progress.ts';

/** In milliseconds. */
const throttleMs = 50;

/**
 * Passes on the progress of each task now and then: thousands of steps, one by one, would keep the window busy for longer
 * than the work takes, and the answer comes behind them. The first and the end of a task are always passed on.
 */
export function throttleProgress(emit: (progress: Progress) => void): (progress: Progress) => void {
  const last = new Map<Progress['task'], number>();
  return (progress) => {
    const { task, finished } = progress;
    if (!finished && performance.now() - (last.get(task) ?? -Infinity) < throttleMs) return;
    if (finished) last.delete(task);
    else last.set(task, performance.now());
    emit(progress);
  };
}
