import type { LibraryConfig } from '../config/library-config.ts';
import { parseEpisode } from '../episode/parse-episode.ts';
import { anchorOf } from '../lint/excuses.ts';
import { lintEpisode } from '../lint/lint.ts';
import type { Problem } from '../lint/problem.ts';
import type { Merge } from './merge-model.ts';
import { renderWithOffsets } from './render-merge.ts';

export interface NewError {
  /** Index of the merge's item that holds it. */
  readonly item: number;
  readonly message: string;
}

/** Lint errors of the merged text that stand in neither side, however its conflicts are decided; the first of each item. */
export function findNewErrors(merge: Pick<Merge, 'items' | 'separator'>, ours: string, theirs: string, config: LibraryConfig): NewError[] {
  const { text, offsets } = renderWithOffsets(merge, 'ours');
  const known = keysOf([...errorsIn(ours, config), ...errorsIn(theirs, config)]);
  const decidedForTheirs = renderWithOffsets(merge, 'theirs').text;
  const alsoThere = decidedForTheirs === text ? null : keysOf(errorsIn(decidedForTheirs, config));
  const found = new Map<number, string>();
  for (const { problem, keys } of errorsIn(text, config)) {
    if (keys.some((key) => known.has(key)) || (alsoThere !== null && !keys.some((key) => alsoThere.has(key)))) continue;
    const item = Math.max(0, offsets.findLastIndex((offset) => offset <= problem.range.from));
    if (!found.has(item)) found.set(item, problem.message);
  }
  return [...found].map(([item, message]) => ({ item, message }));
}

function keysOf(errors: readonly { readonly keys: readonly string[] }[]): Set<string> {
  return new Set(errors.flatMap(({ keys }) => keys));
}

/** An error is known again by what it says, or by the words where it stands. */
function errorsIn(text: string, config: LibraryConfig): { readonly problem: Problem; readonly keys: readonly string[] }[] {
  return lintEpisode(parseEpisode(text, config.houseStyle ? { houseStyle: config.houseStyle } : {}), { config })
    .filter(({ severity }) => severity === 'error')
    .map((problem) => ({ problem, keys: [`${problem.rule} ${problem.message}`, `${problem.rule} @${anchorOf(text, problem)}`] }));
}
