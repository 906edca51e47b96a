import { z } from 'zod';
import type { UndoneChange } from '../changes/applied-change.ts';
import type { MergeConflict } from '../merge/merge-model.ts';
import type { PlanItem } from './plan-item.ts';

/** What a publish came to, and its way back, as the window and `--json` have them. */

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
export interface LastPublish {
  readonly id: string;
  readonly title: string;
  readonly publishedAt: string;
  readonly files: number;
}

/** Paths are relative to the site; `restored` are files with their earlier bytes, and new ones that are gone again. */
export interface RollbackResult extends Omit<UndoneChange, 'id'> {
  readonly site: string;
  /** What was taken back, as it was called. */
  readonly title: string;
  /** The commit that undoes what was committed; null where nothing was. */
  readonly commit: string | null;
  /** Why git did not commit that; null where it did, or had nothing to. */
  readonly notCommitted: string | null;
}

/** `taken`: the episode has the site's changes now, and `item` is its place in the plan. `undecided`: nothing was written. */
export type TakeResult =
  | { readonly kind: 'taken'; readonly item: PlanItem }
  | { readonly kind: 'undecided'; readonly conflicts: readonly MergeConflict[] };
