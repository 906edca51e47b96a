import { z } from 'zod';
import type { EpisodeRow } from '../../library/episode-row.ts';
import type { LibraryInfo } from '../../library/library-info.ts';
import type { LibrarySummary } from '../../library/library-summary.ts';
import type { FoundTurns } from '../../library/search-hit.ts';
import type { Worklist } from '../../library/worklist.ts';
import type { ProblemFilter, ProblemsOfFile } from '../../lint/model/problems-by-rule.ts';
import { answer, type RequestTable } from './request.ts';

/** The library as a whole: its list, its summary, its full text. */
export const libraryRequests = {
  /** `asked` is the file that `path` names, relative to the library's root; null where it names a folder. */
  'library.open': {
    runs: 'engine',
    argument: z.object({ path: z.string() }),
    result: answer<LibraryInfo & { readonly asked: string | null }>(),
  },
  'library.info': { runs: 'engine', argument: z.null(), result: answer<LibraryInfo>() },
  'library.list': {
    runs: 'engine',
    crossesAsText: true,
    argument: z.null(),
    result: answer<{ readonly rows: readonly EpisodeRow[]; readonly indexing: boolean }>(),
  },
  /** The rows of some files; what is no longer in the library has none. */
  'library.rows': {
    runs: 'engine',
    crossesAsText: true,
    argument: z.object({ paths: z.array(z.string()) }),
    result: answer<{ readonly rows: readonly EpisodeRow[]; readonly indexing: boolean }>(),
  },
  /** Answers once all files were looked through for problems since the library was opened: true if that was awaited. */
  'library.checked': { runs: 'engine', argument: z.null(), result: answer<boolean>() },
  'library.summary': { runs: 'engine', argument: z.null(), result: answer<LibrarySummary>() },
  /** What there is to do, in figures. */
  'library.worklist': { runs: 'engine', argument: z.null(), result: answer<Worklist>() },
  /** Problems with their places; of a file, a rule or a severity, or all. */
  'library.problems': {
    runs: 'engine',
    argument: z.object({
      path: z.string().optional(),
      rule: z.string().optional(),
      severity: z.enum(['error', 'warning', 'hint']).optional(),
    }) satisfies z.ZodType<ProblemFilter>,
    result: answer<{ readonly files: readonly ProblemsOfFile[] }>(),
  },
  'library.search': {
    runs: 'engine',
    argument: z.object({
      query: z.string(),
      speaker: z.string().optional(),
      limit: z.number().int().positive().max(1000).default(200),
    }),
    result: answer<FoundTurns>(),
  },
} as const satisfies RequestTable;
