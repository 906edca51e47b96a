import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { dateFormOf } from '../../../shared/lint/model/dates.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { fixAll, marked, only, problemsOf } from './lint-text.ts';

const page = (...lines: string[]): string => `---\ntitle: A walk\n${lines.join('\n')}\n---\nWords.\n`;

describe('dates', () => {
  test.each([
    '2024-02-29',
    '2024-05-31T09:30',
    '2024-05-31T09:30:00Z',
    '2012-10-24T23:00:00+00:00',
    '2012-10-25 13:00:00 +0100',
    '2012-10-25T13:00:00.250-05:00',
  ])('%s is a date', (text) => {
    expect(dateFormOf(text)).not.toBeNull();
  });

  test.each(['2023-02-29', '31/05/2024', '2024-13-01', '2024-05-31T24:30', 'yesterday', '20240531', '2024-5-1'])(
    '%s is none',
    (text) => {
      expect(dateFormOf(text)).toBeNull();
    },
  );

  test('quoted, unquoted and frozen dates: only what is no date and not frozen is reported', () => {
    const text = page('date: "2024-02-30"', 'lastmod: 2024-02-28', 'iriss_archive_libsyn_publicationdate: long ago');
    expect(marked(text, 'date-format')).toEqual(['3: "2024-02-30"']);
  });

  test('a time of day without a zone is reported, a day alone is not', () => {
    expect(marked(page('date: 2024-05-31T09:30:00', 'lastmod: 2024-05-31'), 'date-form')).toEqual([
      '3: 2024-05-31T09:30:00',
    ]);
  });

  test('the form that the other episodes use is asked for', () => {
    const context = {
      ...only('date-form'),
      peers: { dateForms: [['date', '0000-00-00']] as [string, string][], commonFields: [], sharedFields: [] },
    };
    const problems = lintEpisode(parseEpisode(page('date: 2024-05-31T09:30:00Z'), {}), context);
    expect(problems.map(({ message }) => message)).toEqual([
      'Other episodes write “date” in another form, like 2024-05-31.',
    ]);
  });

  test('a colon is offered for a zone, inside quotes too, and never under a frozen key', () => {
    expect(fixAll(page('date: "2024-05-31T09:30:00+0100"'), 'date-form')).toBe(
      page('date: "2024-05-31T09:30:00+01:00"'),
    );
    expect(
      problemsOf(page('iriss_archive_x_date: "2024-05-31T09:30:00+0100"'), 'date-form').map(({ fixes }) => fixes),
    ).toEqual([[]]);
  });
});

describe('missing-field', () => {
  test('asks for what rostrum.yaml requires, by the name the form uses', () => {
    const problems = problemsOf(page('guest: ""'), 'missing-field', {
      fields: { guest: { label: 'Guest', required: true }, host: { required: true } },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'The field “host” is missing.',
      'The field “Guest” is empty.',
    ]);
  });

  test('asks nothing of a file without front matter', () => {
    expect(marked('Words.', 'missing-field')).toEqual([]);
  });

  test('asks for a date in the default house style', () => {
    expect(
      problemsOf(
        '---\ntitle: A walk\n---\nMD - Michelle Drumm  \nTW - Tom Wood\n\nMD Well?\n\nTW Yes.',
        'missing-field',
      ),
    ).toHaveLength(1);
  });
});

describe('doubled-key', () => {
  test('the key that Hugo passes over can be deleted, in every format', () => {
    expect(marked(page('publishdate: 2024-05-01', 'publishDate: 2024-06-01'), 'doubled-key')).toEqual([
      '4: publishDate',
    ]);
    expect(fixAll(page('publishdate: 2024-05-01', 'publishDate: 2024-06-01'), 'doubled-key')).toBe(
      page('publishDate: 2024-06-01'),
    );
    expect(fixAll('+++\nDraft = true\ndraft = false\n+++\nWords.\n', 'doubled-key')).toBe(
      '+++\nDraft = true\n+++\nWords.\n',
    );
    expect(fixAll('{"Draft": true, "draft": false}\nWords.\n', 'doubled-key')).toBe('{"Draft": true}\nWords.\n');
  });

  test('where Hugo reads either, each can be deleted', () => {
    const problems = problemsOf(page('Draft: true', 'DRAFT: false'), 'doubled-key');
    expect(problems.map(({ message, fixes }) => [message, fixes.map(({ title }) => title)])).toEqual([
      [
        '“Draft” and “DRAFT” are one key to Hugo, which reads one or the other, by chance.',
        ['Delete “Draft”', 'Delete “DRAFT”'],
      ],
    ]);
  });

  test('other keys are not reported, and frozen ones not offered', () => {
    expect(marked(page('date: 2024-05-01', 'dates: x'), 'doubled-key')).toEqual([]);
    expect(
      problemsOf(page('iriss_archive_x: a', 'iriss_archive_X: b'), 'doubled-key').map(({ fixes }) => fixes),
    ).toEqual([[]]);
  });
});

