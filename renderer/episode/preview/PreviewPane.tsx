import './preview.css';
import { memo, useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import type { PreviewBlock } from '../../../shared/publish/preview-page.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { setPreviewShown } from '../../base/navigation-store.ts';
import { episodeField } from '../editor/episode-field.ts';
import { goToTurn } from '../open/go-to.ts';
import { useOpenEpisodes, type OpenEpisode } from '../open/open-episodes-store.ts';
import { usePreview } from './use-preview.ts';

/** Beside the text: the page that it becomes, with what would go wrong in it marked. */
export function PreviewPane({ openEpisode }: { openEpisode: OpenEpisode }) {
  const answer = usePreview(openEpisode);
  const page = answer === 'failed' ? null : answer;
  const body = useFollowText(openEpisode.path, page !== null);
  return (
    <section className="preview" aria-label="Preview">
      <header className="preview-head">
        <h2>Preview</h2>
        <p className="quiet-text truncate">The page, as the site’s markdown shows it</p>
        <button className="button icon quiet" aria-label="Close preview" onClick={() => setPreviewShown(false)}>
          <X size={14} aria-hidden />
        </button>
      </header>
      {page !== null && page.blocked.length > 0 && (
        <div className="preview-blocked" role="status">
          <p>This cannot be published as it stands. It is shown as it is written.</p>
          <ul>
            {page.blocked.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      <div
        className="preview-page"
        ref={body}
        tabIndex={0}
        role="document"
        aria-label="Page"
        onClick={(event) => {
          const { target } = event;
          // Nothing is opened from here: what is written is looked at, not followed.
          event.preventDefault();
          if (!(target instanceof Element) || getSelection()?.isCollapsed === false) return;
          const turn = target.closest<HTMLElement>('[data-turn]')?.dataset['turn'];
          if (turn !== undefined) goToTurn(openEpisode.state.field(episodeField), Number(turn));
        }}
      >
        {page === null && (
          <p className="quiet-text">{answer === 'failed' ? 'This page cannot be rendered here.' : 'Rendering…'}</p>
        )}
        {page?.blocks.length === 0 && <p className="quiet-text">There is nothing below the front matter yet.</p>}
        {page?.blocks.map((block, index) => (
          <Block key={index} {...block} />
        ))}
      </div>
    </section>
  );
}

const Block = memo(function Block({ turn, html }: PreviewBlock) {
  return (
    <div
      className="preview-block"
      dir="auto"
      data-turn={turn ?? undefined}
      // Made by `previewPage`, which lets no HTML of the episode’s through.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
});

/** Keeps the turn at the top of the text in sight of what is scrolled with the ref that is given back. */
function useFollowText(path: string, isRendered: boolean) {
  const body = useRef<HTMLDivElement>(null);
  const view = useOpenEpisodes((state) => state.view);
  useEffect(() => {
    if (view === null || !isRendered) return;
    let last = -1;
    const follow = () => {
      const top = view.lineBlockAtHeight(view.scrollDOM.scrollTop - view.documentPadding.top);
      const turn = nearestTurn(view.state.field(episodeField), top.from)?.index ?? 0;
      if (turn === last) return;
      last = turn;
      if (turn === 0) body.current?.scrollTo(0, 0);
      else body.current?.querySelector(`[data-turn="${turn}"]`)?.scrollIntoView();
    };
    follow();
    view.scrollDOM.addEventListener('scroll', follow, { passive: true });
    return () => view.scrollDOM.removeEventListener('scroll', follow);
  }, [view, isRendered, path]);
  return body;
}
