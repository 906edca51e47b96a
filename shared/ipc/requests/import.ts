import { z } from 'zod';
import { encodings } from '../../formats/encodings.ts';
import { readableAs, type ReadAs } from '../../formats/read-as.ts';
import { textEdit } from '../views.ts';
import type { RequestTable } from './request.ts';

const readAs = z.enum(readableAs as [ReadAs, ...ReadAs[]]);

const declaration = z.object({ label: z.string(), name: z.string() });

/** A file that was read, and waits for what the editor makes of it. */
const readFile = z.object({
  id: z.string(),
  /** The file's own name. */
  name: z.string(),
  /** In words: “WebVTT captions”. */
  format: z.string(),
  segments: z.number(),
  words: z.number(),
  /** Of the last word, in seconds; null where the file has no times. */
  seconds: z.number().nullable(),
  /** Who the file says speaks, in order of appearance, with whom they are likely to be. */
  speakers: z.array(z.object({ name: z.string(), segments: z.number(), says: z.string(), suggested: declaration })),
  /** As the file calls itself, or its name. */
  title: z.string(),
  /** Of its front matter; null where it tells none. */
  date: z.string().nullable(),
  /** To read it once more, otherwise. */
  path: z.string(),
  /** That it was read in, as the Encoding Standard names it; null for a Word document. */
  encoding: z.string().nullable(),
  /** As which the editor had it read; null where it was recognised. */
  readAs: readAs.nullable(),
  problems: z.array(z.object({ message: z.string(), line: z.number().nullable() })),
});
export type ReadFile = z.infer<typeof readFile>;

const importRequest = z.object({
  id: z.string(),
  title: z.string(),
  date: z.string(),
  path: z.string().optional(),
  speakers: z.record(z.string(), declaration),
});

const preview = z.object({
  /** Relative to the library. */
  path: z.string(),
  turns: z.array(z.object({ label: z.string(), start: z.number().nullable(), paragraphs: z.array(z.string()).readonly(), above: z.array(z.string()).readonly() })),
  /** Whether the house style has times; else they are kept beside the episode. */
  timesInText: z.boolean(),
  unassigned: z.number(),
  flagged: z.array(z.object({ turn: z.number(), text: z.string(), kind: z.enum(['stock', 'repeated']), times: z.number() })),
  /** What an editor should know of the outcome. */
  notes: z.array(z.string()),
  /** Why it cannot be made; empty where it can. */
  problems: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof preview>;

const turnTimes = z.array(z.tuple([z.number().int().nonnegative(), z.number().nonnegative()]));

const alignment = z.object({
  /** Edits of the text that was sent; none where times are kept beside it. */
  edits: z.array(textEdit),
  /** Turn index and seconds, to be kept beside the episode. */
  times: turnTimes,
  /** Whether this house style has its times in the text. */
  inText: z.boolean(),
  exact: z.number(),
  turns: z.number(),
  words: z.number(),
  matched: z.number(),
  differing: z.array(z.object({ turn: z.number(), line: z.number(), written: z.number(), found: z.number() })),
  /** Lines of turns without a time. */
  without: z.array(z.number()),
});
export type AlignmentView = z.infer<typeof alignment>;

/** Transcripts of other programs: read, shown as they would be, then made an episode or lent to one for their times. */
export const importRequests = {
  'import.open': { runs: 'engine', argument: z.object({ file: z.string(), encoding: z.enum(encodings.map(({ id }) => id) as [string, ...string[]]).optional(), format: readAs.optional() }), result: readFile },
  /** Ends the reading that is under way. */
  'import.cancel': { runs: 'engine', argument: z.null(), result: z.null() },
  'import.preview': { runs: 'engine', argument: importRequest, result: preview },
  'import.create': { runs: 'engine', argument: importRequest, result: z.object({ path: z.string() }) },
  'import.align': { runs: 'engine', argument: z.object({ id: z.string(), text: z.string() }), result: alignment },
  /** Keeps times beside an episode. `text` is what the turns are counted in. */
  'import.keepTimes': { runs: 'engine', argument: z.object({ path: z.string(), text: z.string(), times: turnTimes }), result: z.null() },
} as const satisfies RequestTable;
