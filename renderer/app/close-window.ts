import type { EventPayload } from '../../shared/ipc/contract.ts';
import { saveAll } from '../episode/open/save-episode.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { leaveLibrary } from './leave-library.ts';

/** Closes the window once everything is saved or kept for later; where somebody has to decide about a save it stays open. */
export async function closeWindow({ save }: EventPayload<'closing'>): Promise<void> {
  if (save) {
    await saveAll();
    if (useUnsaved.getState().unsaved.size > 0) return;
  }
  await leaveLibrary();
  await reportErrors(() => request('app.close', null));
}
