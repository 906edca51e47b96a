import { useMemo, useState } from 'react';
import type { ChangeHit, FilePreview } from '../../shared/changes/change-hit.ts';
import { withoutOverlaps } from '../../shared/text/without-overlaps.ts';
import type { ChangedFile } from './apply-change.ts';

export interface TickedHits {
  readonly ticked: ReadonlySet<ChangeHit>;
  tick(hits: readonly ChangeHit[], on: boolean): void;
  /** What the ticked hits change, file by file. */
  readonly chosen: readonly ChangedFile[];
}

/** Which hits of a preview are to be carried out. Another preview begins with its own ticks. */
export function useTickedHits(files: readonly FilePreview[]): TickedHits {
  const beforehand = useMemo(() => new Set(files.flatMap(({ hits }) => hits.filter((hit) => hit.ticked))), [files]);
  const [own, setOwn] = useState<{
    readonly files: readonly FilePreview[];
    readonly ticked: ReadonlySet<ChangeHit>;
  } | null>(null);
  const ticked: ReadonlySet<ChangeHit> = own?.files === files ? own.ticked : beforehand;
  const chosen = useMemo(() => chosenOf(files, ticked), [files, ticked]);
  return { ticked, chosen, tick: (hits, on) => setOwn({ files, ticked: withTicks(ticked, hits, on, files) }) };
}

/** What ticked hits change, file by file. Of two that want the same words, the first one does. */
export function chosenOf(files: readonly FilePreview[], ticked: ReadonlySet<ChangeHit>): ChangedFile[] {
  return files.flatMap(({ path, hash, hits }): ChangedFile[] => {
    const edits = withoutOverlaps(hits.filter((hit) => ticked.has(hit))).flatMap((hit) => hit.edits);
    return edits.length === 0 ? [] : [{ path, hash, edits }];
  });
}

/** The ticks once some hits are ticked, or are not. Of the answers to one problem, the one that was ticked last is. */
export function withTicks(
  ticked: ReadonlySet<ChangeHit>,
  hits: readonly ChangeHit[],
  on: boolean,
  files: readonly FilePreview[],
): ReadonlySet<ChangeHit> {
  const next = new Set(ticked);
  for (const hit of hits) {
    if (!on) next.delete(hit);
    else {
      if (hit.problem !== undefined)
        for (const other of files.find((file) => file.hits.includes(hit))?.hits ?? [])
          if (other.problem === hit.problem) next.delete(other);
      next.add(hit);
    }
  }
  return next;
}

/** Those that can be ticked together: which of several answers to a problem is right is asked of each. */
export function tickedTogether(hits: readonly ChangeHit[]): ChangeHit[] {
  return hits.filter(({ problem }) => problem === undefined);
}

/** How many places hits are about: several answers to one problem are about one. */
export function countPlaces(hits: readonly ChangeHit[]): number {
  return tickedTogether(hits).length + new Set(hits.flatMap(({ problem }) => problem ?? [])).size;
}
