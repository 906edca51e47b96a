import type { Episode } from '../../episode/model/episode.ts';
import type { Excuse, Problem } from './problem.ts';

const before = 20;
const after = 40;

/**
 * The words by which an excuse finds its problem again: those around its start, on its line, white space evened out.
 * Edits elsewhere in the file, and in the rest of a long turn, do not shift it.
 */
export function anchorOf(text: string, problem: Pick<Problem, 'range'>): string {
  const { from } = problem.range;
  const start = text.slice(Math.max(0, from - before), from);
  const end = text.slice(from, from + after);
  return (start.slice(start.lastIndexOf('\n') + 1) + end.split('\n', 1)[0]!).replace(/\s+/g, ' ').trim();
}

/** Parts problems into those that stand and those that somebody has excused, both in the order given. */
export function splitExcused(
  episode: Episode,
  problems: readonly Problem[],
  excuses: readonly Excuse[],
): { open: Problem[]; excused: Problem[] } {
  const wholeFile = new Set<string>();
  const anchored = new Map<string, Set<string>>();
  for (const { rule, anchor } of excuses) {
    if (anchor === null) wholeFile.add(rule);
    else anchored.set(rule, (anchored.get(rule) ?? new Set()).add(anchor));
  }
  const open: Problem[] = [];
  const excused: Problem[] = [];
  for (const problem of problems) {
    const isExcused =
      wholeFile.has(problem.rule) || anchored.get(problem.rule)?.has(anchorOf(episode.text, problem)) === true;
    (isExcused ? excused : open).push(problem);
  }
  return { open, excused };
}
