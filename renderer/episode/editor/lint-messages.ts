import type { Doubt } from '../../../shared/doubts/find-doubts.ts';
import type { LintContext, Problem } from '../../../shared/lint/model/problem.ts';

export interface LintRequest {
  readonly id: number;
  readonly text: string;
  readonly context: LintContext;
}

/** Two answers to a request: the problems, excused ones among them, and then, if no other text came, the most doubtful turns. */
export type LintAnswer =
  | { readonly id: number; readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly id: number; readonly kind: 'doubts'; readonly doubts: readonly Doubt[] };
