import { expect, test } from 'vitest';
import { commands, keyOf, type Command } from '../../shared/commands.ts';

const all: readonly Command[] = commands;
/** A key that types something, with nothing held down but Shift. */
const types = (key: string) => /^(Shift-)?.$/u.test(key);

test('every command has a key, and no two the same', () => {
  const keys = all.map(({ key }) => key);
  expect(all.filter(({ key }) => key === undefined)).toEqual([]);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('keys that would type a letter are kept for the attribution pass, in which nothing is typed', () => {
  expect(all.filter(({ key = '', menu }) => types(key) && menu !== 'Attribution')).toEqual([]);
});

test('an editor’s own key stands in place of the table’s, and none is one as well', () => {
  const save = all.find(({ id }) => id === 'episode.save')!;
  const withKeys = (keys: Record<string, string | null>) =>
    keyOf(save, { theme: 'system', textSize: 1, keys } as Parameters<typeof keyOf>[1]);
  expect(withKeys({})).toBe('Mod-s');
  expect(withKeys({ 'episode.save': 'F5' })).toBe('F5');
  expect(withKeys({ 'episode.save': null })).toBeNull();
});
