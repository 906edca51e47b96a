import { commands, keyOf, type CommandId } from '../../../shared/commands.ts';
import { printKey } from '../commands.ts';
import { usePreferences } from '../preferences-store.ts';

/** The key that a command has now, as it is printed on keyboards; nothing where it has none. */
export function KeyHint({ command }: { command: CommandId }) {
  const preferences = usePreferences((state) => state.preferences);
  const platform = usePreferences((state) => state.platform);
  const key = keyOf(
    commands.find(({ id }) => id === command)!,
    preferences,
  );
  return key === null ? null : <kbd>{printKey(key, platform)}</kbd>;
}
