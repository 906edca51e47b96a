import { z } from 'zod';
import { episodeRow, libraryInfo, librarySummary, searchHit } from '../views.ts';
import type { RequestTable } from './request.ts';

/** The library as a whole: its list, its summary, its full text. */
export const libraryRequests = {
  /** `asked` is the file that `path` names, relative to the library's root; null where it names a folder. */
  'library.open': { runs: 'engine', argument: z.object({ path: z.string() }), result: libraryInfo.extend({ asked: z.string().nullable() }) },
  'library.list': { runs: 'engine', argument: z.null(), result: z.object({ rows: z.array(episodeRow), indexing: z.boolean() }) },
  'library.summary': { runs: 'engine', argument: z.null(), result: librarySummary },
  'library.search': {
    runs: 'engine',
    argument: z.object({ query: z.string(), speaker: z.string().optional(), limit: z.number().int().positive().max(1000).default(200) }),
    result: z.object({ hits: z.array(searchHit), total: z.number() }),
  },
} as const satisfies RequestTable;
