import { z } from 'zod';
import type { RequestTable } from './request.ts';

/** One of a library's two databases. */
const database = z.object({
  kind: z.enum(['catalogue', 'history']),
  file: z.string(),
  /** With what waits in its log. */
  bytes: z.number(),
  /** What SQLite finds wrong with it, or why it cannot be opened; null where it is sound. */
  problem: z.string().nullable(),
  /** Rows by what they are. */
  figures: z.array(z.object({ name: z.string(), count: z.number() })),
  /** Older or damaged files of it that were kept. */
  kept: z.array(z.string()),
});

/** What is to be known of Rostrum on this machine when something is wrong; no words of a transcript are among it. */
const diagnosis = z.object({
  versions: z.array(z.object({ name: z.string(), version: z.string() })),
  userData: z.string(),
  /** Null where no library was asked about. */
  library: z.string().nullable(),
  databases: z.array(database),
  /** What happened of late, the newest last: a time, what it was about, and the code of an error. */
  log: z.array(z.string()),
});
export type Diagnosis = z.infer<typeof diagnosis>;

export const diagnosticsRequests = {
  'diagnostics.read': { runs: 'engine', argument: z.null(), result: diagnosis },
  /** Begins a damaged database anew and makes the catalogue again from the files; in words what was done. */
  'diagnostics.repair': { runs: 'engine', argument: z.null(), result: z.object({ done: z.string() }) },
} as const satisfies RequestTable;
