import { z } from 'zod';
import { habitsSchema } from '../../new-episode/habits.ts';
import type { RequestTable } from './request.ts';

/** Beginning an episode: how the library writes them, and making the file. */
export const newEpisodeRequests = {
  'newEpisode.habits': {
    runs: 'engine',
    argument: z.null(),
    result: z.object({
      habits: habitsSchema,
      /** Name to labels, the latest first. */
      labels: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
      people: z.array(z.object({ name: z.string(), episodes: z.number() })),
    }),
  },
  'newEpisode.create': {
    runs: 'engine',
    argument: z.object({ title: z.string(), date: z.string(), people: z.array(z.string()), fields: z.record(z.string(), z.string()), path: z.string().optional() }),
    result: z.object({ path: z.string() }),
  },
} as const satisfies RequestTable;
