import { planAlign, type AlignResult } from '../../../shared/align/align-episode.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import type { ParseOptions } from '../../../shared/episode/model/episode.ts';
import type { TimedTranscript } from '../../../shared/formats/model/timed-transcript.ts';
import { planImport, type ImportPlan, type ImportWishes } from '../../../shared/import/plan-import.ts';
import type { SpeakerChoices } from '../../../shared/import/speakers.ts';
import type { Habits } from '../../../shared/new-episode/habits.ts';
import type { TimedForm } from '../../../shared/operations/timed-form.ts';
import { readTranscriptFile, type ReadOptions, type TranscriptFile } from './read-transcript-file.ts';

/** What is done with a file of another program, of whatever size and shape it is: work for a thread that can be ended. */
export const importTasks = {
  read: ({ path, options }: { readonly path: string; readonly options: ReadOptions }): Promise<TranscriptFile> =>
    readTranscriptFile(path, options),

  plan: ({
    transcript,
    choices,
    habits,
    ...asked
  }: {
    readonly transcript: TimedTranscript;
    readonly choices: SpeakerChoices;
    readonly habits: Habits;
  } & ImportWishes): ImportPlan => planImport(transcript, choices, habits, asked),

  align: ({
    text,
    config,
    transcript,
    form,
  }: {
    readonly text: string;
    readonly config: ParseOptions;
    readonly transcript: TimedTranscript;
    readonly form: TimedForm | null;
  }): AlignResult => planAlign(parseEpisode(text, config), transcript, form),
};

export type ImportTask = keyof typeof importTasks;
export type ImportArgument<T extends ImportTask> = Parameters<(typeof importTasks)[T]>[0];
export type ImportAnswer<T extends ImportTask> = Awaited<ReturnType<(typeof importTasks)[T]>>;
