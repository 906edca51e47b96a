import { z } from 'zod';
import type { RequestTable } from './request.ts';

const savedView = z.object({
  name: z.string().trim().min(1),
  where: z.string(),
  columns: z.array(z.string()).min(1),
  order: z.object({ column: z.string(), descending: z.boolean() }),
});

/** The library as a table: values that the list does not carry, and the views that are kept. */
export const tableRequests = {
  /** Path to front-matter values, as text by key. */
  'table.values': { runs: 'engine', argument: z.null(), result: z.object({ values: z.record(z.string(), z.record(z.string(), z.string())) }) },
  'table.views': { runs: 'engine', argument: z.null(), result: z.object({ views: z.array(savedView) }) },
  /** In place of the one of that name; null takes it away. */
  'table.saveView': { runs: 'engine', argument: z.object({ name: z.string(), view: savedView.nullable() }), result: z.null() },
} as const satisfies RequestTable;
