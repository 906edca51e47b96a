import './publish.css';
import './plan.css';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { FolderOpen, Send, Undo2 } from 'lucide-react';
import type { LastPublish } from '../../shared/publish/outcome.ts';
import type { PublishPlan } from '../../shared/publish/plan-item.ts';
import { formatDay } from '../../shared/episode/model/interpret-value.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { runCommand } from '../base/commands.ts';
import { isWithoutEpisodes, useLibrary } from '../base/library-store.ts';
import { useNavigation } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { ConflictsDialog } from '../merge/MergeDialog.tsx';
import { isFocusLost } from '../base/ui/focus.ts';
import { GitBar } from '../git/GitPanel.tsx';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { EmptyState, NoEpisodes } from '../base/ui/EmptyState.tsx';
import { KeyHint } from '../base/ui/KeyHint.tsx';
import { PageHeader } from '../base/ui/PageHeader.tsx';
import { ProgressBanner } from '../base/ui/ProgressBanner.tsx';
import { useAnswer } from '../base/use-answer.ts';
import { countUndecided, describeUndecided } from './alike-decision.ts';
import { AlikeDetail } from './AlikeDetail.tsx';
import { PlanDetail } from './PlanDetail.tsx';
import { PlanList } from './PlanList.tsx';
import { alikePages } from './plan-rows.ts';
import { PublishedView } from './PublishedView.tsx';
import { showNextUndecided, stepAlike } from './plan-decisions.ts';
import {
  cancel,
  chooseScope,
  chooseSite,
  countChosen,
  makePlan,
  openPublish,
  publish,
  rollBack,
  saveAndInclude,
  showEarlier,
  takeFromSite,
  usePublish,
  type Scope,
} from './publish-store.ts';
import { PlanOverview, LeftOutFiles } from './PlanOverview.tsx';

/** Choose a site and episodes, see what would be written, write it, see what was. */
export function PublishView() {
  const state = usePublish();
  const { site, working, plan, published, taking } = state;
  const episodes = useNavigation(({ place }) => (place.kind === 'publish' ? place.episodes : undefined));
  useEffect(() => void openPublish(episodes), [episodes]);
  const count = countChosen(state);
  const view = useRef<HTMLDivElement>(null);
  const publishButton = useRef<HTMLButtonElement>(null);
  const isPlanned = plan !== null && working === null;
  useEffect(() => {
    const button = publishButton.current;
    // Not from a field or a row that somebody is in.
    const isFree = isFocusLost() || document.activeElement?.matches('.app-main') === true;
    if (isPlanned && isFree && button)
      (button.disabled ? view.current?.querySelector<HTMLElement>('[role="grid"]') : button)?.focus();
  }, [isPlanned, plan?.id]);

  return (
    <div className="publish view" ref={view}>
      <PageHeader
        title="Publish"
        note={
          plan?.inPlace
            ? 'The library is the website: publishing cleans in place.'
            : (plan?.site ?? published?.result.site ?? site ?? 'Choose the folder of the website’s repository.')
        }
      >
        <ScopeSelect />
        <button className="button" onClick={() => void chooseSite()}>
          <FolderOpen size={14} aria-hidden /> {site === null ? 'Choose the website’s folder…' : 'Other folder…'}
        </button>
        <button className="button" disabled={site === null || working !== null} onClick={() => void makePlan()}>
          Plan again
        </button>
        {plan && (
          <button
            ref={publishButton}
            className="button primary"
            disabled={count === 0 || working !== null}
            onClick={() => void publish()}
          >
            <Send size={14} aria-hidden /> {plan.inPlace ? 'Clean' : 'Publish'} {countOf(count, 'episode')}
          </button>
        )}
      </PageHeader>
      {working !== null && <Working />}
      {plan && working !== 'plan' && <Unsaved />}
      {published && <PublishedView published={published} />}
      {plan && <GitBar folder={plan.site} onPulled={() => void makePlan()} />}
      {plan && <Undecided plan={plan} />}
      {plan && <Plan />}
      {!plan && !published && working === null && <NothingYet />}
      {taking && (
        <ConflictsDialog
          title="Take the site’s changes"
          conflicts={taking.conflicts}
          names={{ ours: 'In the library', theirs: 'In the site' }}
          onDecided={(choices) => void takeFromSite(taking.source, choices)}
          onClose={() => usePublish.setState({ taking: null })}
        />
      )}
    </div>
  );
}

function Plan() {
  const { plan, shown, shownGroup, last, working } = usePublish();
  if (!plan) return null;
  const item = plan.items.find(({ source }) => source === shown);
  const alike = alikePages(plan.items).find(({ id }) => id === shownGroup);
  if (plan.items.length === 0) return <NothingPlanned />;
  return (
    <>
      <div className="plan" inert={working === 'write'} onKeyDown={stepByKey}>
        <PlanList plan={plan} />
        {item && alike && <AlikeDetail key={plan.id + alike.id} plan={plan} pages={alike} item={item} />}
        {item && !alike && <PlanDetail key={plan.id + item.source} plan={plan} item={item} />}
        {!item && <PlanOverview />}
      </div>
      {last !== null && <UndoLast last={last} />}
    </>
  );
}

/** Alt with an arrow leads from page to page of those that are alike. */
function stepByKey(event: KeyboardEvent): void {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  stepAlike(event.key === 'ArrowDown' ? 1 : -1);
}

/** How many pages in the site wait for a decision, with the way to the next. */
function Undecided({ plan }: { plan: PublishPlan }) {
  const state = usePublish();
  const alike = alikePages(plan.items);
  const undecided = countUndecided(alike, state);
  if (undecided === 0) return null;
  return (
    <div className="banner">
      <p>
        {describeUndecided(
          undecided,
          alike.reduce((sum, { items }) => sum + items.length, 0),
        )}
      </p>
      <button className="button small" onClick={showNextUndecided}>
        Next undecided
      </button>
    </div>
  );
}

