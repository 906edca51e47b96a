import { z } from 'zod';
import { markKinds } from '../../marks/mark-kind.ts';
import type { RequestTable } from './request.ts';

const mark = z.object({
  path: z.string(),
  title: z.string(),
  kind: z.enum(markKinds),
  line: z.number(),
  speaker: z.string().nullable(),
  lead: z.string(),
  mark: z.string(),
  trail: z.string(),
});
export type LibraryMark = z.infer<typeof mark>;

/** Passages that are not resolved yet. */
export const marksRequests = {
  /** All marks, `[laughs]` among them, in the order of paths and lines. */
  'marks.list': { runs: 'engine', argument: z.null(), result: z.object({ marks: z.array(mark) }) },
} as const satisfies RequestTable;
