import './plan-detail.css';
import { useState } from 'react';
import { Columns2, Rows2 } from 'lucide-react';
import type { OutputFormat } from '../../shared/config/publish-config.ts';
import type { PageDiff, PlanItem, PublishPlan } from '../../shared/publish/plan-item.ts';
import { describeRefusals } from '../../shared/publish/describe-refusals.ts';
import { lineOfReason } from '../../shared/publish/left-behind.ts';
import { formatCount } from '../../shared/text/count-of.ts';
import { go } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { DiffView } from '../base/ui/DiffView.tsx';
import { SideBySideView } from '../base/ui/SideBySideView.tsx';
import { useAnswer } from '../base/use-answer.ts';
import { PlanProblems } from './PlanProblems.tsx';
import { alikeConflicts } from './plan-rows.ts';
import { decide, saveAndInclude, takeFromSite, usePublish } from './publish-store.ts';

/** One episode of the plan: why it stands where it stands, what would change in meaning and in text, and what can be decided. */
export function PlanDetail({ plan, item }: { plan: PublishPlan; item: PlanItem }) {
  const [format, setFormat] = useState<OutputFormat | null>(null);
  const [sideBySide, setSideBySide] = useState(false);
  const difference = useDifference(plan, item, format);
  const unsaved = useUnsaved((state) => state.unsaved.has(item.source));
  const written = item.outputs.filter(({ status }) => status !== 'refused');
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
      {item.status === 'conflict' && <Decisions plan={plan} item={item} />}
      {difference !== null && difference.meaning.length > 0 && (
        <div className="plan-meaning">
          <h3>What changes</h3>
          <ul>
            {difference.meaning.map((line) => (
              <li key={line}>
                {line.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {difference !== null && difference.after !== null && (
        <>
          <div className="plan-view">
            {written.length > 1 && (
              <div role="group" aria-label="Which file" className="plan-formats">
                {written.map((output) => (
                  <button
                    key={output.format}
                    className="button small"
                    aria-pressed={(format ?? written[0]!.format) === output.format}
                    title={output.target ?? undefined}
                    onClick={() => setFormat(output.format)}
                  >
                    {output.format}
                  </button>
                ))}
              </div>
            )}
            {difference.before !== null && difference.before !== difference.after && (
              <button className="button small" aria-pressed={sideBySide} onClick={() => setSideBySide(!sideBySide)}>
                {sideBySide ? <Rows2 size={13} aria-hidden /> : <Columns2 size={13} aria-hidden />}{' '}
                {sideBySide ? 'Unified' : 'Side by side'}
              </button>
            )}
          </div>
          <Text
            before={difference.before}
            after={difference.after}
            sideBySide={sideBySide}
            identical={
              item.outputs.find((output) => output.format === (format ?? written[0]?.format))?.status === 'identical'
            }
          />
        </>
      )}
    </section>
  );
}

function Text({
  before,
  after,
  sideBySide,
  identical,
}: {
  before: string | null;
  after: string;
  sideBySide: boolean;
  identical: boolean;
}) {
  if (before === after)
    return (
      <p className="quiet-text">
        {identical
          ? 'The site has exactly this text.'
          : 'The text is the same. Only the mark at the beginning is different that says how it is encoded.'}
      </p>
    );
  if (before !== null && sideBySide)
    return (
      <SideBySideView
        before={{ label: 'In the site', text: before }}
        after={{ label: 'What would be written', text: after }}
      />
    );
  return <DiffView before={before} after={after} label="What would be written" />;
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

/** What becomes of a page that is not what was published last. */
function Decisions({ plan, item: { source } }: { plan: PublishPlan; item: PlanItem }) {
  const decision = usePublish((state) => state.decisions.get(source)) ?? 'leave';
  const alike =
    [...alikeConflicts(plan.items).values()].find((items) => items.some((other) => other.source === source)) ?? [];
  return (
    <fieldset className="choices">
      <legend>What becomes of the page</legend>
      <label className="plan-decision">
        <input
          type="radio"
          name={`decision ${source}`}
          checked={decision === 'leave'}
          onChange={() => decide([source], 'leave')}
        />
        <span>
          <strong>Leave it</strong>
          <span className="quiet-text">The page stays as it is in the site.</span>
        </span>
      </label>
      <label className="plan-decision">
        <input
          type="radio"
          name={`decision ${source}`}
          checked={decision === 'ours'}
          onChange={() => decide([source], 'ours')}
        />
        <span>
          <strong>Keep ours</strong>
          <span className="quiet-text">The library’s text replaces it. This can be undone.</span>
        </span>
      </label>
      {alike.length > 1 && (
        <div className="plan-decision">
          <button
            className="button small"
            onClick={() =>
              decide(
                alike.map((other) => other.source),
                decision,
              )
            }
          >
            The same for all {formatCount(alike.length)} that are alike
          </button>
          <span className="quiet-text">Their pages differ from the library in the same.</span>
        </div>
      )}
      <div className="plan-decision">
        <button className="button small" onClick={() => void takeFromSite(source)}>
          Take the site’s changes into the episode…
        </button>
        <span className="quiet-text">Merged turn by turn; what both changed is asked.</span>
      </div>
    </fieldset>
  );
}

/** An item passed over with the arrow keys is never asked for. */
const diffDelayMs = 60;

function useDifference(plan: PublishPlan, item: PlanItem, format: OutputFormat | null): PageDiff | null {
  const argument = { plan: plan.id, source: item.source, ...(format === null ? {} : { format }) };
  // The item is another one when its file was looked at again.
  return useAnswer('publish.diff', argument, { version: item, delayMs: diffDelayMs }).answer ?? null;
}
