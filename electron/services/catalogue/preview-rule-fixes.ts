import type { ChangesPreview, FilePreview } from '../../../shared/changes/change-hit.ts';
import type { UnsavedText } from '../../../shared/changes/unsaved-text.ts';
import type { FailedFile } from '../../../shared/failed-file.ts';
import { append } from '../../../shared/lists.ts';
import { listFiles, readPeers } from '../../catalogue/catalogue.ts';
import { listProblems } from '../../catalogue/problems.ts';
import type { Library } from '../library/library.ts';
import { runOverFiles } from '../pool/file-pool.ts';
import { readStamped, stampSidecar } from '../writing/sidecar.ts';

/** Everything that a rule found in the library, with its fixes, as a preview of a change. Writes nothing. */
export async function previewRuleFixes(
  library: Library,
  { rule, unsaved }: { readonly rule: string; readonly unsaved: readonly UnsavedText[] },
  {
    onProgress,
    signal,
  }: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<ChangesPreview> {
  const { catalogue, config, root } = library;
  const texts = new Map(unsaved.map(({ path, text }) => [path, text]));
  const found = new Set(listProblems(catalogue, { rule }).map(({ path }) => path));
  const refs = listFiles(catalogue)
    .filter(({ path, kind }) => kind !== 'unreadable' && (found.has(path) || texts.has(path)))
    .map(({ path }) => ({ path, text: texts.get(path) }));
  const argument = {
    rule,
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
  await runOverFiles('fixRule', root, refs, argument, {
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
