import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sql } from '../sqlite/open-database.ts';

/** Beside the history: a passage is being removed for good, and the databases may still hold it in what was deleted. */
const markOf = (history: Sql): string => join(dirname(history.name), 'removal-unfinished');

export function markRemoval(history: Sql): void {
  writeFileSync(markOf(history), '');
}

export function isRemovalUnfinished(history: Sql): boolean {
  return existsSync(markOf(history));
}

export function endRemoval(history: Sql): void {
  rmSync(markOf(history), { force: true });
}
