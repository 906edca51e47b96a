import { CircleAlert, FileWarning, FileX, ListChecks, StickyNote, TriangleAlert } from 'lucide-react';
import { formatDay, interpretDate } from '../../shared/episode/model/interpret-value.ts';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import type { SearchHit } from '../../shared/library/search-hit.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { LifeBadge } from '../base/ui/LifeBadge.tsx';
import { stateNames } from '../base/state-names.ts';

/** An episode or another file: its title, its day and guests, and what is to be known of it before it is opened. */
export function RowItem({ row, unsaved, timeZone }: { row: EpisodeRow; unsaved: boolean; timeZone: string }) {
  const date = row.date === null ? null : interpretDate(row.date);
  const day = date ? formatDay(date, timeZone) : row.date;
  const { error, warning } = row.problems;
  return (
    <>
      <div className="library-row-title">
        {row.kind === 'unreadable' && <FileX size={14} aria-label="Cannot be read" className="error-ink" />}
        {row.kind === 'other' && <FileWarning size={14} aria-label="File without a transcript" className="quiet-ink" />}
        <span className={`truncate ${row.kind === 'unread' ? 'quiet-text' : ''}`} dir="auto" title={row.path}>
          {row.title}
        </span>
        {unsaved && <span className="unsaved-dot" aria-label="has changes that are not saved" title="Not saved" />}
      </div>
      <div className="library-row-facts">
        <span className="truncate" title={row.date ?? undefined}>
          {row.kind === 'unread' && 'Not read yet'}
          {row.failure ?? (
            <>
              {day}
              {day && row.guests.length > 0 && ' · '}
              <bdi>{row.guests.join(', ')}</bdi>
            </>
          )}
        </span>
        <span className="library-badges">
          <LifeBadge life={row.life} />
          {stateNames[row.state] && (
            <span
              className={`badge ${row.state === 'changed' ? 'warning' : row.state === 'in-progress' ? '' : 'good'}`}
            >
              {stateNames[row.state]}
            </span>
          )}
          {row.reviewedTurns !== null && row.turns > 0 && (
            <ReviewedBadge reviewed={row.reviewedTurns} turns={row.turns} />
          )}
          {row.openMarks > 0 && (
            <span className="badge" title={countOf(row.openMarks, 'mark')}>
              <StickyNote size={10} aria-label="marks" /> {row.openMarks}
            </span>
          )}
          {error > 0 && (
            <span className="badge error" title={countOf(error, 'error')}>
              <CircleAlert size={10} aria-label="errors" /> {error}
            </span>
          )}
          {warning > 0 && (
            <span className="badge warning" title={countOf(warning, 'warning')}>
              <TriangleAlert size={10} aria-label="warnings" /> {warning}
            </span>
          )}
        </span>
      </div>
    </>
  );
}

/** How far somebody has looked at who says what. */
function ReviewedBadge({ reviewed, turns }: { reviewed: number; turns: number }) {
  return (
    <span className="badge" title={`Reviewed to turn ${reviewed} of ${turns}`}>
      <ListChecks size={10} aria-label="reviewed" />{' '}
      {reviewed >= turns ? 'all' : `${Math.floor((reviewed / turns) * 100)}%`}
    </span>
  );
}

/** A turn that holds what was searched for. */
export function HitItem({ hit }: { hit: SearchHit }) {
  return (
    <>
      <div className="library-row-facts">
        <span className="truncate" dir="auto">
          {hit.title}
        </span>
        <span className="key">
          <bdi>{hit.speaker ?? 'Narration'}</bdi>, line {hit.line}
        </span>
      </div>
      <p className="library-snippet" dir="auto">
        {hit.snippet
          .split(/[\uE000\uE001]/)
          .map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))}
      </p>
    </>
  );
}
