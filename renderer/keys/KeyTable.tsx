import './keys.css';
import { useEffect, useState } from 'react';
import { RotateCcw } from 'lucide-react';
import { commands, keyOf, menus, type Command } from '../../shared/commands.ts';
import { normaliseKey, pauseKeys, printKey, readKey } from '../base/commands.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';

const all: readonly Command[] = commands;

/** Commands with their keys, which can be changed, taken away and given back. @param shows all of them where absent */
export function KeyTable({ shows = () => true }: { readonly shows?: (command: Command) => boolean }) {
  const { preferences, platform } = usePreferences();
  const [recording, setRecording] = useState<string | null>(null);
  const bind = (id: string, key: string | null | undefined) => {
    const { [id]: _, ...others } = preferences.keys;
    void changePreferences({ keys: key === undefined ? others : { ...others, [id]: key } });
  };
  useEffect(() => {
    if (recording === null) return;
    pauseKeys(true);
    const onKeyDown = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const key = readKey(event, platform);
      if (key === null) return;
      if (key !== 'Escape') bind(recording, key === 'Backspace' || key === 'Delete' ? null : key);
      setRecording(null);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      pauseKeys(false);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  });
  // The keys of the attribution pass mean something only while it runs, and may be used elsewhere too.
  const scopeOf = ({ menu }: Command) => menu === 'Attribution';
  const clashOf = (command: Command) => {
    const key = keyOf(command, preferences);
    return key === null
      ? undefined
      : commands.find(
          (other) =>
            other.id !== command.id && scopeOf(other) === scopeOf(command) && sameKey(keyOf(other, preferences), key),
        );
  };
  const shown = all.filter(shows);
  return (
    <div className="keys">
      <p className="quiet-text">
        Choose a key, then press the new one. Backspace takes it away, Escape leaves it as it is.
      </p>
      {menus
        .filter((menu) => shown.some((command) => command.menu === menu))
        .map((menu) => (
          <section key={menu} aria-label={menu}>
            <h3>{menu}</h3>
            <ul>
              {shown
                .filter((command) => command.menu === menu)
                .map((command) => {
                  const key = keyOf(command, preferences);
                  const clash = clashOf(command);
                  return (
                    <li key={command.id} className="keys-row">
                      <span>{command.title}</span>
                      {clash && <span className="warning-ink">also “{clash.title}”</span>}
                      <button
                        className="button small"
                        aria-label={`Key of ${command.title}: ${recording === command.id ? 'Press a key…' : key === null ? 'None' : printKey(key, platform)}`}
                        data-on={recording === command.id}
                        onClick={() => setRecording(command.id)}
                      >
                        {recording === command.id ? 'Press a key…' : key === null ? 'None' : printKey(key, platform)}
                      </button>
                      <button
                        className="button quiet small icon"
                        aria-label={`Give ${command.title} its usual key`}
                        disabled={!(command.id in preferences.keys)}
                        onClick={() => bind(command.id, undefined)}
                      >
                        <RotateCcw size={13} aria-hidden />
                      </button>
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
    </div>
  );
}

function sameKey(a: string | null, b: string): boolean {
  return a !== null && normaliseKey(a) === normaliseKey(b);
}
