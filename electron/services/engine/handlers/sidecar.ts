import type { Beside } from '../../../../shared/sidecar/sidecar-record.ts';
import type { besideRequests } from '../../../../shared/ipc/requests/sidecar.ts';
import { readSource } from '../../../files/read-file.ts';
import { changeBeside, isTicked, readBeside } from '../../writing/sidecar.ts';
import { pathInLibrary } from '../../library/library.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function besideHandlers({ current, reindex }: EngineContext): HandlersOf<typeof besideRequests> {
  const change = async (path: string, edit: (beside: Beside) => Beside) => {
    const target = current();
    pathInLibrary(target.library, path);
    await changeBeside(target.library, path, edit);
    void reindex(target);
    return null;
  };

  return {
    'beside.read': async ({ path }) => {
      const { library } = current();
      const file = pathInLibrary(library, path);
      const beside = await readBeside(library.root, path);
      const { excuses, reviewed, times } = beside;
      // A file that is gone, or cannot be read any more, is not the one that was ticked.
      const read = beside.ready.length > 0 ? await readSource(file).catch(() => null) : null;
      const ready = read !== null && isTicked(beside, read.source.text);
      return { excuses, ready, reviewed, times };
    },
    'beside.excuse': ({ path, excuse, stands }) =>
      change(path, (beside) => {
        const others = beside.excuses.filter(({ rule, anchor }) => rule !== excuse.rule || anchor !== excuse.anchor);
        return { ...beside, excuses: stands ? [...others, excuse] : others };
      }),
    'beside.setReviewed': ({ path, turn }) =>
      change(path, (beside) => ({ ...beside, reviewed: turn === null ? [] : [turn] })),
  };
}
