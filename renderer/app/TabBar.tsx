import './tab-bar.css';
import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { request } from '../base/client.ts';
import { useCommand } from '../base/commands.ts';
import { openContextMenu, placeOfMenu, type MenuSections } from '../base/context-menu-store.ts';
import { useLibrary } from '../base/library-store.ts';
import { go, goBack, goForward, useNavigation } from '../base/navigation-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { WithTooltip } from '../base/ui/WithTooltip.tsx';
import { LibraryProgress } from './LibraryProgress.tsx';
import { keepOpen, useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { saveEpisode } from '../episode/open/save-episode.ts';
import { closeEpisode } from '../episode/open/show-episode.ts';

/** Back and forward through places, and the open episodes in their order. */
export function TabBar() {
  const { place, past, future } = useNavigation();
  const episodes = useOpenEpisodes((state) => state.episodes);
  const paths = [...episodes.keys()];
  const current = place.kind === 'episode' ? place.path : null;
  const lastUsed = useLastUsed(current);
  const [asking, setAsking] = useState<string | null>(null);

  const leave = async (path: string) => {
    setAsking(null);
    const at = paths.indexOf(path);
    const next = paths[at + 1] ?? paths[at - 1];
    await closeEpisode(path);
    if (path === current) go(next === undefined ? { kind: 'worklist' } : { kind: 'episode', path: next });
  };
  const ask = (path: string) => {
    if (useUnsaved.getState().unsaved.has(path)) setAsking(path);
    else void leave(path);
  };
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
    const before = lastUsed.current.find((path) => path !== current && episodes.has(path));
    if (before !== undefined) go({ kind: 'episode', path: before });
  });
  useCommand('tab.close', () => current !== null && ask(current), current !== null);
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
      <TabStrip paths={paths} current={current} onClose={ask} />
      <LibraryProgress />
      {asking !== null && (
        <Dialog title="Close an episode that is not saved?" onClose={() => setAsking(null)}>
          <p>
            “<TabTitle path={asking} />” has changes that are not saved. Without saving they are kept on this machine,
            and offered when you open the episode again.
          </p>
          <button className="button" onClick={() => void leave(asking)}>
            Close without saving
          </button>
          <DialogFooter
            onCancel={() => setAsking(null)}
            onClick={() => void saveEpisode(asking).then((saved) => (saved ? leave(asking) : setAsking(null)))}
          >
            Save and close
          </DialogFooter>
        </Dialog>
      )}
    </nav>
  );
}

interface TabStripProps {
  readonly paths: readonly string[];
  readonly current: string | null;
  readonly onClose: (path: string) => void;
}

/** One tab has the place in the order of the Tab key; arrow keys go to the others. */
function TabStrip({ paths, current, onClose }: TabStripProps) {
  const preview = useOpenEpisodes((state) => state.preview);
  const unsaved = useUnsaved((state) => state.unsaved);
  const list = useRef<HTMLUListElement>(null);
  const reached = current !== null && paths.includes(current) ? current : paths[0];
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current, paths.length]);
  const onKeyDown = (event: KeyboardEvent, path: string) => {
    if (event.key === 'Delete') onClose(path);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.altKey) return;
    const tabs = [...list.current!.querySelectorAll<HTMLElement>('.open-tab-title')];
    tabs.at((paths.indexOf(path) + step) % tabs.length)?.focus();
  };
  const tabMenu = (path: string): MenuSections => [
    [
      { title: 'Close', run: () => onClose(path) },
      ...(path === preview ? [{ title: 'Keep open', run: () => keepOpen(path) }] : []),
    ],
    [
      {
        title: 'Show in folder',
        run: () =>
          void reportErrors(() => request('app.reveal', { path: `${useLibrary.getState().library!.root}/${path}` })),
      },
    ],
  ];
  return (
    <ul className="open-tabs" aria-label="Open episodes" ref={list}>
      {paths.map((path) => (
        <li
          key={path}
          className="open-tab"
          data-path={path}
          data-current={path === current}
          data-preview={path === preview}
          onAuxClick={(event) => event.button === 1 && onClose(path)}
          // Else the middle button begins to scroll.
          onMouseDown={(event) => event.button === 1 && event.preventDefault()}
          onDoubleClick={() => keepOpen(path)}
          onContextMenu={(event) => {
            event.preventDefault();
            openContextMenu({
              at: placeOfMenu(event.nativeEvent, event.target as HTMLElement),
              label: 'Tab',
              sections: tabMenu(path),
            });
          }}
        >
          <button
            className="open-tab-title"
            aria-current={path === current ? 'page' : undefined}
            tabIndex={path === reached ? 0 : -1}
            title={path}
            onClick={() => go({ kind: 'episode', path })}
            onKeyDown={(event) => onKeyDown(event, path)}
          >
            <TabTitle path={path} />
            {unsaved.has(path) && (
              <span className="unsaved-dot" role="img" aria-label="has changes that are not saved" title="Not saved" />
            )}
          </button>
          <button className="open-tab-close" tabIndex={-1} title="Close" onClick={() => onClose(path)}>
            <X size={12} aria-hidden />
            <span className="visually-hidden">
              Close <TabTitle path={path} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function TabTitle({ path }: { path: string }) {
  const title = useLibrary((state) => state.rows.find((row) => row.path === path)?.title);
  return (
    <span className="truncate" dir="auto">
      {title ?? path}
    </span>
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
