import { z } from 'zod';
import type { SavedView } from '../../library/saved-views.ts';
import { answer, type RequestTable } from './request.ts';

const savedView = z.object({
  name: z.string().trim().min(1),
  where: z.string(),
  columns: z.array(z.string()).min(1),
  order: z.object({ column: z.string(), descending: z.boolean() }),
}) satisfies z.ZodType<SavedView>;

/** The library as a table: values that the list does not carry, and the views that are kept. */
export const tableRequests = {
  /** Path to front-matter values, as text by key. */
  'table.values': {
    runs: 'engine',
    crossesAsText: true,
    argument: z.null(),
    result: answer<{ readonly values: Readonly<Record<string, Readonly<Record<string, string>>>> }>(),
  },
  'table.views': { runs: 'engine', argument: z.null(), result: answer<{ readonly views: readonly SavedView[] }>() },
  /** In place of the one of that name; null takes it away. */
  'table.saveView': {
    runs: 'engine',
    argument: z.object({ name: z.string(), view: savedView.nullable() }),
    result: answer<null>(),
  },
} as const satisfies RequestTable;
