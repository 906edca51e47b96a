import { request } from '../app/client.ts';
import { attempt } from '../app/store.ts';
import { isUnsaved } from './editor/unsaved-edits.ts';
import { findSession } from './session.ts';

const journals = new Map<string, ReturnType<typeof setTimeout>>();
const journalDelay = 700;

/** Work that is not saved survives a crash: it is kept so long after a change, however much is typed meanwhile. */
export function scheduleJournal(path: string): void {
  if (journals.has(path)) return;
  journals.set(
    path,
    setTimeout(() => {
      journals.delete(path);
      const session = findSession(path);
      const text = session && isUnsaved(session.state) ? session.state.doc.toString() : null;
      void attempt(() => request('episode.journal', { path, baseHash: session?.hash ?? '', text }));
    }, journalDelay),
  );
}

/** What was still to be kept is not. */
export function stopJournal(path: string): void {
  clearTimeout(journals.get(path));
  journals.delete(path);
}

export function stopJournals(): void {
  for (const path of journals.keys()) stopJournal(path);
}
