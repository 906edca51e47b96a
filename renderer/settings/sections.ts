import { librarySections } from './config-settings.tsx';
import { git } from './git-settings.tsx';
import { keys } from './key-settings.tsx';
import { privacy } from './privacy-settings.tsx';
import { recordings } from './recording-settings.tsx';
import { speechModels } from './speech-models-setting.tsx';
import type { Section } from './setting.ts';
import { transcription } from './transcription-setting.tsx';
import { wordSection } from './word-settings.tsx';
import { appearance, player, spelling } from './window-settings.ts';

/** All settings, of this machine and of the open library, in the order in which they are listed. */
export const sections: readonly Section[] = [
  { id: 'appearance', of: 'machine', title: 'Appearance', settings: appearance },
  { id: 'spelling', of: 'machine', title: 'Spelling', settings: spelling },
  { id: 'keys', of: 'machine', title: 'Keys', settings: keys },
  { id: 'player', of: 'machine', title: 'Player', settings: player },
  { id: 'recordings', of: 'machine', title: 'Recordings', settings: [...recordings, speechModels, transcription] },
  { id: 'git', of: 'machine', title: 'Git', settings: git },
  { id: 'privacy', of: 'machine', title: 'Privacy', settings: privacy },
  ...librarySections,
  wordSection,
];
