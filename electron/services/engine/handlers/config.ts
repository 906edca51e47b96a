import type { configRequests } from '../../../../shared/ipc/requests/config.ts';
import { readConfigText, writeConfigText } from '../../library/config-file.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function configHandlers({
  current,
  emit,
  reindex,
}: EngineContext): HandlersOf<Omit<typeof configRequests, 'config.openInEditor'>> {
  return {
    'config.read': () => readConfigText(current().library),
    'config.write': async (change) => {
      const target = current();
      const applied = await writeConfigText(target.library, change);
      if (await target.library.reloadConfig()) emit('library.settings', {});
      void reindex(target);
      return applied;
    },
  };
}
