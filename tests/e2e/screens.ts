import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { goToEpisode } from '../helpers/go-to-episode.ts';
import { clean, git, writeFiles, wrongLabel } from '../helpers/library.ts';
import { writeWav } from '../helpers/recording.ts';
import { expect, type Page, type Running } from './fixture.ts';

/** A library with problems, a recording and a site, for `screens`. */
export function writeScreensLibrary({
  folder,
  library,
  site,
}: Readonly<Record<'folder' | 'library' | 'site', string>>): void {
  const garden = wrongLabel.replace('Now there', '[unintelligible 00:12:33] Now, now there');
  writeFiles(library, {
    'garden.md': garden,
    'bus.md': clean,
    'page/_index.md': '---\ntitle: All episodes\n---\n',
    'rostrum.yaml': 'publish:\n  site: ../site\n',
  });
  writeFiles(site, {
    'content/episodes/garden.md': garden.replace('draft:', 'weight: 3\ndraft:'),
    'content/episodes/bus.md': clean.replace('draft:', 'weight: 5\ndraft:'),
  });
  mkdirSync(join(folder, 'audio'));
  writeWav(join(folder, 'audio', 'garden.wav'), [
    { seconds: 10, loudness: 0.8 },
    { seconds: 10, loudness: 0.2 },
  ]);
  git(site, 'init', '--quiet', '--initial-branch=main');
  git(site, 'add', '--all');
  git(site, 'commit', '--quiet', '--message', 'As it was');
}

/** By name, as an editor without a mouse would. */
const run = async (window: Page, command: string) => {
  // What can be done is decided when the palette opens, which may be before a view that was just opened offers it; and rarely
  // a palette comes up out of reach, behind what was closed in the same moment. Asked for again, it is another one.
  await expect(async () => {
    await window.keyboard.press('Control+k');
    const palette = window.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('searchbox').fill(command, { timeout: 3000 });
    await expect(palette.getByRole('searchbox')).toBeFocused({ timeout: 3000 });
    await expect(palette.getByRole('menuitem').first()).toHaveText(startsWith(command), { timeout: 3000 });
  }).toPass({ timeout: 20_000 });
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Command palette' })).toHaveCount(0);
};
const startsWith = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
const openGarden = (window: Page) => goToEpisode(window, 'Growing food together');
const inEpisode = (command: string) => async (window: Page) => {
  await openGarden(window);
  await run(window, command);
};

/** The recording is offered the first time, and chosen from then on. */
const openWithRecording = async (window: Page) => {
  await openGarden(window);
  if (!(await window.locator('.player').isVisible())) await run(window, 'Recording');
  const offered = window.getByRole('button', { name: /^garden\.wav/ });
  await offered
    .or(window.getByRole('button', { name: 'Play', exact: true }))
    .first()
    .waitFor();
  if (await offered.isVisible()) await offered.click();
  await window.getByRole('button', { name: 'Play', exact: true }).waitFor();
};
const withRecording = (command: string) => async (window: Page) => {
  await openWithRecording(window);
  await run(window, command);
};

const openPerson = async (window: Page) => {
  await run(window, 'People');
  await window.getByRole('option', { name: /^Rashid Tully/ }).click();
  await window.getByRole('button', { name: 'Rename…' }).waitFor();
};

const takeTour = async (window: Page) => {
  await run(window, 'Take the Tour');
  await window.getByRole('complementary', { name: 'Tour' }).waitFor();
};

