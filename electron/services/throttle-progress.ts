import type { Progress } from '../../shared/ipc/views.ts';

/** In milliseconds. */
const between = 50;

/** Passes on what is told now and then, and at once where a task begins. */
export function throttleProgress(tell: (progress: Progress) => void): (progress: Progress) => void {
  let last = -Infinity;
  let task: Progress['task'] | null = null;
  return (progress) => {
    if (progress.task === task && performance.now() - last < between) return;
    last = performance.now();
    task = progress.task;
    tell(progress);
  };
}
