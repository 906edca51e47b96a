import './plan-detail.css';
import './alike.css';
import type { PlanItem, PublishPlan } from '../../shared/publish/plan-item.ts';
import { describeRefusals } from '../../shared/publish/describe-refusals.ts';
import { lineOfReason } from '../../shared/publish/left-behind.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { go } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { AlikePager } from './AlikePager.tsx';
import { PageChange } from './PageChange.tsx';
import { PageDecision } from './PageDecision.tsx';
import { PlanProblems } from './PlanProblems.tsx';
import { alikePages } from './plan-rows.ts';
import { showAlike } from './plan-decisions.ts';
import { saveAndInclude } from './publish-store.ts';

/** One episode of the plan: why it stands where it stands, what would change in meaning and in text, and what can be decided. */
export function PlanDetail({ plan, item }: { plan: PublishPlan; item: PlanItem }) {
  const unsaved = useUnsaved((state) => state.unsaved.has(item.source));
  const alike = alikePages(plan.items).find(({ items }) => items.some(({ source }) => source === item.source));
  return (
    <section className="plan-detail" aria-label={item.title}>
      <header>
        <div>
          <h2 dir="auto">{item.title}</h2>
          <p className="quiet-text">
            {item.source}
            {item.target !== null && !plan.inPlace && ` → ${item.target}`}
          </p>
          {item.life !== null && <p className="quiet-text">{item.life.words}.</p>}
        </div>
        <button className="button small" onClick={() => go({ kind: 'episode', path: item.source })}>
          Open the episode
        </button>
      </header>
      {unsaved && (
        <div className="callout plan-unsaved">
          <p>What you changed in it is not saved. Without that, what is in the file goes out.</p>
          <button className="button small" onClick={() => void saveAndInclude([item.source])}>
            Save and include
          </button>
        </div>
      )}
      {!unsaved && item.unsaved && (
        <p className="callout">
          Rostrum keeps work on this episode that was never saved. Open it to decide; what is in the file goes out.
        </p>
      )}
      <Reasons item={item} />
      <PlanProblems path={item.source} />
      {alike && (
        <>
          <PageDecision source={item.source} keepsFocus />
          {alike.items.length > 1 && (
            <div className="alike-page">
              <AlikePager pages={alike} source={item.source} />
              {alike.decidedTogether && (
                <button className="button small" onClick={() => showAlike(alike)}>
                  Decide all {formatCount(alike.items.length)} that are alike…
                </button>
              )}
            </div>
          )}
        </>
      )}
      <PageChange plan={plan} item={item} />
    </section>
  );
}

/** Reasons in words; one that names a line leads there. */
function Reasons({ item }: { item: PlanItem }) {
  const refusals = item.outputs.some(({ status }) => status !== 'refused') ? describeRefusals(item.outputs) : [];
  const notes = [...item.reasons, ...refusals];
  if (notes.length === 0) return null;
  return (
    <ul className={item.status === 'blocked' || item.status === 'conflict' ? 'callout error' : 'callout'}>
      {notes.map((reason) => {
        const line = lineOfReason(reason);
        return (
          <li key={reason}>
            {reason}{' '}
            {line !== null && (
              <button className="link-button" onClick={() => go({ kind: 'episode', path: item.source, line })}>
                Go there
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
