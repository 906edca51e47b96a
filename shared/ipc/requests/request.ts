import type { z } from 'zod';

/**
 * One call that the window can make: schemas of its one argument and of its result. `runs` says where the handler
 * lives: `app` needs Electron (dialogs, windows, preferences), `engine` is the worker that owns files and SQLite.
 */
export interface RequestSchema {
  readonly runs: 'app' | 'engine';
  readonly argument: z.ZodType;
  readonly result: z.ZodType;
}

/** Channel to schemas; one table per area, composed in `contract.ts`. */
export type RequestTable = Readonly<Record<string, RequestSchema>>;
