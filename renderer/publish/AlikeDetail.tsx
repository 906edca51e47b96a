import './plan-detail.css';
import './alike.css';
import type { AlikePages } from '../../shared/publish/alike-pages.ts';
import type { PlanItem, PublishPlan } from '../../shared/publish/plan-item.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { AlikeChoices } from './AlikeChoices.tsx';
import { AlikePager } from './AlikePager.tsx';
import { PageChange } from './PageChange.tsx';
import { show, showOverview } from './publish-store.ts';

/** Pages that are alike: what writing would change on them, one decision for all, and the change of each. */
export function AlikeDetail({ plan, pages, item }: { plan: PublishPlan; pages: AlikePages; item: PlanItem }) {
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
      <PageChange key={item.source} plan={plan} item={item} />
    </section>
  );
}
