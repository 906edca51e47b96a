import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { defaultConfig } from '../../shared/config/library-config.ts';
import { readSource } from '../../electron/files/read-file.ts';
import { scanLibrary } from '../../electron/files/scan.ts';

export interface EpisodeFile {
  readonly path: string;
  readonly text: string;
}

export interface Episodes {
  readonly root: string;
  readonly files: readonly EpisodeFile[];
  readonly bytes: number;
}

/** Every episode of a folder, in memory; what cannot be read as text is left out, and so are copies with planted errors. */
export async function readEpisodes(root: string): Promise<Episodes> {
  const { files } = await scanLibrary(root, defaultConfig.exclude);
  const read: EpisodeFile[] = [];
  let bytes = 0;
  for (const { path, size } of files) {
    if (path.startsWith('planted/')) continue;
    const file = await readSource(join(root, path)).catch(() => null);
    if (file === null) continue;
    read.push({ path, text: file.source.text });
    bytes += size;
  }
  if (read.length === 0) throw new Error(`There are no episodes in ${root}.`);
  return { root, files: read, bytes };
}

/** A library of `count` files under `root`, no two of them the same, made from `source` over and over. */
export async function cloneEpisodes(source: Episodes, root: string, count: number): Promise<Episodes> {
  const files: EpisodeFile[] = [];
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const { path, text } = source.files[index % source.files.length]!;
    const round = Math.floor(index / source.files.length);
    // No two of the same name: their pages would stand in one place.
    const file = {
      path: `${round}/${join(dirname(path), `${index}-${basename(path)}`)}`,
      text: `${text.trimEnd()} (${index})\n`,
    };
    await mkdir(join(root, file.path, '..'), { recursive: true });
    await writeFile(join(root, file.path), file.text);
    files.push(file);
    bytes += Buffer.byteLength(file.text);
  }
  return { root, files, bytes };
}
