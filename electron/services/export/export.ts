import { failureOf, RostrumError } from '../../../shared/failure.ts';
import type { ExportedEpisode, ExportFormat } from '../../../shared/publish/export-formats.ts';
import type { LineLength } from '../../../shared/formats/write/cues.ts';
import type { LibraryConfig } from '../../../shared/config/library-config.ts';
import { hashBytes } from '../../files/hash.ts';
import { readSource } from '../../files/read-file.ts';
import { pathInLibrary, type Library } from '../library/library.ts';
import { runInThread } from '../machine/run-in-thread.ts';
import { readSidecar } from '../writing/sidecar.ts';
import type { ExportTask, FileToExport } from './export-tasks.ts';

interface ExportOptions {
  readonly formats: readonly ExportFormat[];
  readonly config: LibraryConfig;
  readonly lineLength?: LineLength | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Renders files in a thread of its own, which is ended when the signal says so. @throws RostrumError `cancelled` */
export function exportInThread(files: readonly FileToExport[], options: ExportOptions): Promise<ExportedEpisode[]> {
  const { formats, config, lineLength, signal } = options;
  return runInThread('export/export-worker', { files, formats, config, lineLength } satisfies ExportTask, { signal });
}

/**
 * Episodes of a library in other forms. What cannot be read is told in place of each format.
 * @param texts unsaved texts of editors, by path
 * @throws RostrumError `cancelled`
 */
export async function exportEpisodes(
  library: Library,
  paths: readonly string[],
  {
    formats,
    texts,
    signal,
  }: Pick<ExportOptions, 'formats' | 'signal'> & { readonly texts: ReadonlyMap<string, string> },
): Promise<ExportedEpisode[]> {
  const unread: ExportedEpisode[] = [];
  const files: FileToExport[] = [];
  for (const path of paths) {
    try {
      files.push(await readToExport(library, path, texts.get(path)));
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      const refused = [failureOf(error).message];
      unread.push({ path, outputs: formats.map((format) => ({ format, bytes: null, refused })) });
    }
  }
  const { config } = library;
  return files.length === 0 ? unread : [...unread, ...(await exportInThread(files, { formats, config, signal }))];
}

async function readToExport(library: Library, path: string, unsaved: string | undefined): Promise<FileToExport> {
  const sidecar = await readSidecar(library.root, path);
  if (unsaved !== undefined) {
    const bytes = new TextEncoder().encode(unsaved);
    return { path, text: unsaved, bytes, hash: hashBytes(bytes), sidecar };
  }
  const { source, bytes, hash } = await readSource(pathInLibrary(library, path));
  return { path, text: source.text, bytes, hash, sidecar };
}
