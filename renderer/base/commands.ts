import { useEffect, useRef } from 'react';
import { submitAround } from './submit-around.ts';
import { groupBy } from '../../shared/group-by.ts';
import { commands, keyOf, type Command, type CommandId } from '../../shared/commands.ts';
import type { Preferences } from '../../shared/preferences.ts';

interface Handler {
  readonly run: () => void;
  readonly isEnabled: () => boolean;
}

/** The last one added wins: what is on top answers first. */
const handlers = new Map<CommandId, Handler[]>();

/** Answers a command while the component is shown. */
export function useCommand(id: CommandId, run: () => void, enabled = true): void {
  const latest = useRef({ run, enabled });
  useEffect(() => {
    latest.current = { run, enabled };
  });
  useEffect(() => {
    const handler: Handler = { run: () => latest.current.run(), isEnabled: () => latest.current.enabled };
    handlers.set(id, [...(handlers.get(id) ?? []), handler]);
    return () => {
      handlers.set(
        id,
        handlers.get(id)!.filter((other) => other !== handler),
      );
    };
  }, [id]);
}

/** Runs a command. False where nothing on the screen answers it. */
export function runCommand(id: string): boolean {
  const handler = handlers.get(id as CommandId)?.findLast((candidate) => candidate.isEnabled());
  handler?.run();
  return handler !== undefined;
}

/** The commands that something on the screen answers. */
export function availableCommands(): Command[] {
  return commands.filter(({ id }) => handlers.get(id)?.some((handler) => handler.isEnabled()));
}

let paused = false;

/** The field that something was typed into since it took the focus. */
let typedInto: EventTarget | null = null;

/** While a new key is being chosen, none of them means anything yet. */
export function pauseKeys(pause: boolean): void {
  paused = pause;
}

type KnownCommand = (typeof commands)[number];

const indexed = new WeakMap<Preferences, ReadonlyMap<string, readonly KnownCommand[]>>();

/** The commands of each key, those first whose key the editor chose. Worked out once: every letter that is typed is looked up. */
function commandsByKey(chosen: Preferences): ReadonlyMap<string, readonly KnownCommand[]> {
  const before = indexed.get(chosen);
  if (before !== undefined) return before;
  const keyed = commands
    .flatMap((command) => {
      const key = keyOf(command, chosen);
      return key === null ? [] : [{ command, key: normaliseKey(key) }];
    })
    .sort((a, b) => Number(b.command.id in chosen.keys) - Number(a.command.id in chosen.keys));
  const byKey = new Map(
    [...groupBy(keyed, ({ key }) => key)].map(([key, found]) => [key, found.map(({ command }) => command)]),
  );
  indexed.set(chosen, byKey);
  return byKey;
}

/** Listens for every command's key, before the editor and the fields do. */
export function listenForKeys(preferences: () => Preferences, platform: string): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (paused) return;
    const pressed = nameKey(event, platform);
    if (pressed === 'Mod-Enter' && event.target instanceof HTMLElement && submitAround(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const meant = (commandsByKey(preferences()).get(pressed) ?? []).filter(({ id }) => !isFieldUndo(id, event.target));
    if (meant.length === 0 || isTyping(event, pressed) || isMacWordKey(event, pressed, platform)) return;
    if (meant.some(({ id }) => runCommand(id))) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onInput = ({ target }: Event) => {
    typedInto = target;
  };
  const onFocus = () => {
    typedInto = null;
  };
  window.addEventListener('keydown', onKeyDown, true);
  window.addEventListener('input', onInput, true);
  window.addEventListener('focusin', onFocus, true);
  return () => {
    window.removeEventListener('keydown', onKeyDown, true);
    window.removeEventListener('input', onInput, true);
    window.removeEventListener('focusin', onFocus, true);
  };
}

/** Words typed into a field but not yet committed are undone by the field itself, and so is what was typed into one that is no part of an episode since it took the focus. */
function isFieldUndo(id: CommandId, target: EventTarget | null): boolean {
  if ((id !== 'edit.undo' && id !== 'edit.redo') || !(target instanceof HTMLElement)) return false;
  if (target.closest('[data-uncommitted="true"]') !== null) return true;
  return (
    target === typedInto &&
    target.matches('textarea, input:not([type="checkbox"], [type="radio"])') &&
    target.closest('.episode') === null
  );
}

/** A key without Ctrl or Alt belongs to the field that has the focus, if one has; the editor is none while a mode takes its keys. */
function isTyping({ target }: KeyboardEvent, pressed: string): boolean {
  if (/Mod-|Alt-|F\d/.test(pressed)) return false;
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.closest('input, textarea, select, [role="listbox"], [role="menu"], [role="dialog"], [role="tablist"]') !==
    null
  )
    return true;
  // A button that was clicked keeps the focus, and has a use for these keys only.
  return target.closest('button') !== null && /( |Enter|Arrow\w+|Home|End)$/.test(pressed);
}

/** On macOS, Alt with an arrow key goes by words in whatever is typed in. */
function isMacWordKey({ target }: KeyboardEvent, pressed: string, platform: string): boolean {
  return (
    platform === 'darwin' &&
    /^Alt-(Shift-)?Arrow/.test(pressed) &&
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea'))
  );
}

/** The key that was pressed, in the command table's notation; null for a modifier alone. */
export function readKey(event: KeyboardEvent, platform: string): string | null {
  return /^(Control|Shift|Alt|Meta|AltGraph|Dead)$/.test(event.key) ? null : nameKey(event, platform);
}

function nameKey(event: KeyboardEvent, platform: string): string {
  const mod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
  const shift = event.shiftKey && !/^[\d+]$/.test(event.key); // On some keyboards digits and the plus want Shift.
  const key = event.key === '+' ? '=' : event.key; // The plus is the equals sign’s key on others.
  return normaliseKey(
    [mod ? 'Mod' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', key].filter(Boolean).join('-'),
  );
}

/** Modifiers in one order; letters in lower case, as Shift is told apart already. */
export function normaliseKey(key: string): string {
  const last = key.endsWith('--') ? '-' : key.slice(key.lastIndexOf('-') + 1);
  const modifiers = ['Mod', 'Alt', 'Shift'].filter((modifier) => key.includes(`${modifier}-`));
  return [...modifiers, last.length === 1 ? last.toLowerCase() : last].join('-');
}

const words: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const symbols: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };

/** A key as keyboards have it printed. */
export function printKey(key: string, platform: string): string {
  const parts = normaliseKey(key)
    .split(/-(?!$)/)
    .map((part) => (part.length === 1 ? part.toUpperCase() : part));
  return platform === 'darwin'
    ? parts.map((part) => symbols[part] ?? part).join('')
    : parts.map((part) => words[part] ?? part).join('+');
}