/** Every screen and dialog, and the way to it. A new one is a line here. */
export const screens: readonly { readonly name: string; readonly open: (window: Page) => Promise<void> }[] = [
  ...[
    'Worklist',
    'About This Library…',
    'Table',
    'People',
    'Unresolved Passages',
    'Replace in Library…',
    'Figures',
    'Export…',
    'Settings…',
    'New Episode…',
    'Keyboard Shortcuts…',
    'Check for Updates…',
  ].map((command) => ({ name: command, open: (window: Page) => run(window, command) })),
  {
    name: 'Publish…',
    open: async (window) => {
      await run(window, 'Publish…');
      await window.getByRole('button', { name: /^Publish \d/ }).waitFor();
      await window.getByRole('region', { name: 'Git' }).waitFor();
    },
  },
  {
    name: 'Library Settings…',
    open: async (window) => {
      await run(window, 'Library Settings…');
      await window.getByRole('textbox', { name: 'Title' }).waitFor();
    },
  },
  {
    name: 'the problems of a rule',
    open: async (window) => {
      await run(window, 'Worklist');
      await window.getByRole('button', { name: /^unknown-label/ }).click();
      await window.getByRole('heading', { name: 'unknown-label' }).waitFor();
    },
  },
  {
    name: 'pages that differ alike',
    open: async (window) => {
      await run(window, 'Publish…');
      await window
        .getByRole('button', { name: 'Differs in fields that only the page has (weight)', exact: true })
        .click();
      await window.getByLabel('What would be written').waitFor();
    },
  },
  {
    name: 'what an episode’s page would be',
    open: async (window) => {
      await run(window, 'Publish…');
      await window.getByRole('row', { name: /A bus to the clinic/ }).click();
      await window.getByLabel('What would be written').waitFor();
    },
  },
  {
    name: 'the fixes of a rule',
    open: async (window) => {
      await run(window, 'Worklist');
      await window.getByRole('button', { name: /^unknown-label/ }).click();
      await window.getByRole('button', { name: 'Fix all…' }).click();
      await window.getByLabel('What would be fixed').waitFor();
    },
  },
  {
    name: 'a person',
    open: openPerson,
  },
  {
    name: 'a person renamed',
    open: async (window) => {
      await openPerson(window);
      await window.getByRole('button', { name: 'Rename…' }).click();
      await window.getByRole('dialog', { name: 'Rename a person' }).getByLabel('As it should be').fill('Rashid Tulley');
      await window.getByLabel('What would be renamed').waitFor();
    },
  },
  { name: 'an episode', open: openGarden },
  ...[
    { name: 'the menu of a row', of: (window: Page) => window.getByRole('option', { name: 'A bus to the clinic' }) },
    { name: 'the menu of a tab', of: (window: Page) => window.locator('.open-tab-title').first() },
    { name: 'the menu of the text', of: (window: Page) => window.locator('.cm-turn').first() },
  ].map(({ name, of }) => ({
    name,
    open: async (window: Page) => {
      await openGarden(window);
      await of(window).click({ button: 'right' });
      await window.getByRole('menu').waitFor();
    },
  })),
  {
    name: 'the menu of a label',
    open: async (window) => {
      await openGarden(window);
      await window.locator('.cm-label').last().click();
      await window.getByRole('menu', { name: 'Who speaks' }).waitFor();
    },
  },
  {
    name: 'the menu of a speaker',
    open: async (window) => {
      await inEpisode('Speakers')(window);
      await window.getByRole('button', { name: 'More for Rashid Tully' }).press('Enter');
      await window.getByRole('menu').waitFor();
    },
  },
  {
    name: 'a file renamed',
    open: async (window) => {
      await openGarden(window);
      await window.locator('.open-tab-title').first().click({ button: 'right' });
      await window.getByRole('menuitem', { name: 'Rename file…' }).click();
      await window.getByRole('dialog', { name: 'Rename file' }).waitFor();
    },
  },
  {
    name: 'a new speaker in the pass',
    open: async (window) => {
      await inEpisode('Attribution Pass')(window);
      await window.getByRole('button', { name: 'New speaker…' }).click();
      await window.getByRole('dialog', { name: /speaker/ }).waitFor();
    },
  },
  ...[
    'Edit Details',
    'Speakers',
    'Problems',
    'History',
    'Find in Episode',
    'Show Front Matter as Text',
    'Attribution Pass',
    'Fix All…',
  ].map((command) => ({ name: `an episode: ${command}`, open: inEpisode(command) })),
  {
    name: 'a problem explained',
    open: async (window) => {
      await openGarden(window);
      await window.keyboard.press('F8');
      await window.getByRole('group', { name: 'Problem' }).getByRole('button').first().waitFor();
    },
  },
  {
    name: 'a quick fix or an excuse',
    open: async (window) => {
      await openGarden(window);
      await window.keyboard.press('F8');
      await window.keyboard.press('Control+Alt+.');
      await window.getByRole('menuitem', { name: 'Excuse here' }).waitFor();
    },
  },
  {
    name: 'a rule explained',
    open: async (window) => {
      await inEpisode('Problems')(window);
      await window.getByTitle('Why this is a problem').first().click();
    },
  },
  {
    name: 'a speaker renamed',
    open: async (window) => {
      await inEpisode('Speakers')(window);
      await window.getByRole('button', { name: 'More for Rashid Tully' }).press('Enter');
      await window.getByRole('menuitem', { name: 'Rename…' }).press('Enter');
    },
  },
  {
    name: 'a speaker added',
    open: async (window) => (
      await inEpisode('Speakers')(window),
      await window.getByRole('button', { name: 'Add a speaker…' }).click()
    ),
  },
  ...['Undo a Change of Many Files…', 'Remove for Good…'].map((command) => ({
    name: command,
    open: (window: Page) => run(window, command),
  })),
  { name: 'an episode with a recording', open: openWithRecording },
  ...[
    'Attribution Pass',
    'Zoom Waveform In',
    'Loop',
    'Draft from Recording…',
    'Transcribe with Another Program…',
    'Shift Times from Here On…',
  ].map((command) => ({ name: `a recording: ${command}`, open: withRecording(command) })),
  { name: 'the palette', open: (window) => window.keyboard.press('Control+k') },
  { name: 'the palette of episodes', open: (window) => window.keyboard.press('Control+p') },
  {
    name: 'an episode and its page',
    open: async (window) => {
      await inEpisode('Preview Page')(window);
      await window.locator('.preview-block').first().waitFor();
    },
  },
  // What is ticked stays so: after the others.
  {
    name: 'ticked rows of the table',
    open: async (window) => {
      await run(window, 'Table');
      await window.getByRole('checkbox', { name: 'Tick all rows' }).check();
      await window.getByRole('group', { name: 'Ticked files' }).waitFor();
    },
  },
  {
    name: 'episodes selected in the list',
    open: async (window) => {
      await openGarden(window);
      await window.getByRole('listbox', { name: 'Episodes' }).press('Control+a');
      await window.getByRole('group', { name: 'Selected episodes' }).waitFor();
    },
  },
  // Last: the tour has a library of its own.
  { name: 'the tour', open: takeTour },
  {
    name: 'the end of the tour',
    open: async (window) => {
      await takeTour(window);
      const skip = window.getByRole('button', { name: 'Skip step' });
      while (await skip.isVisible()) await skip.click();
      await window.getByRole('heading', { name: 'That was the tour' }).waitFor();
    },
  },
];

export interface Look {
  readonly media: NonNullable<Parameters<Page['emulateMedia']>[0]>;
  /** Of the window, in CSS pixels. */
  readonly size?: readonly [width: number, height: number];
}

/** The smallest window is 900 by 560. */
export const looks: Readonly<Record<string, Look>> = {
  light: { media: { colorScheme: 'light' } },
  dark: { media: { colorScheme: 'dark' } },
  narrow: { media: { colorScheme: 'light' }, size: [900, 560] },
  'high contrast': { media: { colorScheme: 'light', contrast: 'more' } },
  'high contrast, dark': { media: { colorScheme: 'dark', contrast: 'more' } },
  'forced colours': { media: { colorScheme: 'dark', forcedColors: 'active' } },
};

export async function applyLook({ app, window }: Running, { media, size }: Look): Promise<void> {
  await window.emulateMedia({ reducedMotion: 'reduce', ...media });
  if (size)
    await app.evaluate(
      ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height),
      size,
    );
}

/** Back to where the next screen is looked for. */
export async function leaveScreen(window: Page): Promise<void> {
  for (let times = 0; times < 3; times++) await window.keyboard.press('Escape');
}
