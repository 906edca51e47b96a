import { z } from 'zod';
import { outputFormat } from '../config/publish-config.ts';
import { pagePart } from '../publish/page-difference.ts';

/** What a plan for publishing, its outcome and its way back look like to the window and to `--json`. */

/** `conflict`: what stands there is neither what we last wrote nor what we would write. `blocked`: the episode cannot go out. */
const publishStatus = z.enum(['new', 'changed', 'identical', 'conflict', 'blocked']);
export type PublishStatus = z.infer<typeof publishStatus>;

/** One file that an episode goes out as. */
const plannedOutput = z.object({
  format: outputFormat,
  /** Relative to the site; null where none could be worked out. */
  target: z.string().nullable(),
  /** `refused`: this format cannot hold the episode, which holds up no other. */
  status: z.enum([...publishStatus.options, 'refused']),
  /** In words; null where there is nothing to say. */
  reason: z.string().nullable(),
});
export type PlannedOutput = z.infer<typeof plannedOutput>;

/** What Hugo would make of the page as it is planned, judged when the plan was made. */
const pageLife = z.object({ kind: z.enum(['live', 'draft', 'later', 'expired', 'depends', 'stops']), words: z.string() });

/** Why an episode is in conflict with its page in the site, so that one decision serves for all that are alike. */
export const pageConflict = z.object({
  /** `changed`: since it was published from here; `differs`: it never was; `another`: the page is no version of the episode. */
  kind: z.enum(['changed', 'differs', 'another']),
  /** In what the two differ; empty for another page, and where the site's version cannot be compared. */
  parts: z.array(pagePart),
  /** The page has changes in the site that nobody committed. */
  uncommitted: z.boolean(),
});
export type PageConflict = z.infer<typeof pageConflict>;

/** An episode in a plan: the worst of what its files are. */
export const planItem = z.object({
  /** Relative to the library. */
  source: z.string(),
  /** Of its first format, relative to the site; null where none could be worked out. */
  target: z.string().nullable(),
  title: z.string(),
  status: publishStatus,
  /** Only white space differs from what stands there. */
  whitespaceOnly: z.boolean(),
  /** Null unless its status is `conflict`. */
  conflict: pageConflict.nullable(),
  /** In words, the first the most important. */
  reasons: z.array(z.string()),
  outputs: z.array(plannedOutput),
  /** BCP 47; absent where nobody says. */
  language: z.string().optional(),
  /** Null where it does not go out as a page. */
  life: pageLife.nullable(),
  /** Rostrum keeps work on it that was never saved: what goes out is what is in the file. */
  unsaved: z.boolean(),
});
export type PlanItem = z.infer<typeof planItem>;

/** A file of the library that is not planned, and why. */
const leftOut = z.object({ source: z.string(), reason: z.string() });
export type LeftOut = z.infer<typeof leftOut>;

export const publishPlan = z.object({
  id: z.string(),
  /** Absolute path. */
  site: z.string(),
  /** Library and site are one folder: publishing cleans in place. */
  inPlace: z.boolean(),
  items: z.array(planItem),
  /** Every other file of the library that was asked for and may be an episode by its name. */
  leftOut: z.array(leftOut),
});
export type PublishPlan = z.infer<typeof publishPlan>;

export const publishResult = z.object({
  /** By which it can be taken back; null where nothing was written. */
  id: z.string().nullable(),
  site: z.string(),
  /** Relative to the site, in order. */
  written: z.array(z.string()),
  /** Not written, with the reason: the disk changed under the plan, a read-only target. */
  failed: z.array(z.object({ source: z.string(), reason: z.string() })),
  cancelled: z.boolean(),
});
export type PublishResult = z.infer<typeof publishResult>;

/** A publish that can be taken back. */
export const lastPublish = z.object({ id: z.string(), title: z.string(), publishedAt: z.string(), files: z.number() });
export type LastPublish = z.infer<typeof lastPublish>;

export const rollbackResult = z.object({
  site: z.string(),
  /** What was taken back, as it was called. */
  title: z.string(),
  /** Relative to the site: files with their earlier bytes, and new ones that are gone again. */
  restored: z.array(z.string()),
  left: z.array(z.object({ path: z.string(), reason: z.string() })),
  /** The commit that undoes what was committed; null where nothing was. */
  commit: z.string().nullable(),
  /** Why git did not commit that; null where it did, or had nothing to. */
  notCommitted: z.string().nullable(),
});
export type RollbackResult = z.infer<typeof rollbackResult>;

/** What only an editor can decide when a page's changes are taken into its episode; see `MergeConflict`. */
const siteConflict = z.object({
  index: z.number(),
  kind: z.enum(['field', 'label', 'words', 'lines', 'lint']),
  place: z.string(),
  line: z.number(),
  reason: z.string(),
  base: z.string(),
  ours: z.string(),
  theirs: z.string(),
  both: z.string().nullable(),
  choices: z.array(z.enum(['ours', 'theirs', 'both'])),
});
export type SiteConflict = z.infer<typeof siteConflict>;

/** `taken`: the episode has the site's changes now, and `item` is its place in the plan. `undecided`: nothing was written. */
export const takeResult = z.discriminatedUnion('kind', [z.object({ kind: z.literal('taken'), item: planItem }), z.object({ kind: z.literal('undecided'), conflicts: z.array(siteConflict) })]);
export type TakeResult = z.infer<typeof takeResult>;
