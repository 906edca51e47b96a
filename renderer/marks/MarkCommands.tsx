import { useEffect } from 'react';
import { useCommand } from '../base/commands.ts';
import { useEpisode } from '../episode/open/session.ts';
import { goToMark, land } from './marks-desk.ts';

/** The keys that go from mark to mark, wherever in the library the next one is. */
export function MarkCommands() {
  const path = useEpisode((state) => state.rested?.path);
  useCommand('mark.next', () => void goToMark(1));
  useCommand('mark.previous', () => void goToMark(-1));
  useEffect(() => {
    // After the editor has taken the episode up.
    if (path !== undefined) requestAnimationFrame(() => land(path));
  }, [path]);
  return null;
}
