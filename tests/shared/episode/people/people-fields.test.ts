import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig, libraryConfigSchema, type LibraryConfig } from '../../../../shared/config/library-config.ts';
import { parseFrontMatter } from '../../../../shared/episode/front-matter/read-front-matter.ts';
import { readPeople } from '../../../../shared/episode/people/people-fields.ts';

const read = (yaml: string, config: LibraryConfig = defaultConfig) => {
  const text = `---\ntitle: A walk\n${yaml}\n---\nWords.\n`;
  return readPeople(text, parseFrontMatter(text), config).map((person) => ({
    ...person,
    written: text.slice(person.range.from, person.range.to),
  }));
};
const names = (yaml: string, config?: LibraryConfig) => read(yaml, config).map(({ name }) => name);

describe('a key names people by what it says', () => {
  test.each([
    'guest',
    'Guests',
    'guest_name',
    'special_guest',
    'featured-guests',
    'guest1',
    'interviewee',
    'panelists',
    'panellist',
    'with',
    'featuring',
    'interview_with',
    'host',
    'hosts',
    'co-host',
    'cohosts',
    'co_hosts',
    'coHost',
    'hosted_by',
    'presenter',
    'interviewer',
    'moderator',
    'narrator',
    'showHost',
    'speaker',
    'speakers',
    'iriss_archive_speakers',
    'podcastSpeakers',
    'gast',
    'Gäste',
    'invité',
    'invitée',
    'invitada',
    'moderation',
    'Sprecherin',
    'présentatrice',
    'ospite',
    'gość',
    'гость',
    'ведущий',
    '嘉宾',
    'ゲスト',
    '게스트',
    'אורח',
    'ضيف',
  ])('%s', (key) => expect(names(`"${key}": Ann Lee`)).toEqual(['Ann Lee']));

  test.each([
    'author',
    'transcript_by',
    'guest_bio',
    'host_url',
    'hostname',
    'next_guest',
    'media_host',
    'speaker_count',
    'built_with',
    'ghost',
    'editor',
    'tags',
  ])('%s does not', (key) => expect(names(`"${key}": Ann Lee`)).toEqual([]));

  test('or as rostrum.yaml declares', () => {
    expect(names('talking: Ann Lee', libraryConfigSchema.parse({ fields: { talking: { type: 'people' } } }))).toEqual([
      'Ann Lee',
    ]);
    expect(names('host: Ann Lee', libraryConfigSchema.parse({ fields: { host: { type: 'url' } } }))).toEqual([]);
  });

  test('and inside the maps that other programs keep it in', () => {
    expect(
      read('params:\n  show:\n    guests: [Ann Lee]\n    host: Bob Roe').map(({ name, role, key, line }) => [
        name,
        role,
        key,
        line,
      ]),
    ).toEqual([
      ['Ann Lee', 'guest', 'params', 5],
      ['Bob Roe', 'host', 'params', 6],
    ]);
  });
});

