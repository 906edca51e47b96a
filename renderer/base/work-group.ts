import { rowFilters, type RowFilterId } from '../../shared/library/row-filters.ts';
import type { Severity } from '../../shared/lint/model/problem.ts';

/** Part of what there is to do in the library: the worklist counts it, and shows its rows. */
export type WorkGroup =
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'severity'; readonly severity: Severity }
  | { readonly kind: 'rows'; readonly filter: RowFilterId };

export const severityTitles: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  hint: 'Hints',
};

export function titleOfGroup(group: WorkGroup): string {
  switch (group.kind) {
    case 'rule':
      return group.rule;
    case 'severity':
      return severityTitles[group.severity];
    case 'rows':
      return rowFilters.find(({ id }) => id === group.filter)!.title;
  }
}
