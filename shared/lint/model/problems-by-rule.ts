import { groupBy } from '../../group-by.ts';
import { indexLines } from '../../text/line-index.ts';
import { anchorOf } from './excuses.ts';
import type { Problem, Severity } from './problem.ts';

/** Where a rule found a problem, as a list shows it. */
export interface ProblemPlace {
  /** From 1, in the file. */
  readonly line: number;
  readonly message: string;
  /** A few words of the line around it. */
  readonly words: string;
}

/** What one rule found in one file. */
export interface ProblemsOfRule {
  readonly rule: string;
  readonly severity: Severity;
  /** How many problems it found. */
  readonly count: number;
  /** Of the first of them: a file of another style has thousands. */
  readonly places: readonly ProblemPlace[];
}

/** The same with the file's path, relative to the library. */
export interface ProblemsOfFile extends ProblemsOfRule {
  readonly path: string;
}

/** Problems whose fixes are asked for: of one rule, or of all rules; of some severities, or of all. */
export interface FixFilter {
  readonly rule?: string | undefined;
  readonly severities?: readonly Severity[] | undefined;
}

/** Those of one file, of one rule, of one severity, or all. */
export interface ProblemFilter {
  readonly path?: string | undefined;
  readonly rule?: string | undefined;
  readonly severity?: Severity | undefined;
}

const maxPlaces = 100;

/** The problems of a text by their rules, each in the order of the text. */
export function problemsByRule(text: string, problems: readonly Problem[]): ProblemsOfRule[] {
  if (problems.length === 0) return [];
  const lines = indexLines(text);
  return [...groupBy(problems, ({ rule }) => rule)].map(([rule, own]) => ({
    rule,
    severity: own[0]!.severity,
    count: own.length,
    places: own.slice(0, maxPlaces).map((problem) => ({
      line: lines.lineAt(problem.range.from),
      message: problem.message,
      words: anchorOf(text, problem),
    })),
  }));
}

/** How many problems there are of each severity. */
export function countBySeverity(
  problems: readonly Pick<ProblemsOfRule, 'severity' | 'count'>[],
): Readonly<Record<Severity, number>> {
  const count = (severity: Severity) =>
    problems.reduce((sum, own) => sum + (own.severity === severity ? own.count : 0), 0);
  return { error: count('error'), warning: count('warning'), hint: count('hint') };
}
