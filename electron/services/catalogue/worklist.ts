import { rowFilters } from '../../../shared/library/row-filters.ts';
import type { Worklist } from '../../../shared/library/worklist.ts';
import type { Severity } from '../../../shared/lint/model/problem.ts';
import { countMarks } from '../../catalogue/marks.ts';
import { countProblemsByRule, countProblemsBySeverity } from '../../catalogue/problems.ts';
import { listRows, type Library } from '../library/library.ts';

const severities: readonly Severity[] = ['error', 'warning', 'hint'];

/** What there is to do, as the catalogue and the site have it. */
export function readWorklist(library: Library): Worklist {
  const { catalogue } = library;
  const rows = listRows(library);
  const bySeverity = new Map(countProblemsBySeverity(catalogue).map(({ severity, ...count }) => [severity, count]));
  const rules = countProblemsByRule(catalogue);
  const none = { count: 0, files: 0 };
  return {
    rules: severities.flatMap((severity) => rules.filter((rule) => rule.severity === severity)),
    severities: {
      error: bySeverity.get('error') ?? none,
      warning: bySeverity.get('warning') ?? none,
      hint: bySeverity.get('hint') ?? none,
    },
    marks: countMarks(catalogue),
    rows: Object.fromEntries(
      rowFilters.map(({ id, matches }) => [id, rows.filter(matches).length]),
    ) as Worklist['rows'],
  };
}
