import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../../shared/lint/lint.ts';
import { gatherPeers, noPeers, tellsApart } from '../../../../shared/lint/model/peers.ts';

const usual = Array.from({ length: 9 }, (_, i) => ({
  title: `Part ${i}`,
  date: `2024-05-0${i + 1}T10:00:00Z`,
  series: 'Walks',
}));

describe('gatherPeers', () => {
  test('tells the form of a date and the fields that nearly all files have', () => {
    expect(gatherPeers([...usual, { title: 'Odd', date: '2024-05-10' }], defaultConfig)).toEqual({
      dateForms: [['date', '0000-00-00T00:00:00Z']],
      commonFields: ['date', 'series', 'title'],
      sharedFields: ['date', 'series', 'title'],
    });
  });

  test('sees no custom in a few files, nor where files are at odds', () => {
    expect(gatherPeers(usual.slice(0, 4), defaultConfig)).toEqual({
      ...noPeers,
      sharedFields: ['date', 'series', 'title'],
    });
    const mixed = usual.map((file, i) => (i % 2 === 0 ? file : { ...file, date: '2024-05-01' }));
    expect(gatherPeers(mixed, defaultConfig).dateForms).toEqual([]);
  });

  test('takes no key for something of JavaScript’s own', () => {
    const odd = Object.fromEntries([
      ['constructor', '2024-05-01'],
      ['__proto__', 'x'],
    ]);
    expect(
      gatherPeers(
        Array.from({ length: 6 }, () => odd),
        defaultConfig,
      ).commonFields,
    ).toContain('constructor');
    expect(() =>
      lintEpisode(parseEpisode('---\nconstructor: x\n__proto__: y\ntoString: 2\n---\nMD Hello.\n', {}), {
        config: defaultConfig,
        peers: noPeers,
      }),
    ).not.toThrow();
  });
});

test('a file is to be looked at again when, and only when, it departs from what has become usual', () => {
  const peers = gatherPeers(usual, defaultConfig);
  expect(tellsApart(usual[0]!, noPeers, peers)).toBe(false);
  expect(tellsApart({ ...usual[0]!, date: '2024-05-10' }, noPeers, peers)).toBe(true);
  expect(tellsApart({ title: 'No date', series: 'Walks' }, noPeers, peers)).toBe(true);
  expect(tellsApart({ ...usual[0]!, seris: 'Walks' }, noPeers, peers)).toBe(true);
});

describe('rules that compare', () => {
  const rulesOf = (frontMatter: string, body = '**Ann Lee:** Words.\n\n**Bo Day:** More of them.') =>
    lintEpisode(parseEpisode(`---\n${frontMatter}\n---\n\n${body}\n`, {}), {
      config: defaultConfig,
      peers: gatherPeers(usual, defaultConfig),
    }).map(({ rule }) => rule);

  test('find a date of another form, a missing date and a key one letter from a common one', () => {
    expect(rulesOf('title: A\ndate: 2024-05-11T10:00:00Z\nseries: Walks')).toEqual([]);
    expect(rulesOf('title: A\ndate: 2024-05-11\nseries: Walks')).toEqual(['date-form']);
    expect(rulesOf('title: A\nseries: Walks')).toEqual(['missing-field']);
    expect(rulesOf('title: A\ndate: 2024-05-11T10:00:00Z\nserie: Walks')).toEqual(['unknown-field']);
  });

  test('take the singular of a common key for a slip in one file, and for the show’s own in several', () => {
    const problems = (count: number) => {
      const odd = Array.from({ length: count }, (_, i) => ({
        title: `Odd ${i}`,
        date: '2024-05-11T10:00:00Z',
        serie: 'Walks',
      }));
      const peers = gatherPeers([...usual, ...usual, ...odd], defaultConfig);
      return lintEpisode(
        parseEpisode('---\ntitle: A\ndate: 2024-05-11T10:00:00Z\nserie: Walks\n---\nMD Hello.\n', {}),
        { config: defaultConfig, peers },
      ).filter(({ rule }) => rule === 'unknown-field').length;
    };
    expect(problems(1)).toBe(1);
    expect(problems(2)).toBe(0);
  });

  test('ask for no date on a page without a transcript', () => {
    expect(rulesOf('title: About us', 'Words.')).toEqual([]);
  });
});
