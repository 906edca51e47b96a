import './publish.css';
import { useEffect, useMemo, useState } from 'react';
import { FolderOpen, Send } from 'lucide-react';
import type { PlanItem, PublishPlan, PublishResult, PublishStatus } from '../../shared/ipc/publish-views.ts';
import { request } from '../app/client.ts';
import { attempt, go, refreshRows, useApp } from '../app/store.ts';
import { DiffView } from '../ui/DiffView.tsx';
import { saveAll } from '../episode/session.ts';
import { GitBar, GitPanel } from '../git/GitPanel.tsx';

type Scope = 'all' | 'ready';

const statuses: readonly { readonly status: PublishStatus; readonly title: string; readonly badge: string }[] = [
  { status: 'conflict', title: 'Conflicts', badge: 'error' },
  { status: 'blocked', title: 'Blocked', badge: 'error' },
  { status: 'changed', title: 'Changed', badge: 'warning' },
  { status: 'new', title: 'New', badge: 'good' },
  { status: 'identical', title: 'Identical', badge: '' },
];

const canPublish = ({ status }: PlanItem) => status === 'new' || status === 'changed';

/** Choose a site and episodes, see what would be written, write it, see what was. */
export function PublishView() {
  const { library, rows, progress, unsaved } = useApp();
  const [site, setSite] = useState<string | null>(() => configuredSite(library!.root, library!.config.publish.site));
  const [scope, setScope] = useState<Scope>('all');
  const [plan, setPlan] = useState<PublishPlan | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<string | null>(null);
  const [result, setResult] = useState<PublishResult | null>(null);
  const [titles, setTitles] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);

  const makePlan = async (target: string | null = site, which: Scope = scope) => {
    if (target === null) return;
    setBusy(true);
    const paths = which === 'all' ? null : rows.filter(({ state }) => state === 'ready').map(({ path }) => path);
    const made = await attempt(() => request('publish.plan', { site: target, paths }));
    setBusy(false);
    if (!made) return;
    setPlan(made);
    setResult(null);
    setChosen(new Set(made.items.filter((item) => canPublish(item) && !item.whitespaceOnly).map(({ source }) => source)));
    setShown(made.items.find((item) => item.status !== 'identical')?.source ?? made.items[0]?.source ?? null);
  };
  useEffect(() => {
    void makePlan();
    // Once, when the view opens; afterwards the editor says when.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const chooseSite = async () => {
    const folder = await attempt(() => request('app.chooseFolder', { title: 'Choose the Website’s Folder' }));
    if (!folder) return;
    setSite(folder);
    await makePlan(folder);
  };
  const apply = async () => {
    if (!plan) return;
    setBusy(true);
    const done = await attempt(() => request('publish.apply', { plan: plan.id, sources: [...chosen], overwrite: [] }));
    setBusy(false);
    if (!done) return;
    setTitles(plan.items.filter(({ target }) => target !== null && done.written.includes(target)).map(({ title }) => title));
    setPlan(null);
    setResult(done);
    void refreshRows();
  };
  const running = busy && progress && (progress.task === 'plan' || progress.task === 'publish') ? progress : null;

  return (
    <div className="publish">
      <header className="publish-head">
        <div className="publish-title">
          <h1>Publish</h1>
          <p className="truncate quiet-text">{site ?? 'Choose the folder of the website’s repository.'}</p>
        </div>
        <select aria-label="Which episodes" value={scope} onChange={(event) => (setScope(event.target.value as Scope), void makePlan(site, event.target.value as Scope))}>
          <option value="all">All episodes</option>
          <option value="ready">Those marked as ready</option>
        </select>
        <button className="button" onClick={() => void chooseSite()}>
          <FolderOpen size={14} aria-hidden /> {site === null ? 'Choose the website’s folder…' : 'Other folder…'}
        </button>
        <button className="button" disabled={site === null || busy} onClick={() => void makePlan()}>
          Plan again
        </button>
        <button className="button primary" disabled={!plan || chosen.size === 0 || busy} onClick={() => void apply()}>
          <Send size={14} aria-hidden /> Publish {chosen.size} {chosen.size === 1 ? 'file' : 'files'}
        </button>
      </header>
      {unsaved.size > 0 && (
        <div className="banner">
          <p>
            {unsaved.size === 1 ? 'One episode has' : `${unsaved.size} episodes have`} changes that are not saved. What is published is what is in the files.
          </p>
          <button className="button small" onClick={() => void saveAll().then(() => makePlan())}>
            Save and plan again
          </button>
        </div>
      )}
      {running && (
        <div className="banner" role="status">
          <progress max={running.total} value={running.done} />
          <p>
            {running.task === 'plan' ? 'Planning' : 'Writing'} {running.done} of {running.total}
          </p>
          <button className="button small" onClick={() => void attempt(() => request('publish.cancel', null))}>
            Cancel
          </button>
        </div>
      )}
      {result && <Result result={result} onAgain={() => void makePlan()} />}
      {result && site !== null && (
        <div className="publish-git">
          <GitPanel folder={site} written={[...result.written, '.rostrum/published.tsv']} titles={titles} />
        </div>
      )}
      {plan && <GitBar folder={plan.site} onPulled={() => void makePlan()} />}
      {plan && <Plan plan={plan} chosen={chosen} onChoose={setChosen} shown={shown} onShow={setShown} />}
      {!plan && !result && !busy && (
        <div className="empty">
          <h2>{site === null ? 'Where to?' : 'Nothing is planned yet'}</h2>
          <p>Rostrum works out what would change in the website’s repository and shows it, file by file. Nothing is written before you say so.</p>
          {site === null && (
            <button className="button primary" onClick={() => void chooseSite()}>
              Choose the website’s folder…
            </button>
          )}
        </div>
      )}
    </div>
  );
}

