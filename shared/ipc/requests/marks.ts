import { z } from 'zod';
import type { LibraryMark } from '../../marks/library-mark.ts';
import { answer, type RequestTable } from './request.ts';

/** Passages that are not resolved yet. */
export const marksRequests = {
  /** All marks, `[laughs]` among them, in the order of paths and lines. */
  'marks.list': { runs: 'engine', argument: z.null(), result: answer<{ readonly marks: readonly LibraryMark[] }>() },
} as const satisfies RequestTable;
