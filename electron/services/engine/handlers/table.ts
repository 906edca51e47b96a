import type { tableRequests } from '../../../../shared/ipc/requests/table.ts';
import { readValues } from '../../../catalogue/catalogue.ts';
import { readViews, saveView } from '../../catalogue/table.ts';
import type { EngineContext, HandlersOf } from './context.ts';

export function tableHandlers({ current }: EngineContext): HandlersOf<typeof tableRequests> {
  return {
    'table.values': () => ({ values: Object.fromEntries(readValues(current().library.catalogue)) }),
    'table.views': async () => ({ views: await readViews(current().library.root) }),
    'table.saveView': async ({ name, view }) => {
      await saveView(current().library, name, view);
      return null;
    },
  };
}
