import './published.css';
import { useEffect, useRef } from 'react';
import { ClipboardCopy, Download, Undo2 } from 'lucide-react';
import type { FailedFile } from '../../shared/failed-file.ts';
import { feedLines, lacksSite, siteless } from '../../shared/publish/publish-report.ts';
import { nameSome, sayOnce } from '../../shared/publish/said-once.ts';
import { describeWritten, findSteps } from '../../shared/git/describe-written.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { isFocusLost } from '../base/ui/focus.ts';
import { NextSteps } from '../git/NextSteps.tsx';
import { GitPanel } from '../git/GitPanel.tsx';
import { useRepository } from '../git/use-repository.ts';
import { LeftBehindList } from './LeftBehindList.tsx';
import { useLeftBehind } from './use-left-behind.ts';
import { makePlan, rememberBranch, rollBack, usePublish, type Published } from './publish-store.ts';

/** What was written, that it is not live yet, and what can be done with it: undo it, save a report, commit and push. */
export function PublishedView({ published }: { published: Published }) {
  const { result, items, rollback, plan, branch } = published;
  const working = usePublish((state) => state.working);
  const baseUrl = useLibrary((state) => state.library!.config.publish.baseUrl);
  const written = rollback === null && result.written.length > 0 ? [...result.written, '.rostrum/published.tsv'] : [];
  const repository = useRepository(plan.site, rollback === null ? written.join('\n') : rollback);
  const { state, failure, running } = repository;
  const left = useLeftBehind(published, state);
  const view = useRef<HTMLDivElement>(null);
  const isKnown = state !== undefined || failure !== null;
  useEffect(() => {
    // What had the focus was the button of the step before.
    const next = view.current?.querySelector<HTMLElement>('[data-next-step]:not(:disabled)');
    if (isKnown && running === null && isFocusLost()) (next ?? view.current)?.focus();
  }, [isKnown, running, state, rollback]);
  const feed = items.flatMap((item) => feedLines(item, baseUrl));
  const lives = ['draft', 'later', 'expired', 'depends', 'stops'] as const;
  const life = lives
    .map((kind) => ({ kind, count: items.filter((item) => item.life?.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return (
    <div className="published" ref={view} tabIndex={-1}>
      <section className="published-head">
        <div className="published-words" role="status">
          <h2>{rollback === null ? writtenWords(result.written.length) : 'Undone'}</h2>
          {written.length > 0 && isKnown && <p>{describeWritten(state ?? null, written, { on: branch })}</p>}
          {rollback !== null && (
            <p>
              {countOf(rollback.restored.length, 'file')} as before
              {rollback.commit === null ? '' : `, and committed as ${rollback.commit.slice(0, 8)}`}
              {rollback.commit !== null && state?.branch ? ` on “${state.branch}”, which stays checked out` : ''}.
              {rollback.notCommitted !== null && ` That is not committed: ${rollback.notCommitted}`}
            </p>
          )}
          {rollback === null && life.length > 0 && (
            <p className="quiet-text">
              {life.map(({ kind, count }) => `${formatCount(count)} ${lifeWords[kind]}`).join('; ')}.
            </p>
          )}
        </div>
        {written.length > 0 && state && <NextSteps steps={findSteps(state, written, branch)} />}
      </section>
      {rollback !== null && <Left title="Left as they are" left={rollback.left} />}
      {rollback === null && <LeftBehindList groups={left} />}
      <div className="published-actions">
        {rollback !== null && (
          <button className="button primary" data-next-step disabled={working !== null} onClick={() => void makePlan()}>
            Make a new plan
          </button>
        )}
        {rollback === null && result.id !== null && (
          <button className="button" disabled={working !== null} onClick={() => void rollBack({ id: result.id! })}>
            <Undo2 size={14} aria-hidden /> Undo
          </button>
        )}
        {rollback === null && (
          <>
            <button className="button" onClick={() => void saveReport(published, 'md')}>
              <Download size={14} aria-hidden /> Save report…
            </button>
            <button className="button" onClick={() => void saveReport(published, 'json')}>
              Save report as JSON…
            </button>
          </>
        )}
        {feed.length > 0 && rollback === null && (
          <button className="button" title={feed[0]} onClick={() => void copy(feed)}>
            <ClipboardCopy size={14} aria-hidden /> Copy {countOf(feed.length, 'line')} for the feed
          </button>
        )}
      </div>
      {rollback === null && result.written.length > 0 && (
        <details className="published-files">
          <summary>{countOf(result.written.length, 'file')}</summary>
          <ul>
            {result.written.slice(0, maxListed).map((target) => (
              <li key={target}>{target}</li>
            ))}
          </ul>
          {result.written.length > maxListed && (
            <p className="quiet-text">
              and {formatCount(result.written.length - maxListed)} more; the report has them all.
            </p>
          )}
        </details>
      )}
      <GitPanel
        key={String(rollback === null)}
        folder={plan.site}
        repository={repository}
        written={written}
        titles={items.map(({ title }) => title)}
        onCommitted={rememberBranch}
        onSwitched={() => void makePlan()}
      />
    </div>
  );
}

const maxListed = 200;

const lifeWords = {
  draft: 'as drafts',
  later: 'to go live later',
  expired: 'expired already',
  depends: 'live or not, depending on Hugo',
  stops: 'with a date at which newer versions of Hugo stop',
} as const;

function writtenWords(count: number): string {
  if (count === 0) return 'Nothing was written';
  return count === 1 ? 'One file was written' : `${formatCount(count)} files were written`;
}

function Left({ title, left }: { title: string; left: readonly FailedFile[] }) {
  if (left.length === 0) return null;
  return (
    <div className="callout error">
      <h3>{title}</h3>
      <ul>
        {sayOnce(left.map(({ path, reason }) => ({ name: path, reason })))
          .slice(0, maxListed)
          .map(({ names, reason }) => (
            <li key={reason} title={names.slice(0, maxListed).join('\n')}>
              <strong>{nameSome(names)}</strong>: {reason}
            </li>
          ))}
      </ul>
    </div>
  );
}

async function saveReport({ plan, result }: Published, form: 'md' | 'json'): Promise<void> {
  await reportErrors(async () => {
    const { markdown, json } = await request('publish.report', { plan: plan.id, result });
    const name = `published-${new Date().toISOString().slice(0, 10)}.${form}`;
    const kept = await request('app.saveText', { title: 'Save Report', name, text: form === 'md' ? markdown : json });
    if (kept !== null) notify(`The report was saved as ${kept}.`);
  });
}

async function copy(lines: readonly string[]): Promise<void> {
  if ((await reportErrors(() => request('app.copyText', { text: `${lines.join('\n')}\n` }))) !== undefined)
    notify(lines.some(lacksSite) ? `Copied. ${siteless}` : 'Copied.');
}
