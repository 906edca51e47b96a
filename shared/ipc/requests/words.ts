import { z } from 'zod';
import type { RequestTable } from './request.ts';

const libraryWords = z.object({
  /** Names of the library's people, and the glossary's terms. */
  terms: z.array(z.string()),
  corrections: z.array(z.object({ from: z.string(), to: z.string() })),
});
export type LibraryWords = z.infer<typeof libraryWords>;

/** What the library knows of words; every call answers with what it knows afterwards. */
export const wordsRequests = {
  'words.read': { runs: 'engine', argument: z.null(), result: libraryWords },
  'words.addTerm': { runs: 'engine', argument: z.object({ term: z.string() }), result: libraryWords },
  /** Keeps a correction that was made by hand, to offer it elsewhere. */
  'words.remember': { runs: 'engine', argument: z.object({ from: z.string().min(1), to: z.string().min(1) }), result: libraryWords },
  'words.forget': { runs: 'engine', argument: z.object({ from: z.string() }), result: libraryWords },
} as const satisfies RequestTable;
