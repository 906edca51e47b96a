import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { describeFileError } from '../../files/file-error.ts';
import { scanLibrary } from '../../files/scan.ts';
import type { ConfigReader } from './config-reader.ts';

/** A file that somebody named, alone or by a folder that it lies in. */
export interface NamedFile {
  /** Beginning as it was named, so that it can be clicked and pasted. */
  readonly path: string;
  /** Of the library that it belongs to. */
  readonly root: string;
  /** Relative to that library, with `/`. */
  readonly inLibrary: string;
  /** In bytes; 0 where nobody looked. */
  readonly size: number;
  readonly config: LibraryConfig;
}

export interface NamedFiles {
  readonly files: readonly NamedFile[];
  readonly failed: readonly RostrumError[];
}

/**
 * Finds the episodes behind files and folders, each once, with the settings of the library that it belongs to: the
 * defaults where there is none. A folder is scanned as its library is; a file is taken whatever it is called.
 */
export async function findNamedFiles(paths: readonly string[], configs: ConfigReader): Promise<NamedFiles> {
  const files = new Map<string, NamedFile>();
  const failed: RostrumError[] = [];
  const add = (path: string, root: string, config: LibraryConfig, size = 0) => {
    const inLibrary = relative(root, resolve(path)).split(sep).join('/');
    if (!files.has(resolve(path))) files.set(resolve(path), { path, root, inLibrary, size, config });
  };

  for (const path of paths) {
    try {
      const { root, config } = await configs.read(path);
      if (!(await isFolder(path))) {
        add(path, root, config);
        continue;
      }
      const scan = await scanLibrary(root, config.exclude);
      const below = relative(root, resolve(path)).split(sep).join('/');
      const inFolder = (file: string) =>
        below === '' ? file : file.startsWith(`${below}/`) ? file.slice(below.length + 1) : null;
      for (const file of scan.files) {
        const inside = inFolder(file.path);
        if (inside !== null) add(join(path, inside), root, config, file.size);
      }
      for (const failure of scan.failed) {
        const inside = inFolder(failure.path);
        if (inside !== null)
          failed.push(new RostrumError({ code: 'unreadable', message: failure.error, path: join(path, inside) }));
      }
    } catch (error) {
      // What cannot be read is told, and stops no other.
      failed.push(describeFileError(error, path, 'read'));
    }
  }
  return { files: [...files.values()], failed };
}

async function isFolder(path: string): Promise<boolean> {
  // What is not there is found out when it is read as a file.
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
