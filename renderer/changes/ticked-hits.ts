import { useMemo, useState } from 'react';
import type { ChangeHit, FilePreview } from '../../shared/changes/change-hit.ts';
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
  const chosen = useMemo(
    () =>
      files.flatMap(({ path, hash, hits }): ChangedFile[] => {
        const edits = hits.filter((hit) => ticked.has(hit)).flatMap((hit) => hit.edits);
        return edits.length === 0 ? [] : [{ path, hash, edits }];
      }),
    [files, ticked],
  );
  return {
    ticked,
    chosen,
    tick(hits, on) {
      const next = new Set(ticked);
      for (const hit of hits)
        if (on) next.add(hit);
        else next.delete(hit);
      setOwn({ files, ticked: next });
    },
  };
}
