import type { SidecarRecord } from '../../../../shared/sidecar/sidecar-record.ts';
import type { sidecarRequests } from '../../../../shared/ipc/requests/sidecar.ts';
import { readSource } from '../../../files/read-file.ts';
import { changeSidecar, isTicked, readSidecar } from '../../writing/sidecar.ts';
import { pathInLibrary } from '../../library/library.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function sidecarHandlers({ current, reindex }: EngineContext): HandlersOf<typeof sidecarRequests> {
  const change = async (path: string, edit: (sidecar: SidecarRecord) => SidecarRecord) => {
    const target = current();
    pathInLibrary(target.library, path);
    await changeSidecar(target.library, path, edit);
    void reindex(target);
    return null;
  };

  return {
    'sidecar.read': async ({ path }) => {
      const { library } = current();
      const file = pathInLibrary(library, path);
      const sidecar = await readSidecar(library.root, path);
      const { excuses, reviewed, times } = sidecar;
      // A file that is gone, or cannot be read any more, is not the one that was ticked.
      const read = sidecar.ready.length > 0 ? await readSource(file).catch(() => null) : null;
      const ready = read !== null && isTicked(sidecar, read.source.text);
      return { excuses, ready, reviewed, times };
    },
    'sidecar.excuse': ({ path, excuse, stands }) =>
      change(path, (sidecar) => {
        const others = sidecar.excuses.filter(({ rule, anchor }) => rule !== excuse.rule || anchor !== excuse.anchor);
        return { ...sidecar, excuses: stands ? [...others, excuse] : others };
      }),
    'sidecar.setReviewed': ({ path, turn }) =>
      change(path, (sidecar) => ({ ...sidecar, reviewed: turn === null ? [] : [turn] })),
  };
}