describe('url-format', () => {
  test.each(['https://example.org/a', 'http://example.org', '/resources/walk', 'https://example.org:8080/?q=1'])(
    '%s is an address',
    (url) => {
      expect(marked(page(`episode_url: "${url}"`), 'url-format')).toEqual([]);
    },
  );

  test.each(['example.org/a', 'https://', 'https:/example.org', 'https://example.org/a b', 'www.example.org'])(
    '%s is none',
    (url) => {
      expect(marked(page(`episode_url: "${url}"`), 'url-format')).toEqual([`3: "${url}"`]);
    },
  );
});

describe('duration-format', () => {
  test.each(['"22:57"', '"1:02:33"', '3753', 'PT22M57S', '"1:02:33.5"'])('%s is a duration', (duration) => {
    expect(marked(page(`duration: ${duration}`), 'duration-format')).toEqual([]);
  });

  test.each(['22m', '"1:2:3"', '"22:60"', 'PT', 'an hour'])('%s is none', (duration) => {
    expect(marked(page(`duration: ${duration}`), 'duration-format')).toEqual([`3: ${duration}`]);
  });
});

describe('unknown-field', () => {
  test('knows the fields of rostrum.yaml and leaves others alone', () => {
    const text = page('gust: Ann', 'wholly_other: x', 'tag: y');
    expect(marked(text, 'unknown-field', { fields: { guest: {} } })).toEqual(['3: gust']);
  });

  test.each(['guest', 'speaker', 'hosts', 'interviewees', 'co_host'])(
    'takes %s for no misspelling, since it names people',
    (key) => {
      expect(
        marked(page(`${key}: Ann Lee`), 'unknown-field', { fields: { [`${key}s`]: {}, [key.slice(0, -1)]: {} } }),
      ).toEqual([]);
    },
  );

  test('does not rename into a key that is there', () => {
    expect(marked(page('titel: B'), 'unknown-field')).toEqual([]);
  });
});

describe('title-agreement', () => {
  test('leaves frozen titles and subtitles alone', () => {
    expect(marked(page('iriss_archive_libsyn_title: Another', 'show_subtitle: Another'), 'title-agreement')).toEqual(
      [],
    );
  });
});

describe('speakers', () => {
  const talk = (speakers: string, ...turns: string[]): string =>
    `---\ntitle: A walk\nspeakers: ${speakers}\n---\n${turns.join('\n\n')}`;
  const turns = [
    'Ann Lee: Hello.',
    'Jon Buda: Hi.',
    'Ann Lee: So?',
    'Jon Buda: Yes.',
    'Ann Lee: Good.',
    'Jon Buda: Right.',
  ];

  test('a silent guest who is talked about is left alone', () => {
    expect(marked(talk('[Ann Lee, Owen Castle]', ...turns, 'Ann Lee: Thanks to Owen.'), 'silent-speaker')).toEqual([]);
  });

  test('a misspelt name is corrected after the label', () => {
    expect(fixAll(talk('[Ann Lee, Jon Bude]', ...turns), 'silent-speaker')).toBe(talk('[Ann Lee, Jon Buda]', ...turns));
  });
});

