import { z } from 'zod';
import type { RequestTable } from './request.ts';

/** Where a name or a passage stands. Paths are relative to the library. */
const standing = z.object({
  text: z.string(),
  /** What Rostrum keeps, and removes for good. */
  revisions: z.array(z.object({ path: z.string(), savedAt: z.string() })),
  unsaved: z.array(z.string()),
  /** Titles of changes of many files. */
  changes: z.array(z.string()),
  beside: z.array(z.object({ path: z.string(), lines: z.number() })),
  /** Files that hold it now: the editor's own to change. */
  files: z.array(z.object({ path: z.string(), count: z.number() })),
  /** Damaged databases that were kept, by absolute path: what they hold cannot be found out. */
  damaged: z.array(z.string()),
  /** What could not be looked into, so that it may still hold it; a path relative to the library, or a folder of git's. */
  unread: z.array(z.object({ path: z.string(), reason: z.string() })),
  /** Told, never rewritten. */
  commits: z.array(z.object({ repository: z.string(), commit: z.string(), date: z.string(), subject: z.string() })),
});
export type Standing = z.infer<typeof standing>;

export const forgetRequests = {
  'forget.find': { runs: 'engine', argument: z.object({ text: z.string() }), result: standing },
  /** Takes it out of what Rostrum keeps; answers with where it still stands. */
  'forget.remove': { runs: 'engine', argument: z.object({ text: z.string() }), result: standing },
} as const satisfies RequestTable;
