import type { ChangesPreview, FilePreview } from '../../../shared/changes/change-hit.ts';
import type { UnsavedText } from '../../../shared/changes/unsaved-text.ts';
import type { FailedFile } from '../../../shared/failed-file.ts';
import type { FixFilter } from '../../../shared/lint/model/problems-by-rule.ts';
import { append } from '../../../shared/lists.ts';
import { listFiles, readPeers } from '../../catalogue/catalogue.ts';
import { findFilesWithProblems } from '../../catalogue/problems.ts';
import type { Library } from '../library/library.ts';
import { runOverFiles } from '../pool/file-pool.ts';
import { readStamped, stampSidecar } from '../writing/sidecar.ts';

/** The fixes of the problems in the library’s files, as a preview of a change. Writes nothing. */
export async function previewFixes(
  library: Library,
  { unsaved, ...filter }: FixFilter & { readonly unsaved: readonly UnsavedText[] },
  {
    onProgress,
    signal,
  }: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<ChangesPreview> {
  const { catalogue, config, root } = library;
  const texts = new Map(unsaved.map(({ path, text }) => [path, text]));
  const found = findFilesWithProblems(catalogue, filter);
  const refs = listFiles(catalogue)
    .filter(({ path, kind }) => kind !== 'unreadable' && (found.has(path) || texts.has(path)))
    .map(({ path }) => ({ path, text: texts.get(path) }));
  const argument = {
    filter,
    config,
    sidecars: await readStamped(
      root,
      await stampSidecar(root),
      refs.map(({ path }) => path),
    ),
    peers: readPeers(catalogue),
  };
  const files: FilePreview[] = [];
  const failed: FailedFile[] = [];
  let done = 0;
  await runOverFiles('previewFixes', root, refs, argument, {
    signal,
    onSlice: (slice) => {
      append(files, slice.results);
      append(failed, slice.failed);
      onProgress?.((done += slice.count), refs.length);
    },
  });
  const byPath = (a: { readonly path: string }, b: { readonly path: string }) => (a.path < b.path ? -1 : 1);
  return { files: files.sort(byPath), failed: failed.sort(byPath) };
}
