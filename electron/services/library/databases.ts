import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countOf } from '../../../shared/text/count-of.ts';
import { catalogueKind } from '../../catalogue/catalogue.ts';
import { historyKind } from '../../history/history.ts';
import { salvageHistory, type Salvaged } from '../../history/salvage.ts';
import {
  findEmptied,
  openGeneration,
  removeDatabase,
  removeOldGenerations,
  type OpenedGeneration,
  type UnusableReason,
} from '../../sqlite/generations.ts';

/** Lies beside a history once there is one, so that a history that is gone is told from a library that never had one. */
const markName = 'history.begun';

/**
 * Opens a library's catalogue. Whatever is wrong with the one that stands there, a new one is made beside it: it is a cache.
 * @param found as for `openGeneration`
 */
export function openCatalogue(
  path: string,
  { isNamed, found = null }: { readonly isNamed: boolean; readonly found?: OpenedGeneration['aside'] },
): OpenedGeneration {
  // A file that somebody named may be anything, and is asked about instead.
  const aside: readonly UnusableReason[] = isNamed
    ? ['older', 'newer']
    : ['older', 'newer', 'foreign', 'folder', 'read-only'];
  const opened = openGeneration(path, catalogueKind, aside, found);
  // Ours are where nobody else writes.
  if (!isNamed) removeOldGenerations(path, opened.file);
  else if (opened.aside?.why === 'older') removeDatabase(opened.aside.file);
  return opened;
}

export interface OpenedHistory extends OpenedGeneration {
  /** What was taken over of a damaged one; null where none was set aside. */
  readonly salvaged: Salvaged | null;
}

/**
 * Opens a library's history. One that is damaged, emptied or another program's is kept aside, and what can be read of a
 * damaged one is taken over; one of a newer Rostrum is refused, since what it knows must not be passed over.
 * @param folder of the library in the user data
 * @throws RostrumError `catalogue-newer`, `read-only` and others as `openDatabase`
 */
export function openHistory(folder: string, found: OpenedGeneration['aside'] = null): OpenedHistory {
  const path = join(folder, 'history.sqlite');
  const mark = join(folder, markName);
  const emptied = found === null && existsSync(mark) ? findEmptied(path) : null;
  const opened = openGeneration(path, historyKind, ['foreign', 'folder'], found);
  if (!existsSync(mark)) writeFileSync(mark, `${new Date().toISOString()}\n`);
  // It is begun in the same place, where a backup will be put back.
  if (emptied !== null) return { ...opened, aside: { file: emptied, why: 'emptied' }, salvaged: null };
  return { ...opened, salvaged: opened.aside?.why === 'damaged' ? salvageHistory(opened.aside.file, opened.db) : null };
}

const reasons: Readonly<Record<UnusableReason, string>> = {
  damaged: 'was damaged',
  older: 'was made by an older Rostrum',
  emptied: 'was emptied or removed by another program',
  newer: 'was made by a newer Rostrum',
  foreign: 'is another program’s file',
  folder: 'has a folder in its place',
  'read-only': 'cannot be written',
};

/** What became of a catalogue that was set aside, in words; null where none was, and after an update, where that is usual. */
export function describeCatalogue({ aside }: OpenedGeneration): string | null {
  return aside === null || aside.why === 'older'
    ? null
    : `The catalogue ${reasons[aside.why]} and is made anew from the files.`;
}

/** What became of a history that was set aside, in words; null where none was. */
export function describeHistory({ aside, salvaged }: OpenedHistory): string | null {
  if (aside === null) return null;
  const head = `The record of earlier versions and unsaved work ${reasons[aside.why]}, and a new one was begun.`;
  if (salvaged !== null && salvaged.versions + salvaged.work + salvaged.changes > 0) {
    const { versions, work, changes } = salvaged;
    const parts = [
      countOf(versions, 'earlier version'),
      `unsaved work of ${countOf(work, 'episode')}`,
      countOf(changes, 'change'),
    ];
    return `${head} What could be read of the old one is in it: ${parts.join(', ')}. The old one was kept: ${aside.file}`;
  }
  return aside.why === 'emptied'
    ? `${head} If there is a backup of ${aside.file}, close Rostrum and put it back.`
    : `${head} The old one was kept: ${aside.file}`;
}
