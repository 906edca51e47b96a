import { create } from 'zustand';
import { request } from '../base/client.ts';
import type { ContextMenu } from '../base/context-menu-store.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { notify, reportErrors } from '../base/notices-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { showPanel } from '../episode/open/go-to.ts';
import type { ListItem } from './list-item.ts';

/** The path of the file whose name is asked for; null while none is. */
export const useRenamedFile = create<{ readonly path: string | null }>(() => ({ path: null }));

/** What can be done with a file of the list, or with the episode that a passage was found in. */
export function rowMenu(
  item: Exclude<ListItem, { kind: 'heading' }>,
  open: () => void,
): Pick<ContextMenu, 'label' | 'sections'> {
  const { path, title } = item.kind === 'row' ? item.row : item.hit;
  const isEpisode = item.kind === 'hit' || item.row.kind === 'episode';
  return {
    label: title,
    sections: [
      [
        { title: 'Open', run: open },
        {
          title: 'History',
          run: () => {
            go({ kind: 'episode', path });
            showPanel('history', true);
          },
        },
        ...(isEpisode ? [{ title: 'Publish…', run: () => go({ kind: 'publish', episodes: [path] }) }] : []),
      ],
      [
        { title: 'Rename file…', run: () => askForName(path) },
        {
          title: 'Show in folder',
          run: () =>
            void reportErrors(() => request('app.reveal', { path: `${useLibrary.getState().library!.root}/${path}` })),
        },
      ],
    ],
  };
}

function askForName(path: string): void {
  if (useUnsaved.getState().unsaved.has(path))
    notify('This episode has changes that are not saved.', 'info', 'Save it; then its file can be renamed.');
  else useRenamedFile.setState({ path });
}
