import { z } from 'zod';
import { appliedChange, textEdit } from '../views.ts';
import type { RequestTable } from './request.ts';

/** Changes of many episodes at once, whatever made them: all files or none, and taken back as one. */
export const changesRequests = {
  /** `title` says in the past tense what was done: “Renamed Brigid Daniel in 14 episodes”. */
  'changes.apply': {
    runs: 'engine',
    argument: z.object({ title: z.string(), files: z.array(z.object({ path: z.string(), baseHash: z.string(), edits: z.array(textEdit) })) }),
    result: appliedChange,
  },
  /** Puts back the bytes of every file that still holds what was written; the others are named. */
  'changes.undo': { runs: 'engine', argument: z.object({ id: z.string() }), result: z.object({ restored: z.array(z.string()), left: z.array(z.object({ path: z.string(), reason: z.string() })) }) },
  /** The newest first; those taken back are not among them. */
  'changes.list': { runs: 'engine', argument: z.null(), result: z.object({ changes: z.array(appliedChange) }) },
} as const satisfies RequestTable;
