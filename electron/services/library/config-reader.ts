import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { findLibraryRoot } from '../../files/scan.ts';
import { readConfig } from './library.ts';

export interface ConfigReader {
  /** The library that a file or folder belongs to, and its settings: the defaults where there is no `rostrum.yaml`. */
  read(path: string): Promise<{ readonly root: string; readonly config: LibraryConfig }>;
  /** What is wrong with the settings read so far. */
  problems(): readonly string[];
}

/** Reads the settings of each library once, however many of its files are asked about. */
export function createConfigReader(): ConfigReader {
  const settings = new Map<string, Awaited<ReturnType<typeof readConfig>>>();

  return {
    async read(path) {
      const root = await findLibraryRoot(path);
      const known = settings.get(root) ?? (await readConfig(root));
      settings.set(root, known);
      return { root, config: known.config };
    },
    problems: () => [...settings.values()].flatMap(({ problems }) => problems),
  };
}
