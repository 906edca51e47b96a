import type { Severity } from '../lint/model/problem.ts';
import type { RowFilterId } from './row-filters.ts';

/** So much of something, in so many files. */
export interface WorkCount {
  readonly count: number;
  readonly files: number;
}

/** What there is to do in a library, in figures. Each leads to the rows that it counts. */
export interface Worklist {
  /** Rules that found something, the gravest first, then those that found most. */
  readonly rules: readonly (WorkCount & { readonly rule: string; readonly severity: Severity })[];
  readonly severities: Readonly<Record<Severity, WorkCount>>;
  /** Marks behind which something is still to be done. */
  readonly marks: WorkCount;
  /** Files by the filters of the library list. */
  readonly rows: Readonly<Record<RowFilterId, number>>;
}
