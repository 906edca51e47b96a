import { ChevronDown, ChevronUp } from 'lucide-react';
import type { AlikePages } from '../../shared/publish/alike-pages.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { stepAlike } from './plan-decisions.ts';

/** Where one is among pages that are alike, with the way to the next and the previous. */
export function AlikePager({ pages: { items }, source }: { pages: AlikePages; source: string }) {
  const at = items.findIndex((item) => item.source === source);
  return (
    <div className="alike-pager" role="group" aria-label="Pages that are alike">
      <button
        className="button small"
        title="Previous page of the group (Alt+Up)"
        aria-keyshortcuts="Alt+ArrowUp"
        aria-label="Previous page"
        disabled={at <= 0}
        onClick={() => stepAlike(-1)}
      >
        <ChevronUp size={13} aria-hidden />
      </button>
      <span>
        {formatCount(at + 1)} of {formatCount(items.length)}
      </span>
      <button
        className="button small"
        title="Next page of the group (Alt+Down)"
        aria-keyshortcuts="Alt+ArrowDown"
        aria-label="Next page"
        disabled={at >= items.length - 1}
        onClick={() => stepAlike(1)}
      >
        <ChevronDown size={13} aria-hidden />
      </button>
    </div>
  );
}
