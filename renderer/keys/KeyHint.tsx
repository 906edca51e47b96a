import { commands, keyOf, type CommandId } from '../../shared/ipc/commands.ts';
import { printKey } from '../app/commands.ts';
import { useApp } from '../app/store.ts';

/** The key that a command has now, as it is printed on keyboards; nothing where it has none. */
export function KeyHint({ command }: { command: CommandId }) {
  const preferences = useApp((state) => state.preferences);
  const platform = useApp((state) => state.platform);
  const key = keyOf(commands.find(({ id }) => id === command)!, preferences);
  return key === null ? null : <kbd>{printKey(key, platform)}</kbd>;
}
