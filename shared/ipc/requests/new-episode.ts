import { z } from 'zod';
import type { LabelsBefore } from '../../operations/declare-guests.ts';
import type { Habits } from '../../new-episode/habits.ts';
import { answer, type RequestTable } from './request.ts';

/** Beginning an episode: how the library writes them, and making the file. */
export const newEpisodeRequests = {
  'newEpisode.habits': {
    runs: 'engine',
    argument: z.null(),
    result: answer<{
      readonly habits: Habits;
      readonly labels: LabelsBefore;
      readonly people: readonly { readonly name: string; readonly episodes: number }[];
    }>(),
  },
  'newEpisode.create': {
    runs: 'engine',
    argument: z.object({
      title: z.string(),
      date: z.string(),
      people: z.array(z.string()),
      fields: z.record(z.string(), z.string()),
      path: z.string().optional(),
    }),
    result: answer<{ readonly path: string }>(),
  },
} as const satisfies RequestTable;
