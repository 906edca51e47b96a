import { request } from '../../base/client.ts';
import { reportErrors } from '../../base/notices-store.ts';
import { episodeField } from '../editor/episode-field.ts';
import { isUnsaved } from '../editor/unsaved-edits.ts';
import { findEpisode } from './open-episodes-store.ts';

const journals = new Map<string, ReturnType<typeof setTimeout>>();
/** In milliseconds; together within a second. The text is handed over between two keys where there is room. */
const journalDelayMs = 650;
const idleTimeoutMs = 250;

/** Work that is not saved survives a crash: it is kept so long after a change, however much is typed meanwhile. */
export function scheduleJournal(path: string): void {
  if (journals.has(path)) return;
  journals.set(
    path,
    setTimeout(() => requestIdleCallback(() => keep(path), { timeout: idleTimeoutMs }), journalDelayMs),
  );
}

function keep(path: string): void {
  // Saved or closed meanwhile.
  if (!journals.delete(path)) return;
  const openEpisode = findEpisode(path);
  const text = openEpisode && isUnsaved(openEpisode.state) ? openEpisode.state.field(episodeField).text : null;
  void reportErrors(() => request('episode.journal', { path, baseHash: openEpisode?.hash ?? '', text }));
}

/** What was still to be kept is not. */
export function stopJournal(path: string): void {
  clearTimeout(journals.get(path));
  journals.delete(path);
}

export function stopJournals(): void {
  for (const path of journals.keys()) stopJournal(path);
}
