import { z } from 'zod';
import { tourProgress } from './tour.ts';

export const textWidths = ['narrow', 'normal', 'wide', 'full'] as const;
export type TextWidth = (typeof textWidths)[number];

/** Languages for which there is a dictionary: BCP 47. */
export const dictionaries = ['en-GB', 'en-US', 'en-AU', 'en-CA'] as const;
export type Dictionary = (typeof dictionaries)[number];

export const paneWidths = { min: 200, max: 640 } as const;
const paneWidth = z.number().min(paneWidths.min).max(paneWidths.max).nullable().default(null);

export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Command id to key, in CodeMirror's notation (`Mod-Shift-p`); null unbinds. */
  keys: z.record(z.string(), z.string().nullable()).default({}),
  textSize: z.number().min(0.75).max(2).default(1),
  /** How wide the lines of a transcript are at most. */
  textWidth: z.enum(textWidths).default('normal'),
  /** Of everything in the window, 1 for its usual size. */
  zoom: z.number().min(0.5).max(2).default(1),
  /** Whether the views of the library are named in the sidebar, or told by their icons alone. */
  sidebar: z.enum(['words', 'icons']).default('words'),
  /** Whether the pane with the list of episodes is shown in an episode and on the first page, and in the views of the whole library. */
  libraryPane: z.object({ withEpisodes: z.boolean().default(true), inViews: z.boolean().default(false) }).prefault({}),
  /** Widths of panes in CSS pixels; null for the usual one, which goes by the window's. */
  panes: z.object({ library: paneWidth, details: paneWidth }).prefault({}),
  /** Whether unknown words are underlined. */
  spelling: z.boolean().default(true),
  /** Which dictionary knows words; the one of the library’s language unless somebody chose another. */
  dictionary: z.enum(['library', ...dictionaries]).default('library'),
  /** Whether newer versions of Rostrum are looked for and downloaded unasked. */
  updates: z.boolean().default(false),
  player: z
    .object({
      rate: z.number().min(0.5).max(3).default(1),
      /** Seconds that one skip goes. */
      skip: z.number().positive().max(60).default(5),
      /** Seconds that pausing steps back. */
      backOnPause: z.number().nonnegative().max(10).default(1),
    })
    .prefault({}),
  /** The tour that was begun last. One that is no longer understood is none: all else is kept. */
  tour: tourProgress.nullable().default(null).catch(null),
});
export type Preferences = z.infer<typeof preferences>;

export const defaultPreferences: Preferences = preferences.parse({});
