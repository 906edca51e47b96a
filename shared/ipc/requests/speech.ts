import { z } from 'zod';
import type { Segment } from '../../formats/model/timed-transcript.ts';
import type { DraftJob } from '../../speech/draft-job.ts';
import type { ModelView } from '../../speech/model.ts';
import { answer, type RequestTable } from './request.ts';

const job = z.object({ id: z.string() });

/** Drafts of recordings, heard on this machine. What is downloaded and which files are heard is asked for outside the page. */
export const speechRequests = {
  'speech.models': { runs: 'app', argument: z.null(), result: answer<readonly ModelView[]>() },
  /** Asks the editor with size, host and licence, and downloads what is missing of these models; false where the answer was no. */
  'speech.download': { runs: 'app', argument: z.object({ ids: z.array(z.string()) }), result: answer<boolean>() },
  'speech.cancelDownload': { runs: 'app', argument: z.null(), result: answer<null>() },
  /** Lets the editor choose a folder or a ZIP archive with models; their names, null where nothing was chosen. */
  'speech.importModels': {
    runs: 'app',
    argument: z.object({ from: z.enum(['folder', 'archive']) }),
    result: answer<readonly string[] | null>(),
  },
  /** Takes a model off this machine, with what was downloaded of it. */
  'speech.removeModel': { runs: 'app', argument: job, result: answer<null>() },
  /** The address below which another server has the models; null for their publishers’. */
  'speech.mirror': { runs: 'app', argument: z.null(), result: answer<string | null>() },
  'speech.setMirror': {
    runs: 'app',
    argument: z.object({ address: z.string().nullable() }),
    result: answer<null>(),
  },
  'speech.drafts': { runs: 'app', argument: z.null(), result: answer<readonly DraftJob[]>() },
  /** Drafts of the episode’s recording, or of those that were dropped onto the window or, without either, that the editor chooses; how many. */
  'speech.start': {
    runs: 'app',
    argument: z.object({
      episode: z.string().nullable(),
      dropped: z.array(z.string()),
      length: z.number().nullable(),
      model: z.string(),
      language: z.string().nullable(),
      /** How many speak; null where it is to be found out. */
      speakers: z.number().int().positive().nullable(),
      voices: z.boolean(),
    }),
    result: answer<number>(),
  },
  /** An episode was made of a draft: it has the draft’s recording from now on. */
  'speech.attach': { runs: 'app', argument: job.extend({ episode: z.string() }), result: answer<null>() },
  /** What was heard in the episode’s recording, with the times of words; null where no draft of it was made here. */
  'speech.heard': {
    runs: 'app',
    argument: z.object({ episode: z.string() }),
    result: answer<readonly Segment[] | null>(),
  },
  'speech.stop': { runs: 'app', argument: job, result: answer<null>() },
  'speech.resume': { runs: 'app', argument: job, result: answer<null>() },
  'speech.remove': { runs: 'app', argument: job, result: answer<null>() },
} as const satisfies RequestTable;
