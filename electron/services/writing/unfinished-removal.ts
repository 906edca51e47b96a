import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RostrumError } from '../../../shared/failure.ts';
import { describeSqlError, type Sql } from '../../sqlite/open-database.ts';
import { scrub } from '../../sqlite/scrub.ts';
import { removalFinished } from './recover-changes.ts';

/** Beside the history: a passage is being removed for good, and the databases may still hold it in what was deleted. */
const markOf = (history: Sql): string => join(dirname(history.name), 'removal-unfinished');

export function markRemoval(history: Sql): void {
  writeFileSync(markOf(history), '');
}

export function endRemoval(history: Sql): void {
  rmSync(markOf(history), { force: true });
}

/**
 * Cleans the databases where a removal was stopped before it did.
 * @param renewCatalogue begins a catalogue that holds no words that are gone
 * @returns what was done, in words; null where nothing was left to do, or another process is at it
 */
export function finishRemoval(history: Sql, renewCatalogue: () => void): string | null {
  if (!existsSync(markOf(history))) return null;
  try {
    scrub(history);
  } catch (error) {
    const described = describeSqlError(error);
    // Another Rostrum ends it; where that stops too, the next start does.
    if (described instanceof RostrumError && described.failure.code === 'busy') return null;
    throw described;
  }
  renewCatalogue();
  endRemoval(history);
  return removalFinished;
}