function Working() {
  const progress = useLibrary((state) => state.progress);
  const working = usePublish((state) => state.working);
  const titles = { plan: 'Planning', publish: 'Preparing', write: 'Writing' } as const;
  const running = progress !== null && progress.task in titles ? progress : null;
  const title =
    working === 'rollback'
      ? 'Undoing'
      : running
        ? titles[running.task as keyof typeof titles]
        : working === 'plan'
          ? 'Planning'
          : 'Preparing';
  const mayStop = running?.task !== 'write' && working !== 'rollback';
  return <ProgressBanner title={title} running={running} onCancel={mayStop ? () => void cancel() : null} />;
}

function Unsaved() {
  const unsaved = useUnsaved((state) => state.unsaved);
  const plan = usePublish((state) => state.plan)!;
  const sources = plan.items.map(({ source }) => source).filter((source) => unsaved.has(source));
  if (sources.length === 0) return null;
  return (
    <div className="banner">
      <p>
        {sources.length === 1 ? 'One episode of this plan has' : `${sources.length} episodes of this plan have`} changes
        that are not saved. What goes out is what is in the files.
      </p>
      <button className="button small" onClick={() => void saveAndInclude(sources)}>
        Save and include
      </button>
    </div>
  );
}

/** No episode is among those that the plan was made for. */
function NothingPlanned() {
  const scope = usePublish((state) => state.scope.kind);
  const isEmpty = useLibrary(isWithoutEpisodes);
  if (isEmpty)
    return <NoEpisodes>What would be written into the website stands here, file by file, before it is.</NoEpisodes>;
  return (
    <EmptyState
      title={scope === 'ready' ? 'No episode is marked as ready' : 'There is nothing to publish among those chosen'}
      actions={
        <>
          {scope !== 'all' && (
            <button className="button primary" onClick={() => void chooseScope({ kind: 'all' })}>
              Plan all episodes
            </button>
          )}
          <button className="button" onClick={() => runCommand('work.next')}>
            Next episode with work <KeyHint command="work.next" />
          </button>
        </>
      }
    >
      {scope === 'ready'
        ? 'Mark an episode as ready above its text once it may go out.'
        : 'The plan shows what would be written into the website, file by file, before it is.'}
      <LeftOutFiles />
    </EmptyState>
  );
}

function NothingYet() {
  const site = usePublish((state) => state.site);
  return (
    <EmptyState
      title={site === null ? 'Where to?' : 'Nothing is planned yet'}
      actions={
        site === null ? (
          <button className="button primary" onClick={() => void chooseSite()}>
            Choose the website’s folder…
          </button>
        ) : (
          <button className="button primary" onClick={() => void makePlan()}>
            Make a plan
          </button>
        )
      }
    >
      Rostrum works out what would change in the website’s repository and shows it, file by file. Nothing is written
      before you say so.
    </EmptyState>
  );
}

/** All episodes, those that are ready, a view that was saved in the table, or those that somebody chose. */
function ScopeSelect() {
  const { scope, working } = usePublish();
  const views = useAnswer('table.views', null).answer?.views ?? [];
  const scopes: readonly { readonly value: string; readonly title: string; readonly scope: Scope }[] = [
    { value: 'all', title: 'All episodes', scope: { kind: 'all' } },
    { value: 'ready', title: 'Those marked as ready', scope: { kind: 'ready' } },
    ...views.map(({ name }) => ({
      value: `view ${name}`,
      title: `View: ${name}`,
      scope: { kind: 'view', name } as const,
    })),
    ...(scope.kind === 'episodes' ? [{ value: 'episodes', title: nameOf(scope.paths), scope }] : []),
  ];
  const value = scope.kind === 'view' ? `view ${scope.name}` : scope.kind;
  return (
    <select
      aria-label="Episodes to publish"
      value={value}
      disabled={working !== null}
      onChange={(event) => void chooseScope(scopes.find((option) => option.value === event.target.value)!.scope)}
    >
      {scopes.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  );
}

function nameOf(paths: readonly string[]): string {
  if (paths.length > 1) return `Only ${countOf(paths.length, 'chosen episode')}`;
  const title = useLibrary.getState().rows.find(({ path }) => path === paths[0])?.title ?? paths[0];
  return `Only “${title}”`;
}

/** The way back from what was published before, after a question. */
function UndoLast({ last }: { last: LastPublish }) {
  const timeZone = useLibrary((state) => state.library!.config.timeZone);
  const { working, earlier } = usePublish();
  const [asking, setAsking] = useState(false);
  const day = formatDay({ instant: new Date(last.publishedAt), hasZone: true, form: '' }, timeZone);
  return (
    <footer className="plan-last">
      <p className="quiet-text truncate">
        {last.title}, {day}
      </p>
      {earlier !== null && (
        <button className="button small" disabled={working !== null} onClick={showEarlier}>
          What was written
        </button>
      )}
      <button className="button small" disabled={working !== null} onClick={() => setAsking(true)}>
        <Undo2 size={13} aria-hidden /> Undo…
      </button>
      {asking && (
        <Dialog title="Undo this publish?" onClose={() => setAsking(false)}>
          <p>
            {last.title} on {day}: {countOf(last.files, 'file')}. Each that still holds what was written gets the text
            that stood there before, and new ones go away. Those that were changed since are left and named.
          </p>
          <DialogFooter
            onCancel={() => setAsking(false)}
            autoFocus
            onClick={() => (setAsking(false), void rollBack(last))}
          >
            Undo
          </DialogFooter>
        </Dialog>
      )}
    </footer>
  );
}
