import { dictionaries, type Dictionary, type Preferences } from '../../shared/preferences.ts';
import { choice, number, toggle } from './preference-controls.tsx';
import type { Setting } from './setting.ts';

export const appearance: readonly Setting[] = [
  choice(
    { title: 'Theme', help: 'The colours of the window: as the system has them, light or dark.', words: 'dark mode' },
    { get: ({ theme }) => theme, set: (theme) => ({ theme }) },
    { system: 'System', light: 'Light', dark: 'Dark' },
  ),
  number(
    { title: 'Text size', help: 'How large the window’s text and the transcript are.', words: 'font zoom larger' },
    {
      get: ({ textSize }) => Math.round(textSize * 100),
      set: (percent) => ({ textSize: percent / 100 }),
    },
    { least: 75, most: 200, step: 5, unit: '%' },
  ),
  choice(
    { title: 'Text width', help: 'How long the lines of a transcript are at most.', words: 'column measure' },
    { get: ({ textWidth }) => textWidth, set: (textWidth) => ({ textWidth }) },
    { narrow: 'Narrow', normal: 'Normal', wide: 'Wide', full: 'As wide as the window' },
  ),
];

const languageNames: Readonly<Record<Dictionary, string>> = {
  'en-GB': 'English (United Kingdom)',
  'en-US': 'English (United States)',
  'en-AU': 'English (Australia)',
  'en-CA': 'English (Canada)',
};

export const spelling: readonly Setting[] = [
  toggle(
    {
      title: 'Underline unknown words',
      help: 'Words that neither the dictionary nor the library’s glossary knows are underlined as you read.',
      words: 'spell check spellchecker',
    },
    { get: (preferences) => preferences.spelling, set: (on) => ({ spelling: on }) },
  ),
  choice(
    {
      title: 'Spelling language',
      help: `Which dictionary is looked in. “Library’s language” takes the one that the library’s settings name; where there is none for it, nothing is underlined. Dictionaries come with Rostrum, ${dictionaries.length} so far.`,
      words: 'dictionary british american australian canadian',
    },
    { get: ({ dictionary }) => dictionary, set: (dictionary) => ({ dictionary }) },
    { library: 'Library’s language', ...languageNames },
  ),
];

const ofPlayer = <K extends keyof Preferences['player']>(key: K) => ({
  get: ({ player }: Preferences) => player[key],
  set: (value: Preferences['player'][K], { player }: Preferences) => ({ player: { ...player, [key]: value } }),
});

export const player: readonly Setting[] = [
  number(
    { title: 'Speed', help: 'How fast recordings are played: 1 as they were spoken.', words: 'rate slower faster' },
    ofPlayer('rate'),
    { least: 0.5, most: 3, step: 0.1, unit: '×' },
  ),
  number(
    { title: 'Skip by', help: 'How far one press of Skip Back or Skip Forward goes.', words: 'jump' },
    ofPlayer('skip'),
    { least: 0.5, most: 60, step: 0.5, unit: 'seconds' },
  ),
  number(
    { title: 'Rewind on pause by', help: 'How far pausing steps back, so that the last words are heard again.' },
    ofPlayer('backOnPause'),
    { least: 0, most: 10, step: 0.5, unit: 'seconds' },
  ),
];
