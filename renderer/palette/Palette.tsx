import './palette.css';
import { useState, type Key, type KeyboardEvent } from 'react';
import { Autocomplete, Input, Menu, MenuItem, Modal, ModalOverlay, Dialog, SearchField } from 'react-aria-components';
import { keyOf } from '../../shared/commands.ts';
import { availableCommands, printKey, runCommand, useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import { usePreferences } from '../base/preferences-store.ts';
import { filterRows, fold } from '../base/filter-rows.ts';

type Mode = 'commands' | 'episodes';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly run: () => void;
}

/** Everything by name: commands with their keys, or episodes. */
export function Palette() {
  const [mode, setMode] = useState<Mode | null>(null);
  const hasLibrary = useLibrary((state) => state.library !== null);
  useCommand('palette.commands', () => setMode('commands'));
  useCommand('palette.episodes', () => setMode('episodes'), hasLibrary);
  if (mode === null) return null;
  return <OpenPalette key={mode} mode={mode} onClose={() => setMode(null)} />;
}

const maxEntries = 50;

function OpenPalette({ mode, onClose }: { mode: Mode; onClose: () => void }) {
  const [query, setQuery] = useState('');
  // What was on the screen when the palette opened decides what can be done.
  const [commands] = useState(availableCommands);
  const { rows } = useLibrary();
  const { preferences, platform } = usePreferences();
  const entries = mode === 'commands' ? findCommands() : findEpisodes();

  function findCommands(): Entry[] {
    const words = fold(query).split(/\s+/);
    return commands
      .filter(({ title, menu }) => words.every((word) => fold(`${menu} ${title}`).includes(word)))
      .map((command) => {
        const key = keyOf(command, preferences);
        return {
          id: command.id,
          title: command.title,
          detail: key === null ? command.menu : printKey(key, platform),
          run: () => void runCommand(command.id),
        };
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
  const choose = (id: Key) => {
    onClose();
    // After the palette has given the focus back.
    setTimeout(() => entries.find((entry) => entry.id === id)?.run(), 0);
  };
  // The list marks its first entry only once something is typed.
  const chooseFirst = (event: KeyboardEvent) => {
    if (
      event.key === 'Enter' &&
      query === '' &&
      !event.currentTarget.hasAttribute('aria-activedescendant') &&
      entries[0]
    )
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
              items={entries}
              className="palette-menu"
              onAction={choose}
              renderEmptyState={() => <p className="palette-empty">Nothing has that name.</p>}
            >
              {(entry) => (
                <MenuItem id={entry.id} textValue={entry.title} className="menu-item">
                  <span className="truncate" dir="auto">
                    {entry.title}
                  </span>
                  <span className="key truncate" dir="auto">
                    {entry.detail}
                  </span>
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
