import type { Progress } from '../../shared/progress.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { useLibrary } from '../base/library-store.ts';

/** Work on the library as a whole that goes on while one does something else. */
const tasks: Partial<Record<Progress['task'], string>> = {
  index: 'Reading',
  lint: 'Checking',
  fill: 'Preparing search',
  change: 'Writing',
};

/** How far the library is read, checked or changed; nothing while it is not. */
export function LibraryProgress() {
  const progress = useLibrary((state) => state.progress);
  const task = progress ? tasks[progress.task] : undefined;
  return (
    <div className="library-progress" aria-live="polite">
      {progress && task !== undefined && (
        <>
          <progress max={progress.total} value={progress.done} aria-label={task} />
          <span>
            {task} {formatCount(progress.done)} of {formatCount(progress.total)}
          </span>
        </>
      )}
    </div>
  );
}
