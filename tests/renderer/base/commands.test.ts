import { expect, onTestFinished, test, vi } from 'vitest';
import type { Preferences } from '../../../shared/preferences.ts';
import { listenForKeys, normaliseKey, pauseKeys, printKey, readKey } from '../../../renderer/base/commands.ts';

test.each([
  ['Shift-Mod-A', 'Mod-Shift-a'],
  ['Alt-Mod--', 'Mod-Alt--'],
  ['F8', 'F8'],
  [' ', ' '],
])('%s is the key %s', (key, normalised) => {
  expect(normaliseKey(key)).toBe(normalised);
});

test.each([
  ['Mod-Shift-a', 'linux', 'Ctrl+Shift+A'],
  ['Mod-Alt--', 'linux', 'Ctrl+Alt+-'],
  ['Shift-ArrowDown', 'linux', 'Shift+↓'],
  [' ', 'linux', 'Space'],
  ['Mod-Shift-a', 'darwin', '⌘⇧A'],
])('%s is printed on %s as %s', (key, platform, printed) => {
  expect(printKey(key, platform)).toBe(printed);
});

/** A key that was pressed, outside any field. */
function pressed(
  key: string,
  modifiers: Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>> = {},
) {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    target: null,
    preventDefault: vi.fn(),
    stopPropagation: vi.fn(),
    ...modifiers,
  } as unknown as KeyboardEvent;
}

test('a key that is read is the one that its command would be given, and a modifier alone is none', () => {
  expect(readKey(pressed('A', { ctrlKey: true, shiftKey: true }), 'linux')).toBe('Mod-Shift-a');
  expect(readKey(pressed('k', { metaKey: true }), 'darwin')).toBe('Mod-k');
  expect(readKey(pressed('Shift', { shiftKey: true }), 'linux')).toBeNull();
});

test('a digit is the digit, also on keyboards that want Shift for it', () => {
  expect(readKey(pressed('1', { shiftKey: true }), 'linux')).toBe('1');
});

test('a key that no command on the screen answers goes on to whatever has the focus, and so does every one while a new key is chosen', () => {
  let listener: (event: KeyboardEvent) => void = () => {};
  vi.stubGlobal('window', {
    addEventListener: (_: string, added: typeof listener) => (listener = added),
    removeEventListener() {},
  });
  vi.stubGlobal('HTMLElement', class {});
  onTestFinished(() => {
    pauseKeys(false);
    vi.unstubAllGlobals();
  });
  listenForKeys(() => ({ keys: {} }) as Preferences, 'linux');
  const event = pressed('s', { ctrlKey: true });
  listener(event);
  pauseKeys(true);
  listener(event);
  expect(event.preventDefault).not.toHaveBeenCalled();
});
