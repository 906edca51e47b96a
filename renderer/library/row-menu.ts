import type { ContextMenu } from '../base/context-menu-store.ts';
import { go } from '../base/navigation-store.ts';
import { showPanel } from '../episode/open/go-to.ts';
import { fileActions } from './file-actions.ts';
import type { ListItem } from './list-item.ts';

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
      fileActions(path),
    ],
  };
}
