import { X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { openContextMenu, placeOfMenu, type MenuSections } from '../base/context-menu-store.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { useUnsaved } from '../base/unsaved-store.ts';
import { isFocusLost } from '../base/ui/focus.ts';
import { keepOpen, useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { fileActions } from '../library/file-actions.ts';

interface TabStripProps {
  /** Of the open episodes, in the order of their tabs. */
  readonly paths: readonly string[];
  readonly current: string | null;
  readonly onClose: (paths: readonly string[]) => void;
}

/** One tab has the place in the order of the Tab key; arrow keys go to the others. */
export function TabStrip({ paths, current, onClose }: TabStripProps) {
  const preview = useOpenEpisodes((state) => state.preview);
  const unsaved = useUnsaved((state) => state.unsaved);
  const list = useRef<HTMLUListElement>(null);
  const hadFocus = useRef(false);
  const reached = current !== null && paths.includes(current) ? current : paths[0];
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // The tab that had the focus was closed: the one that is shown in its place goes on.
    if (hadFocus.current && isFocusLost()) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [current, paths.length]);
  const onKeyDown = (event: KeyboardEvent, path: string) => {
    if (event.key === 'Delete') onClose([path]);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.altKey) return;
    const tabs = [...list.current!.querySelectorAll<HTMLElement>('.open-tab-title')];
    tabs.at((paths.indexOf(path) + step) % tabs.length)?.focus();
  };
  const tabMenu = (path: string): MenuSections => {
    const others = paths.filter((other) => other !== path);
    const toTheRight = paths.slice(paths.indexOf(path) + 1);
    return [
      [
        { title: 'Close', run: () => onClose([path]) },
        { title: 'Close others', isDisabled: others.length === 0, run: () => onClose(others) },
        { title: 'Close to the right', isDisabled: toTheRight.length === 0, run: () => onClose(toTheRight) },
        ...(path === preview ? [{ title: 'Keep open', run: () => keepOpen(path) }] : []),
      ],
      fileActions(path),
    ];
  };
  return (
    <ul
      className="open-tabs"
      aria-label="Open episodes"
      ref={list}
      onFocus={() => (hadFocus.current = true)}
      onBlur={({ relatedTarget }) => (hadFocus.current = relatedTarget === null)}
    >
      {paths.map((path) => (
        <li
          key={path}
          className="open-tab"
          data-path={path}
          data-current={path === current}
          data-preview={path === preview}
          onAuxClick={(event) => event.button === 1 && onClose([path])}
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
          <button className="open-tab-close" tabIndex={-1} title="Close" onClick={() => onClose([path])}>
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

/** What an episode is called, by its path. */
export function TabTitle({ path }: { path: string }) {
  const title = useLibrary((state) => state.rows.find((row) => row.path === path)?.title);
  return (
    <span className="truncate" dir="auto">
      {title ?? path}
    </span>
  );
}
