import type { TimedTranscript } from '../../../shared/formats/model/timed-transcript.ts';
import { importTasks, type ImportAnswer, type ImportArgument, type ImportTask } from './import-tasks.ts';
import type { ReadOptions, TranscriptFile } from './read-transcript-file.ts';
import { runInThread, type ThreadLimits } from '../machine/run-in-thread.ts';

/** Ten hours of talk, in the wordiest format, take a tenth of this. */
const usual: ThreadLimits = { seconds: 60, megabytes: 1024 };

/** Characters of a transcript. For fewer, starting a thread takes longer than the work: an hour of talk has 60,000. */
const minThreadCharacters = 500_000;

export interface ReadFileOptions extends ReadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly limits?: ThreadLimits;
}

/**
 * Reads a transcript of another program in a thread of its own, within limits of time and memory: whatever the file
 * holds, the thread that keeps the editor's work goes on.
 * @throws RostrumError as `readTranscriptFile`; `unreadable` where it takes too much; `cancelled`
 */
export function readForeignFile(
  path: string,
  { signal, limits = usual, ...options }: ReadFileOptions = {},
): Promise<TranscriptFile> {
  return runTask('read', { path, options }, { signal, limits, path });
}

/** Works with a transcript that was read: in a thread of its own where it is long. @throws RostrumError `unreadable` where it takes too much */
export async function runImportTask<T extends Exclude<ImportTask, 'read'>>(
  task: T,
  argument: ImportArgument<T> & { readonly transcript: TimedTranscript },
): Promise<ImportAnswer<T>> {
  let characters = 0;
  for (const { text } of argument.transcript.segments) characters += text.length;
  if (characters < minThreadCharacters)
    return (importTasks[task] as (value: typeof argument) => ImportAnswer<T>)(argument);
  return runTask(task, argument, { limits: usual });
}

function runTask<T extends ImportTask>(
  task: T,
  argument: ImportArgument<T>,
  options: Parameters<typeof runInThread>[2],
): Promise<ImportAnswer<T>> {
  return runInThread('import/import-worker', { task, argument }, options);
}
