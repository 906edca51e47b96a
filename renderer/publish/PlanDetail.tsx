import './plan-detail.css';
import './alike.css';
import { useEffect, useRef } from 'react';
import type { AlikePages } from '../../shared/publish/alike-pages.ts';
import type { PlanItem, PublishPlan } from '../../shared/publish/plan-item.ts';
import { describeRefusals } from '../../shared/publish/describe-refusals.ts';
import { lineOfReason } from '../../shared/publish/left-behind.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { go } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { keepFocus } from '../base/ui/focus.ts';
import { AlikePager } from './AlikePager.tsx';
import { PageChange } from './PageChange.tsx';
import { PlanProblems } from './PlanProblems.tsx';
import { alikePages } from './plan-rows.ts';
import { decide, saveAndInclude, showAlike, takeFromSite, usePublish } from './publish-store.ts';

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
      {alike && <Decisions item={item} alike={alike} />}
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

const decisions = [
  ['take-over', 'Take over', 'The library’s text replaces the page. This can be undone.'],
  ['keep', 'Keep the site’s', 'The page stays as it is.'],
] as const;

/** What becomes of a page that is not what was published last. */
function Decisions({ item: { source }, alike }: { item: PlanItem; alike: AlikePages }) {
  const decision = usePublish((state) => state.decisions.get(source));
  const part = useRef<HTMLFieldSetElement>(null);
  useEffect(() => keepFocus(part.current), []);
  return (
    <fieldset ref={part} className="choices">
      <legend>What becomes of the page</legend>
      {decisions.map(([value, title, words]) => (
        <label key={value} className="plan-decision">
          <input
            type="radio"
            name={`decision ${source}`}
            checked={decision === value}
            onChange={() => decide([source], value)}
          />
          <span>
            <strong>{title}</strong>
            <span className="quiet-text">{words}</span>
          </span>
        </label>
      ))}
      <div className="plan-decision">
        <button className="button small" onClick={() => void takeFromSite(source)}>
          Take the site’s changes into the episode…
        </button>
        <span className="quiet-text">Merged turn by turn; what both changed is asked.</span>
      </div>
      {alike.items.length > 1 && (
        <div className="alike-page">
          <AlikePager pages={alike} source={source} />
          {alike.decidedTogether && (
            <button className="button small" onClick={() => showAlike(alike)}>
              Decide all {formatCount(alike.items.length)} that are alike…
            </button>
          )}
        </div>
      )}
    </fieldset>
  );
}
