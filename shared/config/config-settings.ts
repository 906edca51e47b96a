import { outputFormats, type OutputFormat } from './publish-config.ts';

/** How a setting is edited. */
export type SettingForm =
  | { readonly kind: 'text'; readonly placeholder?: string }
  /** A folder, from the library's own. */
  | { readonly kind: 'folder'; readonly placeholder: string }
  /** @param choices value to what it is called */
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> }
  /** A number that is one of a few. */
  | { readonly kind: 'number-choice'; readonly choices: readonly number[] }
  | { readonly kind: 'toggle' }
  /** Any number of texts. @param item what one is called */
  | { readonly kind: 'list'; readonly item: string; readonly placeholder?: string }
  | { readonly kind: 'ticks'; readonly choices: Readonly<Record<string, string>> }
  /** Text to text. */
  | { readonly kind: 'pairs'; readonly key: string; readonly value: string }
  /** Rule to severity. */
  | { readonly kind: 'rules' }
  /** Front-matter key to its type, label and help. */
  | { readonly kind: 'fields' };

/** One key of `rostrum.yaml`, for whoever does not write YAML. */
export interface ConfigSetting {
  readonly path: readonly string[];
  readonly title: string;
  /** A sentence. */
  readonly help: string;
  /** What is in force where the file does not say, in words. */
  readonly usual: string;
  readonly form: SettingForm;
}

export interface ConfigSection {
  readonly title: string;
  readonly settings: readonly ConfigSetting[];
}

const formatNames: Readonly<Record<OutputFormat, string>> = {
  md: 'Markdown page',
  vtt: 'WebVTT captions',
  srt: 'SRT captions',
  json: 'Podcasting 2.0 JSON',
  html: 'HTML',
  txt: 'Text',
};

