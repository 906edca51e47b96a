import type { Progress } from '../../../shared/progress.ts';
import { formatCount } from '../../../shared/text/count-of.ts';

interface ProgressBannerProps {
  readonly title: string;
  /** How far it is; null until that is known. */
  readonly running: Progress | null;
  /** Null where it can no longer be stopped. */
  readonly onCancel: (() => void) | null;
}

/** What is under way, above what it is about. */
export function ProgressBanner({ title, running, onCancel }: ProgressBannerProps) {
  return (
    <div className="banner" role="status">
      <progress aria-label={title} {...(running ? { max: running.total, value: running.done } : {})} />
      <p>
        {title}
        {running && ` ${formatCount(running.done)} of ${formatCount(running.total)}`}
      </p>
      {onCancel && (
        <button className="button small" onClick={onCancel}>
          Cancel
        </button>
      )}
    </div>
  );
}
