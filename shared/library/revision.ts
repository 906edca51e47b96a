/** A version of an episode that a save replaced; `unsaved`: work that a crash left behind and that was not brought back. */
export interface Revision {
  readonly hash: string;
  readonly savedAt: string;
  readonly kind: 'saved' | 'unsaved';
  /** What the save that replaced it changed, in a few words; null where that is not worked out. */
  readonly replacedBy: string | null;
}
