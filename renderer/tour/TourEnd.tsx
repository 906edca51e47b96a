import { useEffect, useRef } from 'react';
import { FolderOpen } from 'lucide-react';
import type { TourProgress } from '../../shared/tour.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { runCommand } from '../base/commands.ts';
import { reportErrors } from '../base/notices-store.ts';
import { keepFocus } from '../base/ui/focus.ts';
import { useAnswer } from '../base/use-answer.ts';

/** What came of the tour, where it is, and what is next. */
export function TourEnd({
  tour,
  onStartOver,
  onLeave,
}: {
  readonly tour: TourProgress;
  readonly onStartOver: () => void;
  readonly onLeave: () => void;
}) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => keepFocus(part.current), []);
  const { done, site } = tour;
  const isCommitted = done.includes('commit');
  const { answer: last } = useAnswer('git.lastCommit', { folder: site }, { skip: !isCommitted, quiet: true });
  const isPublished = done.includes('publish');
  return (
    <div className="tour-step" ref={part}>
      <div className="tour-words" role="status">
        <h3>{isPublished ? 'Your first episode is published' : 'That was the tour'}</h3>
        {isCommitted && last && (
          <p>
            Committed as <code>{last.commit.slice(0, 8)}</code>, {last.subject}: {countOf(last.paths.length, 'file')},{' '}
            {last.paths.join(' and ')}.
          </p>
        )}
        <p>
          The website is in <span className="tour-path">{site}</span>
          {isPublished ? '.' : '; nothing was published there.'}
          {isPublished && tour.withoutGit !== null && ` It is no git repository: ${tour.withoutGit}`} Next: open the
          folder with your own episodes. Opening changes nothing in it.
        </p>
      </div>
      <div className="tour-actions">
        <button className="button small primary" onClick={() => runCommand('library.open')}>
          <FolderOpen size={14} aria-hidden /> Open your own folder…
        </button>
        <button className="button small" onClick={() => void reportErrors(() => request('app.reveal', { path: site }))}>
          Show the website’s folder
        </button>
        <button className="button small quiet" onClick={onStartOver}>
          Start over
        </button>
        <button className="button small quiet" onClick={onLeave}>
          Close
        </button>
      </div>
    </div>
  );
}
