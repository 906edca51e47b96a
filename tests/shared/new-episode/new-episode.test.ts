import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig, libraryConfigSchema } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { declareGuests, findNamesakes, readLabels } from '../../../shared/operations/declare-guests.ts';
import { readHabits } from '../../../shared/new-episode/habits.ts';
import { planNewEpisode, type NewEpisode } from '../../../shared/new-episode/plan-new-episode.ts';
import { printDate } from '../../../shared/new-episode/print-date.ts';

const peersOf = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, episode: parseEpisode(text, {}) }));

/** Plans an episode in a library of these files, the newest first. */
function plan(files: Readonly<Record<string, string>>, request: Partial<NewEpisode>, config = defaultConfig) {
  const peers = peersOf(files);
  const habits = readHabits(peers, config);
  return planNewEpisode(
    { title: 'The old mill', date: '2024-06-03', people: [], ...request },
    habits,
    readLabels(peers.map(({ episode }) => episode)),
    config,
  );
}

const kitchen = `---
title: "The kitchen table"
subtitle: "Three cooks."
page_title: "The kitchen table"
date: "2024-05-02T09:00:00+01:00"
published: '2024-05-02T09:00:00+0100'
draft: false
show: Common Ground
audio_url: "https://audio.example.org/show"
iriss_archive_website_url: "/old/kitchen"
tags: [food, home]
---
EM - Elspeth Moir  
RT - Rashid Tully

EM Who cooks?

RT I do.
`;
const library = {
  'the-kitchen-table.md': kitchen,
  'night-bus.md': kitchen
    .replaceAll('The kitchen table', 'Night bus')
    .replaceAll('2024-05-02', '2024-04-04')
    .replace('RT - Rashid Tully', 'RM - Ruth Mackie')
    .replace('RT I', 'RM I')
    .replace('[food, home]', '[travel]'),
  'first-snow.md': kitchen
    .replaceAll('The kitchen table', 'First snow')
    .replaceAll('2024-05-02T09:00:00+01', '2024-02-01T09:00:00+00')
    .replaceAll('2024-05-02', '2024-02-01'),
};

