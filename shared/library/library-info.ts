import type { LibraryConfig } from '../config/library-config.ts';

export interface LibraryInfo {
  /** Absolute path of the library's root. */
  readonly root: string;
  readonly title: string;
  readonly config: LibraryConfig;
  /** What is wrong with `rostrum.yaml`, in words; the defaults are then in force. */
  readonly configProblems: readonly string[];
  /** Told once: the catalogue was damaged and rebuilt. */
  readonly notice: string | null;
}
