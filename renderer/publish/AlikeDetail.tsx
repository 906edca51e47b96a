import './plan-detail.css';
import './alike.css';
import type { AlikePages } from '../../shared/publish/alike-pages.ts';
import type { PlanItem, PublishPlan } from '../../shared/publish/plan-item.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { alikeDecision } from './alike-decision.ts';
import { AlikeChoices } from './AlikeChoices.tsx';
import { AlikePager } from './AlikePager.tsx';
import { PageChange } from './PageChange.tsx';
import { PageDecision } from './PageDecision.tsx';
import { show, showOverview } from './plan-decisions.ts';
import { usePublish } from './publish-store.ts';

/** Pages that are alike: what writing would change on them, one decision for all, and the change of each. */
export function AlikeDetail({ plan, pages, item }: { plan: PublishPlan; pages: AlikePages; item: PlanItem }) {
  const decision = alikeDecision(pages, usePublish());
  return (
    <section className="plan-detail" aria-label={pages.title}>
      <header>
        <div>
          <h2>{pages.title}</h2>
          <p className="quiet-text">{countOf(pages.items.length, 'page')} in the site</p>
        </div>
        <button className="button small" onClick={showOverview}>
          All groups
        </button>
      </header>
      <p>
        {pages.change}
        {pages.losesNothing && ' Nothing that stands on these pages is lost.'}
      </p>
      <AlikeChoices pages={pages} keepsFocus />
      <div className="alike-page">
        <AlikePager pages={pages} source={item.source} />
        <button className="link-button truncate" dir="auto" title={item.source} onClick={() => show(item.source)}>
          {item.title}
        </button>
      </div>
      {decision.choice === 'one-by-one' && <PageDecision key={`decide ${item.source}`} source={item.source} />}
      <PageChange key={item.source} plan={plan} item={item} />
    </section>
  );
}
