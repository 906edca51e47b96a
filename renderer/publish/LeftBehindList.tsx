import './left-behind.css';
import { lineOfReason, type LeftBehind, type LeftGroup } from '../../shared/publish/left-behind.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { go } from '../base/navigation-store.ts';
import { planAgainAt } from './publish-store.ts';

/** More than these nobody reads here: the report has them all. */
const maxListed = 200;

/** What did not go out, each with its reason and the way there. */
export function LeftBehindList({ groups }: { groups: readonly LeftGroup[] }) {
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <section className="left-behind" aria-label="What was left">
      <h3>{countOf(count, 'file was', 'files were')} left</h3>
      {groups.map(({ id, title, items }) => (
        <details key={id} open={id === 'failed'}>
          <summary>
            <span className={id === 'failed' ? 'badge error' : 'badge'}>{formatCount(items.length)}</span> {title}
          </summary>
          <ul>
            {items.slice(0, maxListed).map((item) => (
              <li key={item.source}>
                <button
                  className="link-button truncate"
                  dir="auto"
                  title={item.source}
                  onClick={() => openLeft(id, item)}
                >
                  {item.title}
                </button>
                {item.reason !== null && <span className="quiet-text">{item.reason}</span>}
              </li>
            ))}
          </ul>
          {items.length > maxListed && (
            <p className="quiet-text">and {formatCount(items.length - maxListed)} more; the report has them all.</p>
          )}
        </details>
      ))}
    </section>
  );
}

/** To where something can be done about it: a page is decided in a plan, all else is mended in the episode. */
function openLeft(group: LeftGroup['id'], { source, reason }: LeftBehind): void {
  if (group === 'blocked' || group === 'no-episode') {
    const line = reason === null ? null : lineOfReason(reason);
    go({ kind: 'episode', path: source, ...(line === null ? {} : { line }) });
  } else void planAgainAt(source);
}