interface PlanProps {
  readonly plan: PublishPlan;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly shown: string | null;
  readonly onShow: (source: string) => void;
}

function Plan({ plan, chosen, onChoose, shown, onShow }: PlanProps) {
  const groups = useMemo(
    () => [
      ...statuses.map(({ status, title, badge }) => ({ title, badge, items: plan.items.filter((item) => item.status === status && !item.whitespaceOnly) })),
      { title: 'White space only', badge: '', items: plan.items.filter((item) => item.whitespaceOnly) },
    ].filter(({ items }) => items.length > 0),
    [plan],
  );
  const toggle = (sources: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const source of sources) if (on) next.add(source); else next.delete(source);
    onChoose(next);
  };
  if (plan.items.length === 0) return <div className="empty"><h2>No episodes</h2><p>There is nothing to publish among those chosen.</p></div>;
  return (
    <div className="plan">
      <div className="plan-list">
        {groups.map(({ title, badge, items }) => {
          const possible = items.filter(canPublish).map(({ source }) => source);
          return (
            <section key={title} aria-label={title}>
              <h2 className="plan-group">
                {possible.length > 0 && (
                  <input type="checkbox" aria-label={`All of: ${title}`} checked={possible.every((source) => chosen.has(source))} onChange={(event) => toggle(possible, event.target.checked)} />
                )}
                {title} <span className={`badge ${badge}`}>{items.length}</span>
              </h2>
              <ul>
                {items.map((item) => (
                  <li key={item.source} className="plan-item" data-shown={item.source === shown}>
                    <input type="checkbox" aria-label={`Publish ${item.title}`} disabled={!canPublish(item)} checked={chosen.has(item.source)} onChange={(event) => toggle([item.source], event.target.checked)} />
                    <button className="plan-open" onClick={() => onShow(item.source)}>
                      <span className="truncate">{item.title}</span>
                      <span className="truncate quiet-text">{item.reasons[0] ?? item.target}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {shown !== null && <PlanDetail key={plan.id + shown} plan={plan} source={shown} />}
    </div>
  );
}

function PlanDetail({ plan, source }: { plan: PublishPlan; source: string }) {
  const [texts, setTexts] = useState<{ before: string | null; after: string | null } | null>(null);
  const item = plan.items.find((candidate) => candidate.source === source);
  useEffect(() => {
    void attempt(() => request('publish.diff', { plan: plan.id, source })).then((answer) => answer && setTexts(answer));
  }, [plan.id, source]);
  if (!item) return null;
  return (
    <section className="plan-detail" aria-label={item.title}>
      <header>
        <div>
          <h2>{item.title}</h2>
          <p className="quiet-text">
            {item.source}
            {item.target !== null && ` → ${item.target}`}
          </p>
        </div>
        <button className="button small" onClick={() => go({ kind: 'episode', path: item.source })}>
          Open the episode
        </button>
      </header>
      {item.reasons.length > 0 && (
        <ul className={item.status === 'blocked' || item.status === 'conflict' ? 'callout error' : 'callout'}>
          {item.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {texts && texts.after !== null && (texts.before === texts.after ? <p className="quiet-text">The site has exactly this text.</p> : <DiffView before={texts.before} after={texts.after} label="What would be written" />)}
    </section>
  );
}

function Result({ result, onAgain }: { result: PublishResult; onAgain: () => void }) {
  const { written, failed, cancelled } = result;
  return (
    <div className="publish-result" role="status">
      <h2>
        {written.length === 1 ? 'One file was written' : `${written.length} files were written`}
        {cancelled && ', then you cancelled'}
      </h2>
      <p>They are in the site’s folder, and not live until they are committed and pushed.</p>
      {failed.length > 0 && (
        <div className="callout error">
          <h2>{failed.length === 1 ? 'One was not' : `${failed.length} were not`}</h2>
          <ul>
            {failed.map(({ source, reason }) => (
              <li key={source}>
                <strong>{source}</strong>: {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="written">
        {written.map((target) => (
          <li key={target}>{target}</li>
        ))}
      </ul>
      <button className="button" onClick={onAgain}>
        Plan again
      </button>
    </div>
  );
}

function configuredSite(root: string, site: string | undefined): string | null {
  if (site === undefined) return null;
  return /^([A-Za-z]:)?[\\/]/.test(site) ? site : `${root}/${site}`;
}