describe('a text', () => {
  test.each<[string, string[]]>([
    ['Ann Lee', ['Ann Lee']],
    ['Ann Lee and Bob Roe', ['Ann Lee', 'Bob Roe']],
    ['Ann Lee & Bob Roe', ['Ann Lee', 'Bob Roe']],
    ['Ann Lee, Bob Roe', ['Ann Lee', 'Bob Roe']],
    ['Ann Lee, Bob Roe, and Eve Poe', ['Ann Lee', 'Bob Roe', 'Eve Poe']],
    ['Ann Lee; Bob Roe', ['Ann Lee', 'Bob Roe']],
    ['Ann Lee / Bob Roe', ['Ann Lee', 'Bob Roe']],
    ['Ann Lee und Bob Roe', ['Ann Lee', 'Bob Roe']],
    ['Ann Lee et Bob Roe', ['Ann Lee', 'Bob Roe']],
    ['Ann Lee y Bob Roe', ['Ann Lee', 'Bob Roe']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Lee, Ann', ['Ann Lee']],
    ['Lee, Ann; Roe, Bob', ['Ann Lee', 'Bob Roe']],
    ['Lee, Ann and Roe, Bob', ['Ann Lee', 'Bob Roe']],
    ['van Dyke, Eve', ['Eve van Dyke']],
    ['Ann, Bob and Eve', ['Ann', 'Bob', 'Eve']],
    ['Ann and Bob', ['Ann', 'Bob']],
    ['Bob, Ann', ['Bob', 'Ann']],
    ['Ann Lee (Acme), Bob Roe', ['Ann Lee', 'Bob Roe']],
    ['Ann Lee (Acme, Inc.), Bob Roe (host)', ['Ann Lee', 'Bob Roe']],
    ['Dr Ann Lee, PhD', ['Dr Ann Lee']],
    ['Prof. Ann Lee, B.Sc., and Bob Roe Jr.', ['Prof. Ann Lee', 'Bob Roe Jr.']],
    ['Ann Lee, CEO of Acme', ['Ann Lee']],
    ['Ann Lee, University of Leeds', ['Ann Lee']],
    ['Ann Lee from Acme and Bob Roe of Initech', ['Ann Lee', 'Bob Roe']],
    ['Ann Lee | Acme', ['Ann Lee']],
    ['Ann Lee – host', ['Ann Lee']],
    ['Ann Lee: chair', ['Ann Lee']],
    ['Guest: Ann Lee', ['Ann Lee']],
    ['with Ann Lee', ['Ann Lee']],
    ['[Ann Lee](https://example.org/ann), @bobroe', ['Ann Lee']],
    ['**Ann Lee** <ann@example.org>', ['Ann Lee']],
    ['J. R. Hill', ['J. R. Hill']],
    ['Ann de la Cruz and Omar al-Din', ['Ann de la Cruz', 'Omar al-Din']],
    ['דנה לוי', ['דנה לוי']],
    ['张伟、李娜', ['张伟', '李娜']],
    ['سارة حداد، عمر نصر', ['سارة حداد', 'عمر نصر']],
    ['tom-wood', ['tom-wood']],
    ['TBA', []],
    ['various', []],
    ['https://example.org', []],
    ['12', []],
  ])('%s', (text, expected) => expect(names(`guests: "${text}"`)).toEqual(expected));

  test('in a field of one person, a comma leads to what is said of them', () => {
    expect(names('guest: Ann Lee, Red Hat')).toEqual(['Ann Lee']);
    expect(names('guest: Ann Lee, Bob Roe')).toEqual(['Ann Lee', 'Bob Roe']);
  });
});

describe('lists and maps', () => {
  test.each<[string, [string, string | null][]]>([
    [
      'guests: [Ann Lee, "Roe, Bob", "Eve Poe (Acme)"]',
      [
        ['Ann Lee', null],
        ['Bob Roe', null],
        ['Eve Poe', null],
      ],
    ],
    [
      'guests:\n  - name: Ann Lee\n    role: chair\n  - full_name: Bob Roe\n    initials: BR',
      [
        ['Ann Lee', null],
        ['Bob Roe', 'BR'],
      ],
    ],
    ['guests:\n  - first_name: Ann\n    last_name: Lee', [['Ann Lee', null]]],
    ['guest:\n  name: Ann Lee\n  url: https://example.org', [['Ann Lee', null]]],
    [
      'speakers:\n  AL: Ann Lee\n  R-H: Rosa Hill',
      [
        ['Ann Lee', 'AL'],
        ['Rosa Hill', 'R-H'],
      ],
    ],
    [
      'speakers:\n  AL:\n    name: Ann Lee\n  BR: { name: Bob Roe, role: guest }',
      [
        ['Ann Lee', 'AL'],
        ['Bob Roe', 'BR'],
      ],
    ],
    [
      'speakers:\n  - AL: Ann Lee\n  - "BR - Bob Roe"\n  - Eve Poe (EP)',
      [
        ['Ann Lee', 'AL'],
        ['Bob Roe', 'BR'],
        ['Eve Poe', 'EP'],
      ],
    ],
    [
      'speakers:\n  Ann Lee: host\n  Bob Roe: guest',
      [
        ['Ann Lee', null],
        ['Bob Roe', null],
      ],
    ],
    [
      'people:\n  host: Ann Lee\n  guests: [Bob Roe, Eve Poe]',
      [
        ['Ann Lee', null],
        ['Bob Roe', null],
        ['Eve Poe', null],
      ],
    ],
    ['guests: [50 Cent, TBA]', [['50 Cent', null]]],
    ['guests: true', []],
    ['guests: []', []],
    ['guests: 3', []],
    ['guests:', []],
  ])('%s', (yaml, expected) => expect(read(yaml).map(({ name, label }) => [name, label])).toEqual(expected));

  test('a role inside a map decides', () => {
    expect(
      read('speakers:\n  - name: Ann Lee\n    role: host\n  - name: Bob Roe\n    role: guest').map(({ role }) => role),
    ).toEqual(['host', 'guest']);
  });
});

test('every name has its line and its place', () => {
  expect(
    read('guests:\n  - Annette Lee # she\n  - name: Ann\n  - "Roe, Bob"').map(
      ({ name, line, written }) => `${line} ${name}: ${written}`,
    ),
  ).toEqual(['4 Annette Lee: Annette Lee', '5 Ann: Ann', '6 Bob Roe: Roe, Bob']);
});

test('names that are joined in any of the usual ways are told apart again', () => {
  const given = fc.constantFrom('Ann', 'Tomasz', 'Rosa', 'Ingrid', 'Séan');
  const family = fc.constantFrom('Lee', 'Hill', 'O’Neill', 'Solheim', 'van Dyke', 'Roe-Smith');
  const person = fc.tuple(given, family).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.uniqueArray(person, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(', ', '; ', ' and ', ' & ', ' / ', ' (Acme), ', ', PhD, '),
      (people, joint) => {
        expect(names(`guests: "${people.join(joint)}"`)).toEqual(people);
      },
    ),
  );
});