describe('a field that names people', () => {
  const turns = ['Ann Lee', 'Bob Roe', 'Ann Lee', 'Bob Roe', 'Ann Lee', 'Bob Roe']
    .map((name) => `**${name}:** Well.`)
    .join('\n\n');
  const talk = (...fields: string[]) => `---\ntitle: A walk\n${fields.join('\n')}\n---\n${turns}\n`;
  const silent = (...fields: string[]) => marked(talk(...fields), 'silent-speaker');

  test.each([
    'guest: Rosa Hill',
    'guests: Bob Roe and Rosa Hill',
    'guests: "Roe, Bob; Hill, Rosa"',
    'guests: [Bob Roe, Rosa Hill]',
    'host: Dr Rosa Hill, PhD',
    'interviewee: Rosa Hill (Acme)',
    'invitée: Rosa Hill',
    'show_presenter: Rosa Hill',
    'guests:\n  - name: Bob Roe\n  - name: Rosa Hill',
    'with:\n  RH: Rosa Hill',
    'params:\n  guest: Rosa Hill',
  ])('%s names somebody who never speaks', (field) => {
    const [problem] = problemsOf(talk(field), 'silent-speaker');
    expect(problem?.message).toContain('Rosa Hill');
    expect(silent(field)).toEqual([expect.stringMatching(/^\d+: (Dr Rosa Hill|Rosa Hill|Hill, Rosa)$/)]);
  });

  test.each([
    'guest: Bob Roe',
    'guest: Robert Roe',
    'guest: "Roe, Bob"',
    'guest: B. Roe',
    'guest: Bob',
    'guest: Rosa',
    'guest: Bob Roe (Acme)',
    'guest: Bob Roe, chair of Initech',
    'guests: [bob-roe]',
    'guest: TBA',
    'author: Rosa Hill',
    'contributors: Rosa Hill',
    'next_guest: Rosa Hill',
    'host: https://example.org',
    'guests: false',
    'guests:',
  ])('%s is nothing to say', (field) => expect(silent(field)).toEqual([]));

  test('asks whether it is whoever else is named by no field, but for who opens', () => {
    expect(problemsOf(talk('guest: Rosa Hill'), 'silent-speaker').map(({ message }) => message)).toEqual([
      '“Rosa Hill” is in the field “guest” and never speaks. Is it “Bob Roe”?',
    ]);
    expect(problemsOf(talk('guests: [Bob Roe, Rosa Hill]'), 'silent-speaker').map(({ message }) => message)).toEqual([
      '“Rosa Hill” is in the field “guests” and never speaks.',
    ]);
  });

  test('a label that is anybody’s may be the guest', () => {
    expect(marked(talk('guest: Rosa Hill').replaceAll('Bob Roe', 'Guest'), 'silent-speaker')).toEqual([]);
    expect(
      marked(
        '---\nguest: Rosa Hill\n---\nI: Well?\n\nR: Well.\n\nI: So?\n\nR: Yes.\n\nI: Good.\n\nR: Right.\n',
        'silent-speaker',
      ),
    ).toEqual([]);
  });

  test('a name that one speaker nearly has is corrected after the label', () => {
    expect(fixAll(talk('guest: "Bob Reo" # came late'), 'silent-speaker')).toBe(talk('guest: "Bob Roe" # came late'));
  });

  test('a legend is compared with it, whatever its form', () => {
    const file = (field: string) =>
      `---\n${field}\n---\nMD - Michelle Drumm  \nTW - Tom Wood\n\nMD Well?\n\nTW Well.\n`;
    expect(marked(file('guest: Tom Wood and Rosa Hill'), 'legend-speakers')).toEqual(['2: Rosa Hill']);
    expect(marked(file('host: Michelle Drumm\nguest: "Wood, Tom"'), 'legend-speakers')).toEqual([]);
    expect(
      marked(`${file('guest: Rosa Hill')}\nGUEST Yes.\n\nGUEST No.\n`.replace(/GUEST/g, 'RH'), 'legend-speakers'),
    ).toEqual([]);
    expect(marked(file('speakers:\n  MD: Michelle Drumm\n  RH: Rosa Hill'), 'legend-speakers')).toEqual([
      '4: Rosa Hill',
      '7: Tom Wood',
    ]);
    expect(marked(file('guest: Tom Wodo'), 'legend-speakers')).toEqual(['5: Tom Wood']);
  });

  test('somebody who is in none of them is found only where they name everybody else', () => {
    expect(marked(talk('host: Ann Lee', 'guest: Ann Lee'), 'unnamed-speaker')).toEqual(['8: Bob Roe']);
    for (const fields of [
      ['host: Ann Lee'],
      ['guest: Bob Roe'],
      ['speakers: [Ann Lee]'],
      ['host: Ann Lee', 'guest: Rosa Hill'],
      ['host: Ann Lee', 'guest: Bob'],
    ])
      expect(marked(talk(...fields), 'unnamed-speaker')).toEqual([]);
  });
});

