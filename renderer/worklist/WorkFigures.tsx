import { Fragment, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { ChevronRight, CircleAlert, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Severity } from '../../shared/lint/model/problem.ts';
import { rowFilters, type RowFilterId } from '../../shared/library/row-filters.ts';
import type { Worklist } from '../../shared/library/worklist.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { runCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { NoEpisodes } from '../base/ui/EmptyState.tsx';
import { KeyHint } from '../base/ui/KeyHint.tsx';
import { focusUnlessUsed } from '../base/ui/focus.ts';
import { rowOfKey } from '../base/ui/row-of-key.ts';
import { PageHeader } from '../base/ui/PageHeader.tsx';
import { useAnswer } from '../base/use-answer.ts';
import { useSummary } from '../base/use-summary.ts';
import { severityTitles, type WorkGroup } from '../base/work-group.ts';
import { ruleSummary } from '../episode/problems/rule-pages.ts';
import { LibraryGitPanel } from '../git/GitPanel.tsx';
import { openUnresolvedMarks } from '../marks/marks-store.ts';
import { resetTable } from '../table/table-store.ts';
import { ContinueButton } from './ContinueButton.tsx';
import { FixAllButton } from './FixAllButton.tsx';

const openGroup = (group: WorkGroup) => go({ kind: 'worklist', group });

/** Problems by rule, and episodes by what is still to be done with them. */
export function WorkFigures() {
  const library = useLibrary((state) => state.library)!;
  const isReading = useLibrary(({ indexing, progress }) => indexing || progress?.task === 'lint');
  const { answer: work } = useAnswer('library.worklist', null, { followLibrary: true });
  const body = useRef<HTMLDivElement>(null);
  const isEmpty = work?.rows.all === 0;
  const isShown = work !== undefined && !(isEmpty && isReading);
  useEffect(() => {
    if (isShown && body.current) focusUnlessUsed(body.current);
  }, [isShown]);
  if (!work) return null;
  return (
    <div className="view">
      <PageHeader title={library.title} note={library.root}>
        {work.severities.error.count + work.severities.warning.count > 0 && (
          <FixAllButton what="errors and warnings" filter={{ severities: ['error', 'warning'] }} />
        )}
        {hasWork(work) && (
          <button className="button" onClick={() => runCommand('work.next')}>
            Next episode with work <KeyHint command="work.next" />
          </button>
        )}
        <ContinueButton />
      </PageHeader>
      <div className="worklist">
        <div className="worklist-inner" ref={body}>
          {library.configProblems.length > 0 && <ConfigProblems problems={library.configProblems} />}
          {isEmpty && !isReading && (
            <NoEpisodes>
              What is to be done stands here: problems, and what is not yet ready or published. Rostrum lists the
              markdown and text files of this folder (.md, .markdown, .mdown, .mdx, .txt).
            </NoEpisodes>
          )}
          {isEmpty && isReading && <p className="quiet-text">Reading the folder…</p>}
          {!isEmpty && (
            <>
              <div className="worklist-columns" onKeyDown={moveFocus}>
                <Problems work={work} isReading={isReading} />
                <Rest work={work} />
              </div>
              <LibraryGitPanel folder={library.root} />
              <InLibrary work={work} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The arrow keys go from line to line. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('.worklist-line, summary')].filter((line) =>
    line.checkVisibility(),
  );
  const at = lines.indexOf(event.target as HTMLElement);
  const to = at < 0 ? null : rowOfKey(event.key, at, lines.length);
  if (to === null) return;
  event.preventDefault();
  lines[to]!.focus();
}

function hasWork({ severities, marks }: Worklist): boolean {
  return severities.error.count + severities.warning.count + marks.count > 0;
}

const icons: Readonly<Record<Severity, LucideIcon>> = { error: CircleAlert, warning: TriangleAlert, hint: Info };

/** What the rules found, the gravest first; hints only where somebody asks for them. */
function Problems({ work, isReading }: { work: Worklist; isReading: boolean }) {
  const { severities } = work;
  return (
    <section className="worklist-section" aria-label="Problems">
      {severities.error.count + severities.warning.count === 0 && (
        <div className="worklist-none">
          <h2>No problems</h2>
          <p className="quiet-text">
            {isReading
              ? 'The files are still being looked through.'
              : 'No rule has an error or a warning in any of the files.'}
          </p>
        </div>
      )}
      <Rules severity="error" work={work} />
      <Rules severity="warning" work={work} />
      {severities.hint.count > 0 && (
        <details className="worklist-hints">
          <summary>
            Hints <span className="key">{formatCount(severities.hint.count)}</span>
          </summary>
          <Rules severity="hint" work={work} />
        </details>
      )}
    </section>
  );
}

function Rules({ severity, work }: { severity: Severity; work: Worklist }) {
  const { count, files } = work.severities[severity];
  const Icon = icons[severity];
  if (count === 0) return null;
  return (
    <>
      <h2>
        <Line onOpen={() => openGroup({ kind: 'severity', severity })} count={count} files={files}>
          {severityTitles[severity]}
        </Line>
      </h2>
      <ul>
        {work.rules
          .filter((rule) => rule.severity === severity)
          .map(({ rule, ...counts }) => (
            <li key={rule}>
              <Line onOpen={() => openGroup({ kind: 'rule', rule })} {...counts}>
                <Icon size={14} className={`${severity}-ink`} aria-hidden />
                <span className="worklist-rule">{rule}</span>
                <span className="truncate quiet-text">{ruleSummary(rule)}</span>
              </Line>
            </li>
          ))}
      </ul>
    </>
  );
}

/** What rules do not tell: passages to be resolved, and what state the episodes are in. */
function Rest({ work }: { work: Worklist }) {
  const unassigned = work.rules.find(({ rule }) => rule === 'unassigned-turn');
  const states: readonly RowFilterId[] = ['unreadable', 'unready', 'ready', 'changed', 'unpublished'];
  const shown = states.filter((id) => work.rows[id] > 0);
  const isDone = work.marks.count === 0 && unassigned === undefined && shown.length === 0;
  return (
    <section className="worklist-section" aria-label="Episodes">
      <h2 className="worklist-heading">Still to do</h2>
      {isDone && (
        <div className="worklist-none">
          <p className="quiet-text">Nothing. Every episode is published as it stands.</p>
          <div className="page-actions">
            <button className="button small" onClick={() => runCommand('episode.new')}>
              New episode…
            </button>
            <button className="button small" onClick={() => runCommand('import.open')}>
              Import a transcript…
            </button>
          </div>
        </div>
      )}
      <ul>
        {work.marks.count > 0 && (
          <li>
            <Line onOpen={openUnresolvedMarks} {...work.marks}>
              Unresolved passages
            </Line>
          </li>
        )}
        {unassigned && (
          <li>
            <Line
              onOpen={() => openGroup({ kind: 'rule', rule: unassigned.rule })}
              count={unassigned.count}
              files={unassigned.files}
            >
              Turns of nobody yet
            </Line>
          </li>
        )}
        {shown.map((id) => (
          <li key={id}>
            <Line onOpen={() => openGroup({ kind: 'rows', filter: id })} count={work.rows[id]}>
              {rowFilters.find((filter) => filter.id === id)!.title}
            </Line>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A figure, and the way to its rows. @param files how many files it is spread over, where that is another figure */
function Line({
  onOpen,
  count,
  files,
  children,
}: {
  onOpen: () => void;
  count: number;
  files?: number;
  children: ReactNode;
}) {
  return (
    <button className="worklist-line" onClick={onOpen}>
      <span className="worklist-what">{children}</span>
      <span className="worklist-count">{formatCount(count)}</span>
      <span className="worklist-files key">{files === undefined ? '' : `in ${countOf(files, 'file')}`}</span>
      <ChevronRight size={14} className="quiet-ink" aria-hidden />
    </button>
  );
}

/** What there is besides work, and the way to it. */
function InLibrary({ work }: { work: Worklist }) {
  const summary = useSummary();
  const ways: readonly (readonly [string, () => void])[] = [
    [countOf(summary?.episodes ?? 0, 'episode'), () => (resetTable(), go({ kind: 'table' }))],
    [countOf(summary?.people.length ?? 0, 'person', 'people'), () => go({ kind: 'people' })],
    ...(work.rows.other > 0
      ? [[countOf(work.rows.other, 'other file'), () => openGroup({ kind: 'rows', filter: 'other' })] as const]
      : []),
    ['About this library…', () => runCommand('library.about')],
  ];
  return (
    <p className="worklist-foot">
      {summary &&
        ways.map(([title, open], index) => (
          <Fragment key={title}>
            {index > 0 && ' · '}
            <button className="link-button" onClick={open}>
              {title}
            </button>
          </Fragment>
        ))}
    </p>
  );
}

function ConfigProblems({ problems }: { problems: readonly string[] }) {
  return (
    <div className="callout" role="alert">
      <h2>The settings in rostrum.yaml cannot be used as they are</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p>Until that is mended, the usual settings are in force.</p>
    </div>
  );
}
