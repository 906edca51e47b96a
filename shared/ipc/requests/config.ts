import { z } from 'zod';
import type { AppliedChange } from '../../changes/applied-change.ts';
import { answer, type RequestTable } from './request.ts';
import { textEdit } from './text-edit.ts';

/** A library's `rostrum.yaml` as it stands. */
export interface ConfigText {
  /** With LF line ends; empty where there is no file. */
  readonly text: string;
  /** Of its bytes; null where there is no file. */
  readonly hash: string | null;
  /** Why it cannot be edited here; null where it can. */
  readonly readOnly: string | null;
}

/** The library's settings file. */
export const configRequests = {
  'config.read': { runs: 'engine', argument: z.null(), result: answer<ConfigText>() },
  /** Writes edits of the text whose bytes have `baseHash`, or a new file; the settings are in force with the answer. It is undone as every change is. */
  'config.write': {
    runs: 'engine',
    argument: z.object({ title: z.string(), baseHash: z.string().nullable(), edits: z.array(textEdit) }),
    result: answer<AppliedChange>(),
  },
  /** Opens it in the system's editor for such files, or its folder where there is none. */
  'config.openInEditor': { runs: 'app', argument: z.null(), result: answer<null>() },
} as const satisfies RequestTable;
