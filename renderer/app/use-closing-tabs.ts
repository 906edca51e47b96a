import { useState } from 'react';
import { go, useNavigation } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { closeEpisode } from '../episode/open/show-episode.ts';

interface ClosingTabs {
  /** The path of the episode about which somebody is asked, since it is not saved; null while nobody is. */
  readonly asking: string | null;
  /** Closes tabs one after the other, as far as nothing is to be asked. */
  close(paths: readonly string[]): Promise<void>;
  /** Closes the one that was asked about, and goes on with those after it. */
  goOn(): Promise<void>;
  /** Leaves the one that was asked about open, and those after it. */
  stop(): void;
}

/** Tabs are closed by the tab bar’s commands and menus. */
export function useClosingTabs(): ClosingTabs {
  const [queue, setQueue] = useState<readonly string[]>([]);
  const close = async (paths: readonly string[]) => {
    for (const [index, path] of paths.entries()) {
      if (useUnsaved.getState().unsaved.has(path)) {
        setQueue(paths.slice(index));
        return;
      }
      await leave(path, paths);
    }
  };
  return {
    asking: queue[0] ?? null,
    close,
    async goOn() {
      setQueue([]);
      await leave(queue[0]!, queue);
      await close(queue.slice(1));
    },
    stop: () => setQueue([]),
  };
}

/** Closes an episode; where it is shown, the next one that stays open is shown in its place. @param closing paths of all that are being closed */
async function leave(path: string, closing: readonly string[]): Promise<void> {
  const paths = [...useOpenEpisodes.getState().episodes.keys()];
  const at = paths.indexOf(path);
  const stays = (other: string) => !closing.includes(other);
  const next = paths.slice(at + 1).find(stays) ?? paths.slice(0, at).findLast(stays);
  await closeEpisode(path);
  const { place } = useNavigation.getState();
  if (place.kind === 'episode' && place.path === path)
    go(next === undefined ? { kind: 'worklist' } : { kind: 'episode', path: next });
}
