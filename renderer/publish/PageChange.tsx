import './plan-detail.css';
import { useState } from 'react';
import { Columns2, Rows2 } from 'lucide-react';
import type { OutputFormat } from '../../shared/config/publish-config.ts';
import type { PageDiff, PlanItem, PublishPlan } from '../../shared/publish/plan-item.ts';
import { DiffView } from '../base/ui/DiffView.tsx';
import { SideBySideView } from '../base/ui/SideBySideView.tsx';
import { useAnswer } from '../base/use-answer.ts';
import { usePublish } from './publish-store.ts';

/** What publishing an episode would change, in meaning and in text, file by file. */
export function PageChange({ plan, item }: { plan: PublishPlan; item: PlanItem }) {
  const [format, setFormat] = useState<OutputFormat | null>(null);
  const [sideBySide, setSideBySide] = useState(false);
  const difference = useDifference(plan, item, format);
  const written = item.outputs.filter(({ status }) => status !== 'refused');
  return (
    <>
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
    </>
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

/** An item passed over with the arrow keys is never asked for. */
const diffDelayMs = 60;

function useDifference(plan: PublishPlan, item: PlanItem, format: OutputFormat | null): PageDiff | null {
  const argument = { plan: plan.id, source: item.source, ...(format === null ? {} : { format }) };
  // Another plan takes this one's place before it is here.
  const skip = usePublish(({ working }) => working === 'plan');
  // The item is another one when its file was looked at again.
  return useAnswer('publish.diff', argument, { version: item, delayMs: diffDelayMs, skip }).answer ?? null;
}
