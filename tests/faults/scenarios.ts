import { createHash } from 'node:crypto';

/** Something that writes, to be killed. */
export interface Scenario {
  readonly name: string;
  /** What is run: of the command line, or with `service` a line of `service.mjs`. Names in braces are folders: {library}, {site}, {inputs}. */
  readonly run: readonly string[];
  readonly service?: boolean;
  /** Run before, unharmed, one after the other. */
  readonly before?: readonly (readonly string[])[];
  /** A passage that is nowhere in what Rostrum keeps, once the last state is reached. */
  readonly gone?: string;
}

const head = (title: string) => `---
title: "${title}"
date: 2021-03-04
draft: false
---

MD - Mina Duval${'  '}
TO - Tom Okoro

`;
const bees = `${head('Bees on the roof')}MD Welcome, Tom. How did the bees come to the roof?

TO By lift, in a box with air holes. Nobody in the lift said a word.

MD What do they find up there?

TO Lime trees, mostly, and one neglected lavender.
`;
const goats = `${head('Goats in the park')}MD Who looks after the goats?

TO Whoever is there first. The rota was eaten in the second week.

MD And who pays for the fence?

TO Two neighbours, since the lift money ran out.
`;
const moved = bees
  .replace('title: "Bees on the roof"', 'title: "Bees, again"')
  .replaceAll('lift', 'stairs')
  .replace('Lime trees', 'Chestnuts')
  .replaceAll('bees', 'wasps');
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** What every scenario begins with, by path. */
export const files: Readonly<Record<string, string>> = {
  'library/rostrum.yaml': 'title: Lifts and ladders\n',
  'library/bees.md': bees,
  'library/goats.md': goats,
  'library/wasps.md': moved,
  // Ticked as it stands, and excused: an edit takes the first away and leaves the second.
  'library/.rostrum/episodes/goats.md.tsv': `excuse\tdoubled-word\thad had enough\nready\t${digest(goats)}\n`,
  // As git hands it to a merge driver.
  'library/.merge_file_a1b2c3': goats.replace('Two neighbours', 'Three neighbours'),
  // Of an episode that was renamed by another program.
  'library/.rostrum/episodes/old-wasps.md.tsv': `excuse-file\tdoubled-word\nready\t${digest(moved)}\n`,
  'library/.rostrum/glossary.txt': 'lavender oil\n',
  'site/content/transcripts/about.md': 'About us.\n',
  'inputs/one.srt':
    '1\n00:00:01,000 --> 00:00:04,000\n<v Ada>Hello and welcome to the show.\n\n2\n00:00:05,000 --> 00:00:08,000\nBEN: Thank you for having me here.\n',
  'inputs/two.vtt':
    'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Cleo>This is the second one of them.\n\n00:00:05.000 --> 00:00:08.000\n<v Dan>It is indeed, and it goes on.\n',
  'inputs/bees.vtt': `WEBVTT

00:00:01.000 --> 00:00:05.000
Welcome, Tom. How did the bees come to the roof?

00:00:06.000 --> 00:00:12.000
By lift, in a box with air holes. Nobody in the lift said a word.

00:00:13.000 --> 00:00:15.000
What do they find up there?

00:00:16.000 --> 00:00:19.000
Lime trees, mostly, and one neglected lavender.
`,
  'inputs/base.md': goats,
  'inputs/theirs.md': goats.replace('second week', 'third week'),
};

export const scenarios: readonly Scenario[] = [
  { name: 'new', run: ['new', '{library}', '--title', 'A new one', '--date', '2026-01-02'] },
  {
    name: 'import of one file, with its times',
    run: ['import', '{inputs}/two.vtt', '--into', '{library}', '--date', '2026-01-02'],
  },
  {
    name: 'import of several files',
    run: ['import', '{inputs}/one.srt', '{inputs}/two.vtt', '--into', '{library}', '--date', '2026-01-02'],
  },
  { name: 'align', run: ['align', '{library}/bees.md', '{inputs}/bees.vtt'] },
  { name: 'set', run: ['set', '{library}/bees.md', 'draft', 'true'] },
  { name: 'set of an episode that was ticked', run: ['set', '{library}/goats.md', 'draft', 'true'] },
  { name: 'relabel', run: ['relabel', '{library}/goats.md', '--from', 'TO', '--to', 'MD', '--lines', '12-14'] },
  { name: 'replace in all episodes', run: ['replace', '{library}', 'Who', 'Which of them'] },
  { name: 'swap of two speakers', run: ['swap', '{library}/goats.md', 'MD', 'TO'] },
  {
    name: 'taking back a change of many files',
    before: [['replace', '{library}', 'Who', 'Which of them']],
    service: true,
    run: ['{library}', 'undo'],
  },
  {
    name: 'taking back an import of several files',
    before: [['import', '{inputs}/one.srt', '{inputs}/two.vtt', '--into', '{library}', '--date', '2026-01-02']],
    service: true,
    run: ['{library}', 'undo'],
  },
  { name: 'rename-person', run: ['rename-person', '{library}', '--from', 'Tom Okoro', '--to', 'Tomas Okoro'] },
  { name: 'people --same', run: ['people', '{library}', '--same', 'Tom Okoro', 'T. Okoro'] },
  { name: 'relink of a renamed episode', run: ['relink', '{library}'] },
  {
    name: 'purge',
    before: [['replace', '{library}', 'lavender', 'thyme']],
    run: ['purge', '{library}', 'lavender'],
    gone: 'lavender',
  },
  { name: 'publish', run: ['publish', '{library}', '--to', '{site}'] },
  { name: 'rollback', before: [['publish', '{library}', '--to', '{site}']], run: ['rollback', '{site}'] },
  { name: 'merge into an episode', run: ['merge', '{inputs}/base.md', '{library}/goats.md', '{inputs}/theirs.md'] },
  {
    name: 'merge driver, into a copy of git’s',
    run: [
      'merge',
      '{inputs}/base.md',
      '{library}/.merge_file_a1b2c3',
      '{inputs}/theirs.md',
      '--path',
      '{library}/goats.md',
    ],
  },
  { name: 'tick as ready', service: true, run: ['{library}', 'ready'] },
  { name: 'excuse of a problem', service: true, run: ['{library}', 'excuse'] },
  { name: 'last record taken away', service: true, run: ['{library}', 'clear'] },
  { name: 'term for the glossary', service: true, run: ['{library}', 'glossary'] },
  { name: 'saved view', service: true, run: ['{library}', 'view'] },
  { name: 'save of an episode that was ticked', service: true, run: ['{library}', 'save'] },
];