describe('duration-mismatch', () => {
  const lint = (duration: string) => problemsOf(`---\ntitle: A walk\n${duration}\n---\nWords.\n`, 'duration-mismatch');
  const fixed = (duration: string) =>
    fixAll(`---\ntitle: A walk\n${duration}\n---\nWords.\n`, 'duration-mismatch').split('\n')[2];

  test.each([
    'duration: "22:57"',
    'duration: "22:55"',
    'duration: 00:22:58',
    'duration: PT22M57S',
    'duration: 1377',
    'duration: soon',
    'iriss_archive_libsyn_duration: "12:00"',
  ])('lets %s be', (duration) => expect(lint(duration)).toEqual([]));

  test('says what the recording knows better', () => {
    expect(lint('duration: "12:00"').map(({ message }) => message)).toEqual([
      '“duration” says 12:00, and the recording is 22:57 long.',
    ]);
    expect(lint('duration: ""').map(({ message }) => message)).toEqual([
      '“duration” is empty, and the recording is 22:57 long.',
    ]);
  });

  test.each([
    ['duration: "12:00"', 'duration: "22:57"'],
    ["duration: '1:02:00' # roughly", "duration: '0:22:57' # roughly"],
    ['duration: 00:12:00', 'duration: "00:22:57"'],
    ['duration: PT12M', 'duration: PT22M57S'],
    ['duration: ""', 'duration: "22:57"'],
  ])('%s becomes %s', (before, after) => expect(fixed(before)).toBe(after));

  test('says nothing where there is no recording', () => {
    const { recordingSeconds: _, ...context } = only('duration-mismatch');
    expect(lintEpisode(parseEpisode('---\ntitle: A walk\nduration: "12:00"\n---\nWords.\n', {}), context)).toEqual([]);
  });
});

describe('ambiguous-value', () => {
  test.each([
    ['guest: No', 'Some programs take “No” for “false”, others for text. Quotation marks make it text for all.'],
    ['guest: 012', 'Some programs take “012” for the number 10, others for 12. Quotation marks make it text for all.'],
    [
      'code: 1_000',
      'Some programs take “1_000” for the number 1000, others for text. Quotation marks make it text for all.',
    ],
    ['code: 0b1', 'Some programs take “0b1” for the number 1, others for text. Quotation marks make it text for all.'],
    [
      'duration: 22:57',
      'Some programs take “22:57” for the number 1377, others for text. Quotation marks make it text for all.',
    ],
    ['tags: [on, walks]', 'Some programs take “on” for “true”, others for text. Quotation marks make it text for all.'],
    [
      'subtitle: 2012-10-25',
      'Some programs take “2012-10-25” for a date and print it in another form, others for text. Quotation marks make it text for all.',
    ],
    [
      'guest: "a\u2028b"',
      'An invisible character in this value ends the line for some programs, and Hugo then stops. Written as an escape, it does not.',
    ],
  ])('%s', (field, message) => {
    expect(problemsOf(page(field), 'ambiguous-value').map((problem) => problem.message)).toEqual([message]);
  });

  test.each([
    'guest: "No"',
    'date: 2012-10-25',
    'recorded: 2012-10-25',
    'draft: no',
    'season: 12',
    'guest: Noor',
    'guest: 1984 and after',
    'guest: ~',
    'code: 0x1F',
    'code: 1e3',
    'tags: [walks, "on"]',
    'code: .',
    'code: v1.2.3',
    'guest:',
  ])('%s is read alike', (field) => {
    expect(marked(page(field), 'ambiguous-value')).toEqual([]);
  });

  test('fixes quote the value, escape what cannot be seen, and offer the yes or no that may have been meant', () => {
    expect(fixAll(page('tags:', '  - No', '  - walks', '  - 12:30'), 'ambiguous-value')).toBe(
      page('tags:', '  - "No"', '  - walks', '  - "12:30"'),
    );
    expect(fixAll(page('guest: a\u2028b'), 'ambiguous-value')).toBe(page('guest: "a\\u2028b"'));
    expect(problemsOf(page('explicit: no'), 'ambiguous-value')[0]!.fixes.map(({ title }) => title)).toEqual([
      'Put the value in quotation marks',
      'Write “false”',
    ]);
  });

  test('TOML and JSON know text from the rest', () => {
    expect(problemsOf('+++\nguest = "No"\nduration = "22:57"\n+++\nWords.\n', 'ambiguous-value')).toEqual([]);
    expect(problemsOf('{"guest": "No"}\n\nWords.\n', 'ambiguous-value')).toEqual([]);
  });
});
