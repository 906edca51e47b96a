import './plan-overview.css';
import './alike.css';
import { describeReadyRule } from '../../shared/publish/choose-items.ts';
import type { PublishPlan } from '../../shared/publish/plan-item.ts';
import { groupBy } from '../../shared/group-by.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { AlikeChoices } from './AlikeChoices.tsx';
import { alikePages } from './plan-rows.ts';
import { showAlike } from './plan-decisions.ts';
import { usePublish } from './publish-store.ts';

/** What the plan comes to, until an episode is chosen. */
export function PlanOverview() {
  const plan = usePublish((state) => state.plan)!;
  const count = (test: (item: (typeof plan.items)[number]) => boolean) => plan.items.filter(test).length;
  const going = plan.items.filter(({ status }) => status === 'new' || status === 'changed');
  const rule = describeReadyRule(plan);
  const lines = [
    [count(({ status }) => status === 'conflict'), 'whose page in the site differs from the library'],
    [count(({ status }) => status === 'blocked'), 'cannot go out yet'],
    [count(({ status, whitespaceOnly }) => status === 'changed' && !whitespaceOnly), 'changed'],
    [count(({ status }) => status === 'new'), 'new'],
    [count(({ whitespaceOnly }) => whitespaceOnly), 'different in white space only, left unless you tick them'],
    [count(({ status }) => status === 'identical'), 'in the site as they are'],
    [going.filter(({ life }) => life?.kind === 'later').length, 'of those that go out: to go live later'],
    [going.filter(({ life }) => life?.kind === 'draft').length, 'of those that go out: as drafts'],
    [
      going.filter(({ life }) => life?.kind === 'depends').length,
      'of those that go out: live or not, depending on Hugo',
    ],
    [
      going.filter(({ life }) => life?.kind === 'stops').length,
      'of those that go out: with a date at which newer versions of Hugo stop',
    ],
  ] as const;
  return (
    <section className="plan-overview" aria-label="The plan in short">
      <h2>{going.length === 0 ? 'There is nothing to write' : 'Nothing is written yet'}</h2>
      <dl>
        {lines
          .filter(([number]) => number > 0)
          .map(([number, words]) => (
            <div key={words}>
              <dt>{formatCount(number)}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      <Conflicts plan={plan} />
      {rule !== null && going.length > 0 && <p className="quiet-text">{rule}</p>}
      <p className="quiet-text">
        Choose an episode to see what would change. Arrow keys move, Space ticks, Enter opens the episode.
      </p>
      <LeftOutFiles />
    </section>
  );
}

/** Pages that are in conflict, by what they differ in, with one decision for all that are alike. */
function Conflicts({ plan }: { plan: PublishPlan }) {
  return alikePages(plan.items).map((pages) => (
    <section key={pages.id} className="alike-summary" aria-label={pages.title}>
      <div>
        <span className="badge error">{formatCount(pages.items.length)}</span>{' '}
        <button className="link-button" onClick={() => showAlike(pages)}>
          {pages.title}
        </button>
        <p className="quiet-text">
          {pages.change}
          {pages.losesNothing && ' Nothing that stands on these pages is lost.'}
        </p>
      </div>
      <AlikeChoices pages={pages} isPlain />
    </section>
  ));
}

/** Files of the library that are not planned, by the reason. */
export function LeftOutFiles() {
  const leftOut = usePublish((state) => state.plan)!.leftOut;
  if (leftOut.length === 0) return null;
  return (
    <div className="plan-left-out">
      {[...groupBy(leftOut, ({ reason }) => reason)].map(([reason, files]) => (
        <details key={reason}>
          <summary>
            {countOf(files.length, 'file')} left out: <span className="quiet-text">{reason}</span>
          </summary>
          <ul>
            {files.map(({ source }) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
