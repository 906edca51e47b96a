import { ChevronDown, ChevronRight } from 'lucide-react';
import { isReady, whyNotTicked } from '../../shared/publish/choose-items.ts';
import type { PlanItem } from '../../shared/publish/plan-item.ts';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { LifeBadge } from '../base/ui/LifeBadge.tsx';
import { TickAll } from '../base/ui/TickAll.tsx';
import type { PlanRow } from './plan-rows.ts';
import { choose, type Decision } from './publish-store.ts';

/** The heading of a group, with a box for all in it that can go out. */
export function GroupCells({
  row: { group, items, ready, folded },
  chosen,
  decided,
  onFold,
}: {
  row: Extract<PlanRow, { kind: 'group' }>;
  chosen: ReadonlySet<string>;
  /** How far it is decided; null where nothing is to be decided. */
  decided: string | null;
  onFold(): void;
}) {
  const ticked = ready.filter((source) => chosen.has(source)).length;
  return (
    <>
      <span role="gridcell" className="plan-tick">
        {ready.length > 0 && (
          <TickAll
            ticked={ticked}
            of={ready.length}
            onTick={(on) => choose(ready, on)}
            tabIndex={-1}
            aria-label={`All of: ${group.title}`}
            onClick={(event) => event.stopPropagation()}
          />
        )}
      </span>
      {decided === null ? (
        <span role="gridcell" aria-expanded={!folded} className="plan-heading">
          <span className="truncate">{group.title}</span>{' '}
          <span className={`badge ${group.badge}`}>{formatCount(items.length)}</span>
        </span>
      ) : (
        <span role="gridcell" aria-expanded={!folded} className="plan-names">
          <span className="truncate">{group.title}</span>
          <span className="truncate quiet-text">
            {countOf(items.length, 'page')}: {decided.toLowerCase()}
          </span>
        </span>
      )}
      <span role="gridcell" className="plan-badges">
        <button
          className="button quiet small"
          tabIndex={-1}
          aria-label={`${folded ? 'Unfold' : 'Fold'}: ${group.title}`}
          onClick={(event) => (event.stopPropagation(), onFold())}
        >
          {folded ? <ChevronRight size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
        </button>
      </span>
    </>
  );
}

/** An episode of the plan: whether it goes out, where to, and what is to be known of it before. */
export function ItemCells({
  item,
  ticked,
  unsaved,
  decision,
  requiresReady,
  problems,
}: {
  item: PlanItem;
  ticked: boolean;
  unsaved: boolean;
  decision: Decision | undefined;
  requiresReady: boolean;
  problems: EpisodeRow['problems'] | undefined;
}) {
  const { title, source, status, reasons, target, life, outputs } = item;
  const why = isReady(item) && !ticked ? whyNotTicked(item, { requiresReady, problems, unsaved }) : null;
  // What a page in conflict differs in stands above its group.
  const note = status === 'conflict' ? target : (reasons[0] ?? why ?? target);
  const refused = outputs.filter((output) => output.status === 'refused').map(({ format }) => format);
  return (
    <>
      <span role="gridcell" className="plan-tick">
        {status !== 'identical' && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Publish ${title}`}
            disabled={!isReady(item)}
            checked={ticked || decision === 'take-over'}
            onClick={(event) => event.stopPropagation()}
            onChange={(event) => choose([source], event.target.checked)}
          />
        )}
      </span>
      <span role="gridcell" className="plan-names">
        <span className="truncate" dir="auto" title={source}>
          {title}
        </span>
        <span className="truncate quiet-text" title={note ?? undefined}>
          {note}
        </span>
      </span>
      <span role="gridcell" className="plan-badges">
        {decision === 'take-over' && <span className="badge warning">Taken over</span>}
        {decision === 'keep' && <span className="badge">Kept</span>}
        {problems !== undefined && problems.error > 0 && (
          <span className="badge error">{countOf(problems.error, 'error')}</span>
        )}
        {problems !== undefined && problems.warning > 0 && (
          <span className="badge warning">{countOf(problems.warning, 'warning')}</span>
        )}
        {unsaved && <span className="badge warning">Not saved</span>}
        {refused.length > 0 && (
          <span className="badge" title={outputs.find((output) => output.status === 'refused')?.reason ?? undefined}>
            No {refused.join(', ')}
          </span>
        )}
        <LifeBadge life={life} />
      </span>
    </>
  );
}
