import { z } from 'zod';
import type { OpenedEpisode, SaveResult } from '../../library/opened-episode.ts';
import type { Revision } from '../../library/revision.ts';
import { answer, type RequestTable } from './request.ts';
import { textEdit } from './text-edit.ts';

/** One episode: opening, saving, unsaved work, earlier versions. */
export const episodeRequests = {
  'episode.open': { runs: 'engine', argument: z.object({ path: z.string() }), result: answer<OpenedEpisode>() },
  'episode.save': {
    runs: 'engine',
    argument: z.object({ path: z.string(), baseHash: z.string(), edits: z.array(textEdit) }),
    result: answer<SaveResult>(),
  },
  /** Journals unsaved work; `text: null` forgets it. */
  'episode.journal': {
    runs: 'engine',
    argument: z.object({ path: z.string(), baseHash: z.string(), text: z.string().nullable() }),
    result: answer<null>(),
  },
  /** Keeps the work that was offered among the earlier versions: the editor began other work instead. */
  'episode.setAside': { runs: 'engine', argument: z.object({ path: z.string() }), result: answer<null>() },
  'episode.setReady': {
    runs: 'engine',
    argument: z.object({ path: z.string(), ready: z.boolean() }),
    result: answer<null>(),
  },

  /** Gives an episode’s file another name or place; what is kept of it goes along. */
  'episode.rename': {
    runs: 'engine',
    argument: z.object({ from: z.string(), to: z.string() }),
    result: answer<null>(),
  },

  'history.list': {
    runs: 'engine',
    argument: z.object({ path: z.string() }),
    result: answer<{ readonly revisions: readonly Revision[] }>(),
  },
  'history.read': {
    runs: 'engine',
    argument: z.object({ path: z.string(), hash: z.string() }),
    result: answer<{ readonly text: string }>(),
  },
} as const satisfies RequestTable;
