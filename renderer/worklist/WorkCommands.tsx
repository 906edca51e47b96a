import { useEffect } from 'react';
import { useCommand } from '../base/commands.ts';
import { useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { goToNextWork, resumePass } from './next-work.ts';

/** The key that goes on to the next episode with work, from wherever in the window it is pressed. */
export function WorkCommands() {
  const path = useOpenEpisodes((state) => state.shown);
  useEffect(() => {
    // After the editor has taken the episode up.
    if (path !== null) requestAnimationFrame(() => resumePass(path));
  }, [path]);
  useCommand('work.next', () => void goToNextWork());
  return null;
}