/** Every key that `libraryConfigSchema` knows, in the order of the form. */
export const configSections: readonly ConfigSection[] = [
  {
    title: 'General',
    settings: [
      {
        path: ['title'],
        title: 'Title',
        help: 'What the show is called, in the window and in what is exported.',
        usual: 'The folder’s name',
        form: { kind: 'text' },
      },
      {
        path: ['language'],
        title: 'Language',
        help: 'Of episodes that do not say it: for captions, HTML, the feed and spelling.',
        usual: 'Not said',
        form: { kind: 'text', placeholder: 'en-GB' },
      },
      {
        path: ['timeZone'],
        title: 'Time zone',
        help: 'Dates and times are shown in it.',
        usual: 'Europe/London',
        form: { kind: 'text', placeholder: 'Europe/London' },
      },
      {
        path: ['houseStyle'],
        title: 'House style',
        help: 'How labels are written; where it is not said, each file’s own is recognised.',
        usual: 'Recognised file by file',
        form: {
          kind: 'choice',
          choices: {
            initials: 'Initials: MD Hello',
            'bold-name': 'Bold name: **Michelle Drumm:** Hello',
            'name-colon': 'Name and colon: Michelle Drumm: Hello',
            'name-time': 'Name and time: Michelle (00:00:05):',
          },
        },
      },
    ],
  },
  {
    title: 'Episodes',
    settings: [
      {
        path: ['exclude'],
        title: 'Files that are no episodes',
        help: 'Paths in the library that are left out: * stands for any part of a name, ** for any folders.',
        usual: 'None',
        form: { kind: 'list', item: 'Pattern', placeholder: 'drafts/**' },
      },
      {
        path: ['fields'],
        title: 'Fields',
        help: 'How fields of the front matter are edited, what they are called, and which an episode must have.',
        usual: 'As their values look',
        form: { kind: 'fields' },
      },
      {
        path: ['frozen'],
        title: 'Fields kept as history',
        help: 'They are folded and locked in the form, and left alone by every bulk change.',
        usual: 'iriss_archive_*',
        form: { kind: 'list', item: 'Field', placeholder: 'old_*' },
      },
      {
        path: ['snippets'],
        title: 'Snippets',
        help: 'Abbreviations that are written out while you type a transcript.',
        usual: 'None',
        form: { kind: 'pairs', key: 'Abbreviation', value: 'Text' },
      },
    ],
  },
  {
    title: 'Problems',
    settings: [
      {
        path: ['lint', 'rules'],
        title: 'Rules',
        help: 'How serious a problem of each rule is, or that the rule is off.',
        usual: 'As each rule says',
        form: { kind: 'rules' },
      },
      {
        path: ['lint', 'links'],
        title: 'Links are normal',
        help: 'Narration that is voiced by a labelled speaker is no problem in this show.',
        usual: 'Off',
        form: { kind: 'toggle' },
      },
    ],
  },
  {
    title: 'Publishing',
    settings: [
      {
        path: ['publish', 'site'],
        title: 'Website’s folder',
        help: 'The repository of the website, seen from the library’s folder.',
        usual: 'Asked when you publish',
        form: { kind: 'folder', placeholder: '../website' },
      },
      {
        path: ['publish', 'path'],
        title: 'Place of a page',
        help: 'Where an episode’s page goes in the website: {slug} is its name there, {year} the year of its date, {any_key} the value of that field.',
        usual: 'content/episodes/{slug}.md',
        form: { kind: 'text', placeholder: 'content/episodes/{slug}.md' },
      },
      {
        path: ['publish', 'formats'],
        title: 'Formats',
        help: 'What is written for each episode; captions are left out, with the reason, where there are no times.',
        usual: 'Markdown page',
        form: {
          kind: 'ticks',
          choices: Object.fromEntries(outputFormats.map((format) => [format, formatNames[format]])),
        },
      },
      {
        path: ['publish', 'transcriptPath'],
        title: 'Place of other formats',
        help: 'Where everything but the page goes; {format} is its ending.',
        usual: 'static/transcripts/{slug}.{format}',
        form: { kind: 'text', placeholder: 'static/transcripts/{slug}.{format}' },
      },
      {
        path: ['publish', 'lineLength'],
        title: 'Length of SRT lines',
        help: 'At most so many characters; Podcasting 2.0 asks for 32.',
        usual: '42',
        form: { kind: 'number-choice', choices: [42, 32] },
      },
      {
        path: ['publish', 'baseUrl'],
        title: 'Address of the website',
        help: 'For the line that a podcast feed needs.',
        usual: 'Not said',
        form: { kind: 'text', placeholder: 'https://example.org' },
      },
      {
        path: ['publish', 'speakers'],
        title: 'Names on the page',
        help: 'How the page names who speaks.',
        usual: 'As the episode does',
        form: {
          kind: 'choice',
          choices: {
            'as-written': 'As the episode does',
            initials: 'MD',
            'name-colon': 'Michelle Drumm:',
            'bold-name': '**Michelle Drumm:**',
          },
        },
      },
      {
        path: ['publish', 'legend'],
        title: 'Legend on the page',
        help: 'The lines that declare labels can be left out where the page says without them who speaks.',
        usual: 'Keep',
        form: { kind: 'choice', choices: { keep: 'Keep', drop: 'Leave out' } },
      },
      {
        path: ['publish', 'timestamps'],
        title: 'Times on the page',
        help: 'The times of turns; captions have them anyway.',
        usual: 'Keep',
        form: { kind: 'choice', choices: { keep: 'Keep', drop: 'Leave out' } },
      },
      {
        path: ['publish', 'marks'],
        title: 'Audience marks on the page',
        help: 'Marks such as [laughs]; captions keep them, for those who cannot hear.',
        usual: 'As they are written',
        form: {
          kind: 'choice',
          choices: { 'as-written': 'As they are written', italic: 'In italics', drop: 'Leave out' },
        },
      },
      {
        path: ['publish', 'keepFields'],
        title: 'Fields that go out',
        help: 'Where any are named, no other field of the front matter is published.',
        usual: 'All',
        form: { kind: 'list', item: 'Field', placeholder: 'title' },
      },
      {
        path: ['publish', 'dropFields'],
        title: 'Fields that do not go out',
        help: 'They are left out of the published front matter.',
        usual: 'None',
        form: { kind: 'list', item: 'Field', placeholder: 'internal_*' },
      },
      {
        path: ['publish', 'blockOn'],
        title: 'Problems that block publishing',
        help: 'Rules by name, or error, warning or hint for all of that severity; what cannot be read, conflicts, to-do marks and unassigned turns always block.',
        usual: 'None besides those',
        form: { kind: 'list', item: 'Rule or severity', placeholder: 'unknown-label' },
      },
      {
        path: ['publish', 'requireReady'],
        title: 'Only what is marked as ready',
        help: 'A plan ticks only episodes that are marked as ready, and the command line publishes only those.',
        usual: 'In plans, once an episode was ever marked',
        form: { kind: 'toggle' },
      },
    ],
  },
];
