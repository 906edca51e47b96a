import { z } from 'zod';
import type { Diagnosis } from '../../diagnostics/diagnosis.ts';
import { answer, type RequestTable } from './request.ts';

export const diagnosticsRequests = {
  'diagnostics.read': { runs: 'engine', argument: z.null(), result: answer<Diagnosis>() },
  /** Replaces a damaged database and rebuilds the catalogue from the files; in words what was done. */
  'diagnostics.repair': { runs: 'engine', argument: z.null(), result: answer<{ readonly done: string }>() },
} as const satisfies RequestTable;
