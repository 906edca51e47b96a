import { z } from 'zod';
import { answer, type RequestTable } from './request.ts';

/** Transcription by a speech-to-text program on this machine. What may be run is the editor's choice, asked for outside the page. */
export const transcriptionRequests = {
  /** The command that was set up; null where none is. */
  'transcription.command': { runs: 'app', argument: z.null(), result: answer<string | null>() },
  /** Asks the editor whether the command may be run; false where not. */
  'transcription.configure': { runs: 'app', argument: z.object({ command: z.string() }), result: answer<boolean>() },
  /** The program that was set up is run no more. */
  'transcription.forget': { runs: 'app', argument: z.null(), result: answer<null>() },
  /** Runs the command over the episode's recording, and gives the file with the transcript. */
  'transcription.run': {
    runs: 'app',
    argument: z.object({ path: z.string(), seconds: z.number().nullable() }),
    result: answer<{ readonly file: string }>(),
  },
  'transcription.cancel': { runs: 'app', argument: z.null(), result: answer<null>() },
} as const satisfies RequestTable;
