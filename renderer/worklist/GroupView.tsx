import { useEffect, useMemo, useRef, useState } from 'react';
import type { EpisodeRow } from '../../shared/library/episode-row.ts';
import { matchesFilter, type RowFilterId } from '../../shared/library/row-filters.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { ProblemsOfFile } from '../../shared/lint/model/problems-by-rule.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { runCommand } from '../base/commands.ts';
import { filterRows } from '../base/filter-rows.ts';
import { useLibrary } from '../base/library-store.ts';
import { go, useNavigation } from '../base/navigation-store.ts';
import { EmptyState } from '../base/ui/EmptyState.tsx';
import { isFocusLost } from '../base/ui/focus.ts';
import { KeyHint } from '../base/ui/KeyHint.tsx';
import { PageHeader } from '../base/ui/PageHeader.tsx';
import { useAnswer } from '../base/use-answer.ts';
import { titleOfGroup, type WorkGroup } from '../base/work-group.ts';
import { RuleDialog } from '../episode/problems/RuleDialog.tsx';
import { ruleSummary } from '../episode/problems/rule-pages.ts';
import { FixAllButton } from './FixAllButton.tsx';
import { WorkRows, type WorkRow } from './WorkRows.tsx';

/** The rows of one group: episodes, and in each the places of its problems. */
export function GroupView({ group }: { group: WorkGroup }) {
  return group.kind === 'rows' ? <Episodes filter={group.filter} /> : <ProblemPlaces group={group} />;
}

/** The library's rows in the order of its list. */
function useListedRows(): EpisodeRow[] {
  const rows = useLibrary((state) => state.rows);
  const sort = useNavigation((state) => state.listOrder);
  return useMemo(() => filterRows(rows, { query: '', filter: 'all', sort }), [rows, sort]);
}

const back = { title: 'Worklist', go: () => go({ kind: 'worklist' }) };

function Episodes({ filter }: { filter: RowFilterId }) {
  const listed = useListedRows();
  const rows = useMemo(
    () => listed.filter((row) => matchesFilter(row, filter)).map((row): WorkRow => ({ kind: 'episode', row })),
    [listed, filter],
  );
  return (
    <div className="view">
      <PageHeader title={titleOfGroup({ kind: 'rows', filter })} note={countOf(rows.length, 'file')} back={back}>
        <Next isNeeded={rows.length > 0 && filter !== 'unreadable'} />
      </PageHeader>
      <div className="view-body work-group">{rows.length === 0 ? <Done /> : <WorkRows rows={rows} />}</div>
    </div>
  );
}

function ProblemPlaces({ group }: { group: Exclude<WorkGroup, { kind: 'rows' }> }) {
  const { kind: _, ...filter } = group;
  const rule = group.kind === 'rule' ? group.rule : null;
  const fixFilter = group.kind === 'rule' ? { rule: group.rule } : { severities: [group.severity] };
  const { answer } = useAnswer('library.problems', filter, { followLibrary: true });
  const listed = useListedRows();
  const rows = useMemo(() => rowsOf(answer?.files ?? [], listed), [answer, listed]);
  const [isExplained, setExplained] = useState(false);
  if (!answer) return null;
  const count = answer.files.reduce((sum, file) => sum + file.count, 0);
  const files = new Set(answer.files.map(({ path }) => path)).size;
  return (
    <div className="view">
      <PageHeader
        title={titleOfGroup(group)}
        note={
          <>
            {countOf(count, 'problem')} in {countOf(files, 'file')}.{rule !== null && ` ${ruleSummary(rule)}`}
          </>
        }
        back={back}
      >
        {rule !== null && (
          <button className="button" onClick={() => setExplained(true)}>
            Why
          </button>
        )}
        {count > 0 && <FixAllButton what={titleOfGroup(group).toLowerCase()} filter={fixFilter} />}
        <Next isNeeded={count > 0} />
      </PageHeader>
      <div className="view-body work-group">
        {count === 0 ? <Done /> : <WorkRows rows={rows} showsRule={rule === null} />}
      </div>
      {isExplained && rule !== null && <RuleDialog rule={rule} onClose={() => setExplained(false)} />}
    </div>
  );
}

/** Files with their problems, in the order of the list. */
function rowsOf(files: readonly ProblemsOfFile[], listed: readonly EpisodeRow[]): WorkRow[] {
  const byPath = groupBy(files, ({ path }) => path);
  return listed.flatMap(({ path, title }): WorkRow[] => {
    const found = byPath.get(path);
    if (found === undefined) return [];
    const count = found.reduce((sum, one) => sum + one.count, 0);
    const places = found
      .flatMap(({ rule, places: ofRule }) => ofRule.map((place) => ({ rule, place })))
      .sort((a, b) => a.place.line - b.place.line);
    return [
      { kind: 'file', path, title, count },
      ...places.map(({ rule, place }): WorkRow => ({ kind: 'place', path, rule, place })),
      ...(places.length < count
        ? [{ kind: 'more', path, count: count - places.length, isAll: places.length === 0 } as const]
        : []),
    ];
  });
}

function Next({ isNeeded }: { isNeeded: boolean }) {
  return isNeeded ? (
    <button className="button primary" onClick={() => runCommand('work.next')}>
      Start with the first <KeyHint command="work.next" />
    </button>
  ) : null;
}

function Done() {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFocusLost()) next.current?.focus();
  }, []);
  return (
    <EmptyState
      title="Nothing left here"
      actions={
        <>
          <button className="button primary" ref={next} onClick={() => runCommand('work.next')}>
            Next episode with work <KeyHint command="work.next" />
          </button>
          <button className="button" onClick={back.go}>
            Back to the worklist
          </button>
        </>
      }
    >
      No file of the library belongs to this part of the work any more.
    </EmptyState>
  );
}
