import { create } from 'zustand';
import type { OrphanedRecord } from '../../shared/sidecar/orphaned-record.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { listen, request } from '../base/client.ts';
import { go, useNavigation } from '../base/navigation-store.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';

/** Episodes that are gone and of which something is kept, as the engine told last. */
export const useOrphanedRecords = create<{ readonly records: readonly OrphanedRecord[] }>(() => ({ records: [] }));

/** An earlier version of an episode that was deleted is nothing to decide about. */
export function toBeDecided(records: readonly OrphanedRecord[]): OrphanedRecord[] {
  return records.filter(({ to, work }) => to !== null || work);
}

/** @returns the function that stops it */
export function followOrphanedRecords(): () => void {
  return listen('library.orphanedRecords', ({ orphanedRecords: records }) => useOrphanedRecords.setState({ records }));
}

export function clearOrphanedRecords(): void {
  useOrphanedRecords.setState({ records: [] });
}

export async function relink(records: readonly OrphanedRecord[]): Promise<boolean> {
  const moves = records.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const taken = await reportErrors(() => request('orphanedRecords.relink', { moves }));
  if (taken === undefined) return false;
  const { place } = useNavigation.getState();
  const { unsaved } = useUnsaved.getState();
  const shown =
    place.kind === 'episode' ? moves.find(({ from }) => from === place.path && !unsaved.has(from)) : undefined;
  if (shown) go({ kind: 'episode', path: shown.to });
  notify(`What is kept of ${countOf(moves.length, 'episode')} is relinked.`);
  return true;
}

export async function saveWork({ from }: OrphanedRecord): Promise<void> {
  await reportErrors(async () => {
    const { text } = await request('orphanedRecords.text', { path: from });
    if (text === null) return;
    const file = await request('app.saveText', {
      title: 'Save the Work',
      name: from.slice(from.lastIndexOf('/') + 1),
      text,
    });
    if (file !== null) notify(`It was saved as ${file}.`);
  });
}
