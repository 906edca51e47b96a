import type { Beside } from '../../../shared/beside/beside.ts';
import type { besideRequests } from '../../../shared/ipc/requests/beside.ts';
import { changeBeside, readBeside } from '../beside.ts';
import { pathInLibrary } from '../library.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function besideHandlers({ current, reindex }: EngineContext): HandlersOf<typeof besideRequests> {
  const change = async (path: string, edit: (beside: Beside) => Beside) => {
    const target = current();
    pathInLibrary(target.library, path);
    await changeBeside(target.library.root, path, edit);
    void reindex(target);
    return null;
  };

  return {
    'beside.read': async ({ path }) => {
      const { library } = current();
      pathInLibrary(library, path);
      const { excuses, reviewed, times } = await readBeside(library.root, path);
      return { excuses: [...excuses], reviewed: [...reviewed], times: [...times] };
    },
    'beside.excuse': ({ path, excuse, stands }) =>
      change(path, (beside) => {
        const others = beside.excuses.filter(({ rule, anchor }) => rule !== excuse.rule || anchor !== excuse.anchor);
        return { ...beside, excuses: stands ? [...others, excuse] : others };
      }),
    'beside.setReviewed': ({ path, turn }) => change(path, (beside) => ({ ...beside, reviewed: turn === null ? [] : [turn] })),
  };
}
