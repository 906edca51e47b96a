/** What is known of newer versions of Rostrum. */
export type UpdateState =
  /** Nobody said of this build where newer ones are. */
  | { readonly kind: 'no-source' }
  | { readonly kind: 'newest' }
  | { readonly kind: 'available'; readonly version: string; readonly bytes: number }
  /** Downloaded, and found to be what was signed. */
  | { readonly kind: 'ready'; readonly version: string; readonly file: string };

/** The Rostrum that runs, and where it gets newer ones from; null where it gets none. */
export interface UpdateOrigin {
  readonly version: string;
  readonly host: string | null;
}
