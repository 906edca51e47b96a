import { useEffect } from 'react';
import { useCommand } from '../base/commands.ts';
import { useOpenEpisodes } from '../episode/open/open-episodes-store.ts';
import { goToMark, landOnMark } from './marks-store.ts';

/** The keys that go from mark to mark, wherever in the library the next one is. */
export function MarkCommands() {
  const path = useOpenEpisodes((state) => state.shown);
  useCommand('mark.next', () => void goToMark(1));
  useCommand('mark.previous', () => void goToMark(-1));
  useEffect(() => {
    // After the editor has taken the episode up.
    if (path !== null) requestAnimationFrame(() => landOnMark(path));
  }, [path]);
  return null;
}
