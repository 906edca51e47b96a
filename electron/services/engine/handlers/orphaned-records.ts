import type { orphanedRecordRequests } from '../../../../shared/ipc/requests/orphaned-records.ts';
import { findOrphanedRecords, lastKnownText, relink } from '../../catalogue/orphaned-records.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function orphanedRecordHandlers({ current, reindex }: EngineContext): HandlersOf<typeof orphanedRecordRequests> {
  return {
    'orphanedRecords.find': async () => ({ orphanedRecords: await findOrphanedRecords(current().library) }),
    'orphanedRecords.relink': async ({ moves }) => {
      const target = current();
      try {
        for (const move of moves) await relink(target.library, move);
      } finally {
        target.filesCameOrWent = true;
        void reindex(target);
      }
      return null;
    },
    'orphanedRecords.text': ({ path }) => ({ text: lastKnownText(current().library, path) }),
  };
}