describe('a new episode', () => {
  it('has front matter in the format that the others have', () => {
    const body = '\n**Ann Lee:** Who cooks?\n';
    const toml = `+++\ntitle = "The kitchen table"\ndate = 2024-05-02T09:00:00Z\nlastmod = '2024-05-02'\ndraft = false\nseason = 2\ntags = ["food"]\n\n[params]\nx = 1\n+++\n${body}`;
    expect(
      plan({ 'a.md': toml, 'b.md': toml }, { people: ['Ann Lee'], fields: { tags: 'sea, "mills"' } }),
    ).toMatchObject({
      problems: [],
      text: '+++\ntitle = "The old mill"\ndate = 2024-06-03T09:00:00Z\nlastmod = \'2024-06-03\'\ndraft = true\ntags = ["sea", "\\"mills\\""]\n+++\n\n**Ann Lee:**\n',
    });
    const json = `{\n  "title": "The kitchen table",\n  "date": "2024-05-02",\n  "draft": false,\n  "season": 2,\n  "tags": ["food"]\n}\n${body}`;
    expect(plan({ 'a.md': json }, { people: ['Ann Lee'], fields: { season: '3' } })).toMatchObject({
      problems: [],
      text: '{\n  "title": "The old mill",\n  "date": "2024-06-03",\n  "draft": true,\n  "season": 3,\n  "tags": []\n}\n\n**Ann Lee:**\n',
    });
  });

  it('has the newer episodes’ keys, in their order and quotes, without frozen ones and without an address', () => {
    expect(plan(library, { people: ['Elspeth Moir', 'Ruth Mackie'] })).toMatchObject({
      path: 'the-old-mill.md',
      problems: [],
      text: `---
title: "The old mill"
subtitle: ""
page_title: "The old mill"
date: "2024-06-03T09:00:00+01:00"
published: '2024-06-03T09:00:00+0100'
draft: true
show: Common Ground
audio_url: ""
tags: []
---
EM - Elspeth Moir  
RM - Ruth Mackie
`,
    });
  });

  it('is dated in the offset of its day, winter or summer', () => {
    const { fields } = plan(library, { date: '2024-12-05' });
    expect(fields.find(({ key }) => key === 'date')!.value).toBe('2024-12-05T09:00:00+00:00');
    expect(fields.find(({ key }) => key === 'published')!.value).toBe('2024-12-05T09:00:00+0000');
  });

  it('keeps a date that was given with its time as it was given', () => {
    expect(plan(library, { date: '2024-12-05T18:30:00+01:00' }).text).toContain('date: "2024-12-05T18:30:00+01:00"\n');
  });

  it('links the fields that agree, until one is given a value of its own', () => {
    const linked = (request: Partial<NewEpisode>) =>
      plan(library, request)
        .fields.filter((field) => field.linked)
        .map(({ key }) => key);
    expect(linked({})).toEqual(['title', 'page_title', 'date', 'published']);
    const own = plan(library, { fields: { page_title: 'At the old mill' } });
    expect(own.text).toContain('title: "The old mill"\n');
    expect(own.text).toContain('page_title: "At the old mill"\n');
    expect(linked({ fields: { page_title: 'At the old mill' } })).not.toContain('page_title');
  });

  it('has its name where the others have theirs: a date in front, a folder of its own', () => {
    const dated = Object.fromEntries(
      Object.entries(library).map(([name, text]) => [`episodes/2024/${/date: "(.{10})/.exec(text)![1]}-${name}`, text]),
    );
    expect(plan(dated, { date: '2025-01-09' }).path).toBe('episodes/2025/2025-01-09-the-old-mill.md');
    const bundles = Object.fromEntries(
      Object.entries(library).map(([name, text]) => [`talks/${name.replace('.md', '')}/index.md`, text]),
    );
    expect(plan(bundles, {}).path).toBe('talks/the-old-mill/index.md');
  });

  it('is an episode that the linter has nothing to say about', () => {
    const { text } = plan(library, { people: ['Elspeth Moir', 'Nadia Khan'] });
    const episode = parseEpisode(text, {});
    expect(episode.legend.map(({ label }) => label)).toEqual(['EM', 'NK']);
    expect(lintEpisode(episode, { config: defaultConfig })).toEqual([]);
  });

  it('names hosts and guests in whichever fields the library has for them', () => {
    const bold = (guest: string) =>
      `---\ntitle: With ${guest}\ndate: 2020-01-01\nhost: Ann Bell\ngast: ${guest}\n---\n**Ann Bell:** Hello.\n\n**${guest}:** Hello.\n`;
    const { text } = plan(
      { 'one.md': bold('Mat Hale'), 'two.md': bold('Joe Dee') },
      { people: ['Ann Bell', 'Eva Frost'] },
    );
    expect(text).toContain('host: Ann Bell\ngast: Eva Frost\n');
  });

  it('has everybody’s first label where the house style has no legend', () => {
    const bold =
      '---\ntitle: One\ndate: 2020-01-01\nguests:\n- Mat Hale\n---\n**Ann Bell:** Hello.\n\n**Mat Hale:** Hello.\n';
    const { text } = plan(
      { 'one.md': bold, 'two.md': bold.replace('One', 'Two').replaceAll('Mat Hale', 'Joe Dee') },
      { people: ['Ann Bell', 'Mat Hale'] },
    );
    expect(text).toBe(
      '---\ntitle: The old mill\ndate: 2024-06-03\nguests:\n- Mat Hale\n---\n**Ann Bell:**\n\n**Mat Hale:**\n',
    );
    expect(parseEpisode(text, {}).turns.map(({ label }) => label.text)).toEqual(['Ann Bell', 'Mat Hale']);
  });

  it('takes a library without episodes for the usual house style', () => {
    expect(plan({}, { people: ['Ann Bell'] }).text).toBe(
      '---\ntitle: "The old mill"\ndate: "2024-06-03"\ndraft: true\n---\n\nAB - Ann Bell\n',
    );
  });

  it('says what is wrong in words', () => {
    expect(plan(library, { title: ' ' }).problems).toEqual(['An episode needs a title.']);
    expect(plan(library, { date: 'soon' }).problems).toEqual(['“soon” is no date. Write it as 2026-11-24.']);
    expect(plan(library, { path: '../other.md' }).problems).toEqual(['“../other.md” is no place inside the library.']);
    expect(plan(library, { path: 'notes.html' }).problems).toEqual([
      '“notes.html” is no episode’s name: they end in .md, .markdown, .mdown, .mdx or .txt.',
    ]);
    expect(plan(library, { title: '???' }).problems).toEqual([
      'The title has no letters that a file name could be made of. Choose a file name.',
    ]);
  });

  it('holds any title, whatever its quotes and signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        const { text, problems } = plan(library, { title, path: 'x.md' });
        if (problems.length > 0) return;
        const { frontMatter } = parseEpisode(text, {});
        expect(frontMatter.status).toBe('ok');
        expect(frontMatter.fields.find(({ key }) => key === 'title')!.value).toBe(title.trim());
      }),
    );
  });

  it('has the fields that rostrum.yaml requires, even where no episode has them', () => {
    const config = libraryConfigSchema.parse({
      fields: { series: { required: true }, archive_note: { required: true } },
      frozen: ['archive_*'],
    });
    expect(plan(library, {}, config).fields.map(({ key }) => key)).toEqual([
      'title',
      'subtitle',
      'page_title',
      'date',
      'published',
      'draft',
      'show',
      'audio_url',
      'iriss_archive_website_url',
      'tags',
      'series',
    ]);
  });
});

