import { join } from 'node:path';
import type { FailedFile } from '../../../shared/failed-file.ts';
import { RostrumError, type Failure } from '../../../shared/failure.ts';
import { hashBytes } from '../../files/hash.ts';
import { decodeText, readRawSync } from '../../files/read-file.ts';
import { fileTasks, type FileTask, type TaskArgument, type TaskFile, type TaskResult } from './file-tasks.ts';

export interface FileRef {
  /** Relative to the root. */
  readonly path: string;
  /** In place of what the disk holds. */
  readonly text?: string | undefined;
  /** In bytes, where it is known: much to read is read in other threads, however few files it is in. */
  readonly size?: number;
}

/** What one thread works on at a time. */
export interface FileSlice {
  readonly root: string;
  /** Of its first file, among all that are worked on. */
  readonly position: number;
  readonly files: readonly FileRef[];
}

export interface SliceResult<T extends FileTask> {
  readonly position: number;
  /** Files looked at. */
  readonly count: number;
  readonly results: readonly TaskResult<T>[];
  /** Files that could not be read. */
  readonly failed: readonly (FailedFile & { readonly failure: Failure })[];
}

/**
 * Reads the files of a slice and does the task with each, without letting anything else in between: it is made for a thread of its own.
 * @param timeoutMs no further file is begun after that, and `count` says how many there were
 */
export function runSlice<T extends FileTask>(
  task: T,
  { root, position, files }: FileSlice,
  argument: TaskArgument<T>,
  timeoutMs = Infinity,
): SliceResult<T> {
  const start = performance.now();
  let count = 0;
  const work = fileTasks[task] as (file: TaskFile, argument: TaskArgument<T>) => TaskResult<T> | null;
  const results: TaskResult<T>[] = [];
  const failed: (FailedFile & { failure: Failure })[] = [];
  for (const ref of files) {
    if (count > 0 && performance.now() - start > timeoutMs) break;
    count++;
    try {
      const result = work(taskFile(ref, readRawSync(join(root, ref.path))), argument);
      if (result !== null) results.push(result);
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      failed.push({ path: ref.path, reason: error.failure.message, failure: error.failure });
    }
  }
  return { position, count, results, failed };
}

function taskFile({ path, text: unsaved }: FileRef, bytes: Uint8Array): TaskFile {
  let hash: string | null = null;
  let text = unsaved ?? null;
  return {
    path,
    bytes,
    isUnsaved: unsaved !== undefined,
    get hash() {
      return (hash ??= hashBytes(bytes));
    },
    get text() {
      return (text ??= decodeText(bytes, path).text);
    },
  };
}
