import { z } from 'zod';
import { openedEpisode, revision, saveResult, textEdit } from '../views.ts';
import type { RequestTable } from './request.ts';

/** One episode: opening, saving, unsaved work, earlier versions. */
export const episodeRequests = {
  'episode.open': { runs: 'engine', argument: z.object({ path: z.string() }), result: openedEpisode },
  'episode.save': { runs: 'engine', argument: z.object({ path: z.string(), baseHash: z.string(), edits: z.array(textEdit) }), result: saveResult },
  /** Journals unsaved work; `text: null` forgets it. */
  'episode.journal': { runs: 'engine', argument: z.object({ path: z.string(), baseHash: z.string(), text: z.string().nullable() }), result: z.null() },
  /** Keeps the work that was offered among the earlier versions: the editor began other work instead. */
  'episode.setAside': { runs: 'engine', argument: z.object({ path: z.string() }), result: z.null() },
  'episode.setReady': { runs: 'engine', argument: z.object({ path: z.string(), ready: z.boolean() }), result: z.null() },

  'history.list': { runs: 'engine', argument: z.object({ path: z.string() }), result: z.object({ revisions: z.array(revision) }) },
  'history.read': { runs: 'engine', argument: z.object({ path: z.string(), hash: z.string() }), result: z.object({ text: z.string() }) },
} as const satisfies RequestTable;
