import { create } from 'zustand';
import { go } from '../base/navigation-store.ts';

/** What the replace view begins with; kept while the window is open. */
export interface ReplaceDraft {
  readonly find: string;
  readonly replacement: string;
  readonly wholeWord: boolean;
}

export const useReplaceDraft = create<ReplaceDraft>(() => ({ find: '', replacement: '', wholeWord: false }));

/** Opens the replace view with something to look for. */
export function goToReplace(draft: ReplaceDraft): void {
  useReplaceDraft.setState(draft);
  go({ kind: 'replace' });
}
