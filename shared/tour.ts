import { z } from 'zod';

/** The steps of the tour, in their order. */
export const tourSteps = ['open', 'fix', 'assign', 'ready', 'publish', 'commit'] as const;
export type TourStepId = (typeof tourSteps)[number];

/** A copy of the sample library and a sample site beside it, made for one tour. */
export const tourFolders = z.object({
  /** Absolute, real paths. */
  library: z.string(),
  site: z.string(),
  /** Why the site is no git repository, in words; null where it is one. */
  withoutGit: z.string().nullable(),
});
export type TourFolders = z.infer<typeof tourFolders>;

/** How far somebody is in the tour. */
export const tourProgress = tourFolders.extend({
  done: z.array(z.enum(tourSteps)),
  skipped: z.array(z.enum(tourSteps)),
  /** Whether its card is shown while its library is open; false once somebody left it. */
  isShown: z.boolean(),
});
export type TourProgress = z.infer<typeof tourProgress>;
