import './palette.css';
import { useRef, useState, type Key, type KeyboardEvent } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { keyOf } from '../../shared/commands.ts';
import { availableCommands, printKey, runCommand, useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { usePreferences } from '../base/preferences-store.ts';
import { filterRows, fold } from '../base/filter-rows.ts';
import { afterFocusReturns } from '../base/ui/focus.ts';

type Mode = 'commands' | 'episodes';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly run: () => void;
}

interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Of commands, the last one first; for as long as the window is open. */
let recent: readonly string[] = [];
const maxRecent = 5;

/** Everything by name: commands with their keys, or episodes. */
export function Palette() {
  // Asked for again, it is another one: empty, and with the focus.
  const [opened, setOpened] = useState<{ readonly mode: Mode; readonly id: number } | null>(null);
  const open = (mode: Mode) => setOpened((before) => ({ mode, id: (before?.id ?? 0) + 1 }));
  const hasLibrary = useLibrary((state) => state.library !== null);
  useCommand('palette.commands', () => open('commands'));
  useCommand('palette.episodes', () => open('episodes'), hasLibrary);
  if (opened === null) return null;
  return <OpenPalette key={opened.id} mode={opened.mode} onClose={() => setOpened(null)} />;
}

const maxEntries = 50;
const recentTitle = 'Recently used';

function OpenPalette({ mode, onClose }: { mode: Mode; onClose: () => void }) {
  const [query, setQuery] = useState('');
  // What was on the screen when the palette opened decides what can be done.
  const [commands] = useState(availableCommands);
  const rows = useLibrary((state) => state.rows);
  const { preferences, platform } = usePreferences();
  const groups = mode === 'commands' ? findCommands() : [{ title: 'Episodes', entries: findEpisodes() }];
  const entries = groups.flatMap((group) => group.entries);

  function findCommands(): Group[] {
    const words = fold(query).split(/\s+/);
    const found = commands.filter(({ title, menu }) => words.every((word) => fold(`${menu} ${title}`).includes(word)));
    const groupOf = (id: string, menu: string) => (query === '' && recent.includes(id) ? recentTitle : menu);
    const titles = [recentTitle, ...new Set(found.map(({ menu }) => menu))];
    return titles.flatMap((title) => {
      const group = found.filter((command) => groupOf(command.id, command.menu) === title);
      if (title === recentTitle) group.sort((x, y) => recent.indexOf(x.id) - recent.indexOf(y.id));
      if (group.length === 0) return [];
      const entriesOf = group.map((command) => {
        const key = keyOf(command, preferences);
        return {
          id: command.id,
          title: command.title,
          detail: key === null ? '' : printKey(key, platform),
          run: () => {
            recent = [command.id, ...recent.filter((id) => id !== command.id)].slice(0, maxRecent);
            runCommand(command.id);
          },
        };
      });
      return [{ title, entries: entriesOf }];
    });
  }
  function findEpisodes(): Entry[] {
    return filterRows(rows, { query, filter: 'all', sort: query === '' ? 'newest' : 'title' })
      .slice(0, maxEntries)
      .map((row) => ({
        id: row.path,
        title: row.title,
        detail: row.guests.join(', ') || row.path,
        run: () => go({ kind: 'episode', path: row.path, focus: { at: 'cursor' } }),
      }));
  }
  // Enter reaches both the field and, once it has marked its first entry, the list.
  const isChosen = useRef(false);
  const choose = (id: Key) => {
    if (isChosen.current) return;
    isChosen.current = true;
    onClose();
    afterFocusReturns(() => entries.find((entry) => entry.id === id)?.run());
  };
  // The list marks its first entry only once something is typed, and a moment later.
  const chooseFirst = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.currentTarget.hasAttribute('aria-activedescendant') && entries[0])
      choose(entries[0].id);
  };
  return (
    <ModalOverlay className="overlay top" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="palette">
        <Dialog aria-label={mode === 'commands' ? 'Command palette' : 'Go to episode'}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField autoFocus aria-label={mode === 'commands' ? 'Command' : 'Episode'} className="palette-search">
              <Input
                dir="auto"
                onKeyDown={chooseFirst}
                placeholder={mode === 'commands' ? 'What would you like to do?' : 'Title, guest or file name'}
              />
            </SearchField>
            <Menu
              className="palette-menu"
              onAction={choose}
              renderEmptyState={() => <p className="palette-empty">Nothing has that name.</p>}
            >
              {groups
                .filter((group) => group.entries.length > 0)
                .map((group) => (
                  <MenuSection key={group.title} id={group.title} aria-label={group.title}>
                    {mode === 'commands' && <Header className="palette-group">{group.title}</Header>}
                    {group.entries.map((entry) => (
                      <MenuItem key={entry.id} id={entry.id} textValue={entry.title} className="menu-item">
                        <span className="truncate" dir="auto">
                          {entry.title}
                        </span>
                        <span className="key truncate" dir="auto">
                          {entry.detail}
                        </span>
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
