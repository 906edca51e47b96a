import type { LibraryConfig } from '../config/library-config.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import { anchorOf } from '../lint/model/excuses.ts';
import { lintEpisode } from '../lint/lint.ts';
import type { Problem } from '../lint/model/problem.ts';
import type { Merge } from './merge-model.ts';
import { renderWithOffsets } from './render-merge.ts';

export interface NewError {
  /** Index of the merge's item that holds it. */
  readonly item: number;
  readonly message: string;
}

/** Lint errors of the merged text that stand in neither side, however its conflicts are decided; the first of each item. */
export function findNewErrors(
  merge: Pick<Merge, 'items' | 'separator'>,
  ours: string,
  theirs: string,
  config: LibraryConfig,
): NewError[] {
  const { text, offsets } = renderWithOffsets(merge, 'ours');
  let errors = errorsIn(text, config);
  // Most merges have no error at all, and then the other texts need not be read.
  for (const side of [ours, theirs]) {
    if (errors.length === 0) return [];
    const known = keysOf(errorsIn(side, config));
    errors = errors.filter(({ keys }) => !keys.some((key) => known.has(key)));
  }
  const decidedForTheirs = renderWithOffsets(merge, 'theirs').text;
  if (errors.length > 0 && decidedForTheirs !== text) {
    const there = keysOf(errorsIn(decidedForTheirs, config));
    errors = errors.filter(({ keys }) => keys.some((key) => there.has(key)));
  }
  const found = new Map<number, string>();
  for (const { problem } of errors) {
    const item = Math.max(
      0,
      offsets.findLastIndex((offset) => offset <= problem.range.from),
    );
    if (!found.has(item)) found.set(item, problem.message);
  }
  return [...found].map(([item, message]) => ({ item, message }));
}

function keysOf(errors: readonly { readonly keys: readonly string[] }[]): Set<string> {
  return new Set(errors.flatMap(({ keys }) => keys));
}

/** An error is known again by what it says, or by the words where it stands. */
function errorsIn(
  text: string,
  config: LibraryConfig,
): { readonly problem: Problem; readonly keys: readonly string[] }[] {
  return lintEpisode(parseEpisode(text, config), { config })
    .filter(({ severity }) => severity === 'error')
    .map((problem) => ({
      problem,
      keys: [`${problem.rule} ${problem.message}`, `${problem.rule} @${anchorOf(text, problem)}`],
    }));
}
