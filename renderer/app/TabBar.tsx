import './tab-bar.css';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useCommand } from '../base/commands.ts';
import { go, goBack, goForward, useNavigation } from '../base/navigation-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { WithTooltip } from '../base/ui/WithTooltip.tsx';
import { keepOpen, useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { saveEpisode } from '../episode/open/save-episode.ts';
import { LibraryProgress } from './LibraryProgress.tsx';
import { TabStrip, TabTitle } from './TabStrip.tsx';
import { useClosingTabs } from './use-closing-tabs.ts';

/** Back and forward through places, and the open episodes in their order. */
export function TabBar() {
  const { place, past, future } = useNavigation();
  const paths = useOpenEpisodes(useShallow((state) => [...state.episodes.keys()]));
  const current = place.kind === 'episode' ? place.path : null;
  const lastUsed = useLastUsed(current);
  const { asking, close, goOn, stop } = useClosingTabs();
  const step = (by: number) => {
    const at = current === null ? (by > 0 ? -1 : 0) : paths.indexOf(current);
    const next = paths.at((at + by) % paths.length);
    if (next !== undefined) go({ kind: 'episode', path: next });
  };
  useCommand('go.back', goBack, past.length > 0);
  useCommand('go.forward', goForward, future.length > 0);
  useMouseButtons();
  useCommand('tab.next', () => step(1), paths.length > 0);
  useCommand('tab.previous', () => step(-1), paths.length > 0);
  useCommand('tab.recent', () => {
    const before = lastUsed.current.find((path) => path !== current && paths.includes(path));
    if (before !== undefined) go({ kind: 'episode', path: before });
  });
  useCommand('tab.close', () => current !== null && void close([current]), current !== null);
  useCommand('tab.keep', () => current !== null && keepOpen(current), current !== null);

  return (
    <nav className="tab-bar" aria-label="Tabs">
      <WithTooltip text="Back" command="go.back">
        <button className="button quiet icon" aria-label="Back" disabled={past.length === 0} onClick={goBack}>
          <ArrowLeft size={16} aria-hidden />
        </button>
      </WithTooltip>
      <WithTooltip text="Forward" command="go.forward">
        <button className="button quiet icon" aria-label="Forward" disabled={future.length === 0} onClick={goForward}>
          <ArrowRight size={16} aria-hidden />
        </button>
      </WithTooltip>
      <TabStrip paths={paths} current={current} onClose={(closed) => void close(closed)} />
      <LibraryProgress />
      {asking !== null && (
        <Dialog key={asking} title="Close an episode that is not saved?" onClose={stop}>
          <p>
            “<TabTitle path={asking} />” has changes that are not saved. Without saving they are kept on this machine,
            and offered when you open the episode again.
          </p>
          <button className="button" onClick={() => void goOn()}>
            Close without saving
          </button>
          <DialogFooter
            onCancel={stop}
            onClick={() => void saveEpisode(asking).then((saved) => (saved ? goOn() : stop()))}
          >
            Save and close
          </DialogFooter>
        </Dialog>
      )}
    </nav>
  );
}

/** Paths of the episodes that were shown, the latest first. */
function useLastUsed(current: string | null): RefObject<readonly string[]> {
  const used = useRef<readonly string[]>([]);
  useEffect(() => {
    if (current !== null) used.current = [current, ...used.current.filter((path) => path !== current)];
  }, [current]);
  return used;
}

/** The two buttons at the side of a mouse. */
function useMouseButtons() {
  useEffect(() => {
    const onMouseUp = (event: MouseEvent) => {
      if (event.button === 3) goBack();
      else if (event.button === 4) goForward();
      else return;
      event.preventDefault();
    };
    window.addEventListener('mouseup', onMouseUp);
    return () => window.removeEventListener('mouseup', onMouseUp);
  }, []);
}
