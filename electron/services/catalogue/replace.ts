import type { ChangesPreview, FilePreview } from '../../../shared/changes/change-hit.ts';
import type { UnsavedText } from '../../../shared/changes/unsaved-text.ts';
import type { FailedFile } from '../../../shared/failed-file.ts';
import { RostrumError } from '../../../shared/failure.ts';
import { append } from '../../../shared/lists.ts';
import { compilePattern, type Pattern } from '../../../shared/replace/pattern.ts';
import type { ReplaceScope } from '../../../shared/replace/find-replacements.ts';
import type { ReplacePreview } from '../../../shared/replace/replace-preview.ts';
import { isFrozen } from '../../../shared/episode/model/field-schema.ts';
import { scanLibrary } from '../../files/scan.ts';
import { deliverInOrder, runOverFiles } from '../pool/file-pool.ts';
import type { SliceResult } from '../pool/run-slice.ts';
import type { FieldChange } from '../../../shared/replace/change-field.ts';
import type { Library } from '../library/library.ts';
import { pathFilter } from '../library/path-filter.ts';

export interface ReplaceRequest {
  readonly pattern: Pattern;
  readonly scope: ReplaceScope;
  /** Texts that are looked through in place of what the files hold. */
  readonly unsaved?: readonly UnsavedText[];
  /** Glob over paths. */
  readonly only?: string | undefined;
  /** The search ends early when there are this many hits. */
  readonly maxMatches: number;
}

/** So long an expression may get no further, unless something else is said. */
export const defaultTimeoutSeconds = 20;

export interface ReplaceOptions {
  /** An expression that gets no further for so many seconds is stopped. */
  readonly timeoutSeconds?: number;
  /** How more time is given, in a sentence for the editor. */
  readonly longer?: string;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Every place in a library where a pattern occurs, with what replacing it would do. Writes nothing.
 * @throws RostrumError as `findInFiles`
 */
export async function previewReplace(
  library: Library,
  request: ReplaceRequest,
  options: ReplaceOptions = {},
): Promise<ReplacePreview> {
  const files: FilePreview[] = [];
  return { files, ...(await findInFiles(library, request, (file) => files.push(file), options)) };
}

/**
 * As `previewReplace`, for whoever need not have all places at once.
 * @param onFile told each file that has a place, in the order of their paths
 * @throws RostrumError `bad-request` for a pattern that is none or takes too long, and for fields that are frozen; `cancelled`
 */
export async function findInFiles(
  { root, config }: Library,
  { pattern, scope, unsaved = [], only, maxMatches }: ReplaceRequest,
  onFile: (file: FilePreview) => void,
  { onProgress, signal, timeoutSeconds = defaultTimeoutSeconds, longer }: ReplaceOptions = {},
): Promise<Omit<ReplacePreview, 'files'>> {
  const compiled = compilePattern(pattern);
  if (!compiled.ok)
    throw new RostrumError({
      code: 'bad-request',
      message: compiled.message,
      next: pattern.isRegex ? 'Look for plain text instead, or mend the expression.' : 'Type what to look for.',
    });
  const frozen = scope.fields.find((key) => isFrozen(key, config));
  if (frozen !== undefined)
    throw new RostrumError({
      code: 'bad-request',
      message: `“${frozen}” is frozen: its values are history.`,
      next: 'Choose another field, or take it out of “frozen” in rostrum.yaml.',
    });

  const matches = pathFilter(only);
  const texts = new Map(unsaved.map(({ path, text }) => [path, text]));
  const scan = await scanLibrary(root, config.exclude);
  const refs = scan.files
    .map(({ path }) => path)
    .filter((path) => matches(path))
    .sort()
    .map((path) => ({ path, text: texts.get(path) }));
  const failed = scan.failed.filter(({ path }) => matches(path)).map(({ path, error }) => ({ path, reason: error }));
  let total = 0;
  let done = 0;
  const inOrder = deliverInOrder((slice: SliceResult<'replace'>) => slice.results.forEach(onFile));
  const watch = pattern.isRegex ? watchProgress(timeoutSeconds) : null;
  const search = runOverFiles(
    'replace',
    root,
    refs,
    { pattern, scope, config },
    {
      signal: watch === null ? signal : AbortSignal.any([watch.signal, ...(signal ? [signal] : [])]),
      // An expression may take for ever; in a thread of its own it can be stopped.
      isolated: pattern.isRegex,
      onSlice: (slice) => {
        inOrder.take(slice);
        append(failed, slice.failed);
        total += slice.results.reduce((sum, { hits }) => sum + hits.length, 0);
        onProgress?.((done += slice.count), refs.length);
        watch?.goesOn();
        return total < maxMatches;
      },
    },
  );
  try {
    await search;
  } catch (error) {
    if (!watch?.signal.aborted || signal?.aborted) throw error;
    throw new RostrumError(
      {
        code: 'bad-request',
        message: `The expression got no further for ${timeoutSeconds} seconds, and was stopped. Nothing was changed.`,
        next: ['Let no part of it that is repeated hold another that is: “(a+)+” tries without end.', longer]
          .filter(Boolean)
          .join(' '),
      },
      { cause: error },
    );
  } finally {
    watch?.end();
  }
  inOrder.finish();
  return { total, truncated: total >= maxMatches && done < refs.length, failed: failed.sort(byPath) };
}

/** In milliseconds; a timer that is set for longer ends at once. */
const maxTimerMs = 2 ** 31 - 1;

/** A signal that stops what has not told for so many seconds that it goes on. */
function watchProgress(seconds: number): { readonly signal: AbortSignal; goesOn(): void; end(): void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), Math.min(seconds * 1000, maxTimerMs));
  return { signal: controller.signal, goesOn: () => void timer.refresh(), end: () => clearTimeout(timer) };
}

/** What changing one field of the episodes named would do. Writes nothing. @param unsaved as for `previewReplace` */
export async function previewFieldChange(
  { root, config }: Library,
  paths: readonly string[],
  change: FieldChange,
  unsaved: readonly UnsavedText[] = [],
): Promise<ChangesPreview> {
  const texts = new Map(unsaved.map(({ path, text }) => [path, text]));
  const files: FilePreview[] = [];
  const failed: FailedFile[] = [];
  await runOverFiles(
    'changeField',
    root,
    paths.map((path) => ({ path, text: texts.get(path) })),
    { change, config },
    {
      onSlice: (slice) => {
        for (const result of slice.results)
          if ('reason' in result) failed.push(result);
          else files.push(result);
        append(failed, slice.failed);
      },
    },
  );
  return { files: files.sort(byPath), failed: failed.sort(byPath) };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
