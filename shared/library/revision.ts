/** A version of an episode that a save replaced; `unsaved`: work that a crash left behind and that was not brought back. */
export interface Revision {
  readonly hash: string;
  readonly savedAt: string;
  readonly kind: 'saved' | 'unsaved';
}
