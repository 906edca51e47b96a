import { useCommand } from '../base/commands.ts';
import { goToNextWork } from './next-work.ts';

/** The key that goes on to the next episode with work, from wherever in the window it is pressed. */
export function WorkCommands() {
  useCommand('work.next', () => void goToNextWork());
  return null;
}
