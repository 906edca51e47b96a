import { clearLastChange } from '../changes/last-change-store.ts';
import { clearSelection } from '../base/selection-store.ts';
import { useLibrary } from '../base/library-store.ts';
import { clearExpectedPeople } from '../episode/open/expected-people.ts';
import { closeEpisodes } from '../episode/open/show-episode.ts';
import { leavePass } from '../episode/pass/pass.ts';
import { flushReviewed } from '../episode/pass/reviewed-mark.ts';
import { flushPlace } from '../episode/open/remember-place.ts';
import { leaveRecording } from '../player/recording.ts';
import { clearOrphanedRecords } from '../orphaned-records/orphaned-records-store.ts';
import { resetTable } from '../table/table-store.ts';

/**
 * Everything that belongs to the open library, in the order in which it is left. What is unsaved is kept, the rest
 * dropped: first what still has something to write about an episode, then the episodes, then the views.
 */
const steps: readonly (() => void | Promise<void>)[] = [
  flushReviewed,
  leavePass,
  flushPlace,
  leaveRecording,
  closeEpisodes,
  clearSelection,
  resetTable,
  clearExpectedPeople,
  clearLastChange,
  clearOrphanedRecords,
];

/** To be called before another library takes the place of the one that is open, or the window is closed. */
export async function leaveLibrary(): Promise<void> {
  if (useLibrary.getState().library === null) return;
  for (const step of steps) await step();
}