describe('labels in a new legend', () => {
  const labels = { 'Michelle Drumm': ['MD', 'MDR'], 'Ruth Mackie': ['RM'], 'Robert Munro': ['RM', 'RMU'] };
  it('are those that people had before', () => {
    expect(declareGuests(['Ruth Mackie', 'Robert Munro', 'Michelle Drumm'], labels)).toEqual([
      { label: 'RM', name: 'Ruth Mackie' },
      { label: 'RMU', name: 'Robert Munro' },
      { label: 'MD', name: 'Michelle Drumm' },
    ]);
  });
  it('go to who had them before they go to somebody new', () => {
    expect(declareGuests(['Mary Dunn', 'Michelle Drumm'], labels).map(({ label }) => label)).toEqual(['MDU', 'MD']);
  });
  it('are new to the library where they are new, and what means two people is said', () => {
    const legend = declareGuests(['Rita Moss', 'Robert Munro'], labels);
    expect(legend.map(({ label }) => label)).toEqual(['RMO', 'RM']);
    expect(findNamesakes(legend, labels)).toEqual(['“RM” is Robert Munro here, and Ruth Mackie in other episodes.']);
  });
  it('are initials, never a single letter, and never given twice', () => {
    expect(
      declareGuests(['Cher', 'Ann Bell', 'Alan Burn', 'Abe Burr', 'Ada Burr'], {}).map(({ label }) => label),
    ).toEqual(['CH', 'AB', 'ABU', 'ABUR', 'AB2']);
  });
});

it('prints a wall clock in any form', () => {
  const print = (form: string) => printDate('2024-07-01T09:05:00', form, 'Europe/London');
  expect(print('0000-00-00')).toBe('2024-07-01');
  expect(print('0000-00-00T00:00:00Z')).toBe('2024-07-01T08:05:00Z');
  expect(print('0000-00-00 00:00:00 +0000')).toBe('2024-07-01 09:05:00 +0100');
  expect(print('0000-00-00T00:00+00:00')).toBe('2024-07-01T09:05+01:00');
  expect(print('0000-00-00T00:00:00.000Z')).toBe('2024-07-01T08:05:00.000Z');
  expect(printDate('2024-01-01T12:00:00', '0000-00-00T00:00:00+00:00', 'America/St_Johns')).toBe(
    '2024-01-01T12:00:00-03:30',
  );
});

it('writes a legend that is read again, whatever the names, before anybody speaks and after, with no problem in either', () => {
  const name = fc.oneof(
    fc.constantFrom(
      'Dr Sarah Hill',
      'D. S. Holloway',
      'José Ñandú',
      'O’Neill',
      'bell hooks',
      'Łukasz Żak',
      'Ольга Котова',
      '张三',
      'דנה לוי',
      '3PO',
      '50 Cent',
      'X Æ A-12',
      'van der Berg',
      'Rosa Hill, CEO',
      'SPEAKER_00',
      'Tom Vale Jr.',
      'M',
      'I. A. O',
      'd’Artagnan',
      'Sprecher:in',
      'N/A',
      'Cher',
      'Anne-Marie Duff',
      'Ella Moore',
      'Eve Mann',
      'Dara O’Shea',
      '王小明',
      'محمد علي',
      'Max?',
      'Dr. No; Evil',
      '“Doc” Bell',
      'Hill, Rosa',
      'A Tribe Called Quest Band',
    ),
    fc
      .array(fc.tuple(fc.constantFrom(...'ABCDÉÖØŁ'), fc.stringMatching(/^[a-zäöé]{1,8}$/)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.map((word) => word.join('')).join(' ')),
  );
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 4 }), (people) => {
      const legend = declareGuests(people, {});
      expect(legend.map(({ name: declared }) => declared)).toEqual(people);
      const turns = [...legend, ...legend].map(({ label }, index) => `${label} We mend net number ${index}.`);
      const begun = `---\ntitle: Nets\ndate: 2024-06-03\n---\n${legend.map(({ label, name: declared }) => `${label} - ${declared}`).join('  \n')}\n`;
      const empty = parseEpisode(begun, {});
      expect(
        empty.speakers.map(({ label, name: declared }) => [label, declared]),
        begun,
      ).toEqual(legend.map(({ label, name: declared }) => [label, declared]));
      expect(lintEpisode(empty, { config: defaultConfig }), begun).toEqual([]);
      // The first of them speaks, and nobody else yet.
      const first = parseEpisode(`${begun}\n${turns[0]!}\n`, {});
      expect(
        first.speakers.map(({ label }) => label),
        begun,
      ).toEqual(legend.map(({ label }) => label));
      const text = `${begun}\n${turns.join('\n\n')}\n`;
      const episode = parseEpisode(text, {});
      expect(
        episode.speakers.map(({ label, name: declared, turns: count }) => [label, declared, count]),
        text,
      ).toEqual(legend.map(({ label, name: declared }) => [label, declared, 2]));
      expect(
        lintEpisode(episode, { config: defaultConfig }).filter(({ severity }) => severity !== 'hint'),
        text,
      ).toEqual([]);
    }),
  );
});
