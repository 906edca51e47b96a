import { z } from 'zod';
import type { AppliedChange, UndoneChange } from '../../changes/applied-change.ts';
import { answer, type RequestTable } from './request.ts';
import { textEdit } from './text-edit.ts';

/** Changes of many episodes at once, whatever made them: all files or none, and taken back as one. */
export const changesRequests = {
  /** `title` says in the past tense what was done: “Renamed Brigid Daniel in 14 episodes”. */
  'changes.apply': {
    runs: 'engine',
    argument: z.object({
      title: z.string(),
      files: z.array(z.object({ path: z.string(), baseHash: z.string(), edits: z.array(textEdit) })),
    }),
    result: answer<AppliedChange>(),
  },
  /** Puts back the bytes of every file that still holds what was written; the others are named. */
  'changes.undo': { runs: 'engine', argument: z.object({ id: z.string() }), result: answer<UndoneChange>() },
  /** The newest first; those taken back are not among them. */
  'changes.list': {
    runs: 'engine',
    argument: z.null(),
    result: answer<{ readonly changes: readonly AppliedChange[] }>(),
  },
} as const satisfies RequestTable;
