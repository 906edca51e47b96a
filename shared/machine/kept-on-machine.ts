/** What may be deleted without loss of work: outlines and scores of voices are computed again, transcripts were made by a speech-to-text program, updates are downloaded again. */
export const deletableKinds = ['outlines', 'voices', 'transcripts', 'updates', 'log'] as const;
export type DeletableKind = (typeof deletableKinds)[number];

export interface KeptFiles {
  readonly kind: DeletableKind;
  readonly files: number;
  readonly bytes: number;
}

/** Work in an episode that is not saved. */
export interface KeptWork {
  /** Relative to the library. */
  readonly path: string;
  /** ISO. */
  readonly savedAt: string;
}

/** The databases of the open library. */
export interface KeptOfLibrary {
  readonly catalogueBytes: number;
  readonly historyBytes: number;
  readonly versions: number;
  readonly unsaved: readonly KeptWork[];
}

/** What Rostrum keeps on this machine, outside of libraries and sites. */
export interface KeptOnMachine {
  readonly folder: string;
  readonly files: readonly KeptFiles[];
  /** Null where none is open. */
  readonly library: KeptOfLibrary | null;
  /** Of all libraries that were ever opened, the open one among them. */
  readonly libraries: { readonly count: number; readonly bytes: number };
  /** Roots of git repositories whose authors are trusted. */
  readonly repositories: readonly string[];
  /** Sites outside their library that were confirmed. */
  readonly sites: readonly { readonly library: string; readonly site: string }[];
}

/** The git program of this machine; null where there is none. */
export interface GitProgram {
  readonly path: string;
  /** As it says itself: `2.39.5`. */
  readonly version: string;
}

/** A recording that is remembered for an episode. */
export interface RememberedRecording {
  /** Folder of the library. */
  readonly library: string;
  /** The episode, relative to the library. */
  readonly path: string;
  readonly file: string;
  readonly isThere: boolean;
}
