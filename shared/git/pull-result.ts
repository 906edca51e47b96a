/** What bringing in the others' work came to. */
export type PullResult =
  | { readonly kind: 'up-to-date' }
  | { readonly kind: 'merged'; readonly commit: string }
  /** Left as git leaves them, for the editor to decide; `finishMerge` commits when none is left. */
  | { readonly kind: 'conflicts'; readonly paths: readonly string[] };
