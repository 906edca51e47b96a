import { git } from './git-settings.tsx';
import { keys } from './key-settings.tsx';
import { privacy } from './privacy-settings.tsx';
import { recordings } from './recording-settings.tsx';
import type { Section } from './setting.ts';
import { appearance, player, spelling } from './window-settings.ts';

/** All settings of this machine, in the order in which they are listed. */
export const sections: readonly Section[] = [
  { id: 'appearance', title: 'Appearance', settings: appearance },
  { id: 'spelling', title: 'Spelling', settings: spelling },
  { id: 'keys', title: 'Keys', settings: keys },
  { id: 'player', title: 'Player', settings: player },
  { id: 'recordings', title: 'Recordings', settings: recordings },
  { id: 'git', title: 'Git', settings: git },
  { id: 'privacy', title: 'Privacy', settings: privacy },
];
