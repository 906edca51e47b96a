import { create } from 'zustand';
import { go } from './navigation-store.ts';

/** What the replace view begins with; kept while the window is open. */
export interface ReplaceForm {
  readonly find: string;
  readonly replacement: string;
  readonly wholeWord: boolean;
}

export const useReplaceForm = create<ReplaceForm>(() => ({ find: '', replacement: '', wholeWord: false }));

/** Opens the replace view with something to look for. */
export function goToReplace(form: ReplaceForm): void {
  useReplaceForm.setState(form);
  go({ kind: 'replace' });
}
