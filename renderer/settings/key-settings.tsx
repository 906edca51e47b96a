import { commands, type Command } from '../../shared/commands.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';
import { KeyTable } from '../keys/KeyTable.tsx';
import type { ControlProps, Setting } from './setting.ts';

const isFoundBy = (query: string) => (command: Command) =>
  query !== '' && `${command.menu} ${command.title}`.toLowerCase().includes(query);

export const keys: readonly Setting[] = [
  {
    title: 'Keyboard shortcuts',
    help: 'Every command with its key. A key of your own goes before the one that comes with Rostrum.',
    words: 'keybindings hotkeys',
    wide: true,
    Control: Keys,
    finds: (query) => commands.some(isFoundBy(query)),
    useReset: () => ({
      usual: 'the keys that come with Rostrum',
      isUsual: Object.keys(usePreferences((state) => state.preferences.keys)).length === 0,
      reset: () => void changePreferences({ keys: {} }),
    }),
  },
];

/** Only the commands that were searched for, where any were. */
function Keys({ query }: ControlProps) {
  return commands.some(isFoundBy(query)) ? <KeyTable shows={isFoundBy(query)} /> : <KeyTable />;
}
