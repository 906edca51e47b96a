import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { collisionKey, targetPath } from '../../../shared/publish/target-path.ts';

const pathOf = (template: string, source: string, fields = '', existing: string | null = null) => {
  const result = targetPath(
    template,
    source,
    parseEpisode(fields === '' ? 'MD Hello.\n' : `---\n${fields}\n---\n\nMD Hello.\n`, {}),
    existing,
  );
  return result.ok ? result.path : `refused: ${result.reason}`;
};

test.each([
  ['the source’s name', 'content/{slug}.md', 'sub/A b.md', 'title: X', 'content/A b.md'],
  ['a slug of the front matter', 'content/{slug}.md', 'a.md', 'slug: Über uns', 'content/ueber-uns.md'],
  ['the folder of a page bundle', 'content/{slug}/index.md', 'episodes/first/index.md', '', 'content/first/index.md'],
  ['the year as written', '{year}/{slug}.md', 'a.md', 'date: 2012-12-31T23:30:00-05:00', '2012/a.md'],
  ['the language of a translation', 'content/{slug}.md', 'ep3.fr.md', '', 'content/ep3.fr.md'],
  ['its region too', 'content/{slug}/index.md', 'sub/ep3.pt-br.md', '', 'content/ep3/index.pt-br.md'],
  ['its script too', 'content/{slug}.md', 'ep1/index.zh-hans.md', '', 'content/ep1.zh-hans.md'],
  ['the bundle of a translation', 'content/{slug}/index.md', 'ep1/index.fr.md', '', 'content/ep1/index.fr.md'],
  ['a name with dots that is no translation', 'content/{slug}.md', 'ep.v2.md', '', 'content/ep.v2.md'],
  ['the ending of MDX', 'content/{slug}.md', 'ep1.fr.mdx', '', 'content/ep1.fr.mdx'],
  ['the ending of the template', 'content/{slug}.md', 'ep1.markdown', '', 'content/ep1.md'],
  ['any other key', '{season}/{slug}.md', 'a.md', 'season: 3', '3/a.md'],
])('is made of %s', (_, template, source, fields, expected) => {
  expect(pathOf(template, source, fields)).toBe(expected);
});

test('needs what the template names', () => {
  expect(pathOf('{season}/{slug}.md', 'a.md')).toBe(
    'refused: The target path needs “season”, which this episode does not have.',
  );
  expect(pathOf('{year}/{slug}.md', 'a.md', 'date: soon')).toBe(
    'refused: The target path needs “year”, which this episode does not have.',
  );
});

test('stays where the page stands in the site, whatever it is called now', () => {
  expect(pathOf('content/{title}.md', 'a.md', 'title: New', 'content/old.md')).toBe('content/old.md');
});

test.each([
  '../{slug}.md',
  '/abs/{slug}.md',
  'a/../../{slug}.md',
  'a//{slug}.md',
  './{slug}.md',
  'C:/{slug}.md',
  'a\\..\\{slug}.md',
  '',
])('%j leads out of the site and is refused', (template) => {
  expect(pathOf(template, 'a.md')).toMatch(/^refused: .*not inside the site/);
  expect(pathOf('{slug}.md', 'a.md', '', template)).toMatch(/^refused: .*not inside the site/);
});

test('no front matter leads out of the folder that the template names', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', ' ', '%', ':', '~') }), (slug) => {
      expect(pathOf('content/{slug}.md', 'a.md', `slug: ${JSON.stringify(slug)}`)).toMatch(/^content\/[^/\\]+\.md$/);
    }),
  );
});

test.each([
  '.git/hooks/{slug}.md',
  'content/.GIT/{slug}.md',
  '.git./{slug}.md',
  'git~1/{slug}.md',
  'GI7EB9~1/{slug}.md',
  '.g\u200Cit/{slug}.md',
  '.git::$INDEX_ALLOCATION/{slug}.md',
])('%j is git’s own place and is refused', (template) => {
  expect(pathOf(template, 'a.md')).toMatch(/^refused: .*where git keeps its own files/);
  expect(pathOf('{slug}.md', 'a.md', '', template)).toMatch(/^refused: .*where git keeps its own files/);
});

test('the record of what was published is no place for a page', () => {
  expect(pathOf('.rostrum/{slug}.tsv', 'published.md')).toMatch(/^refused: .*where Rostrum keeps/);
});

test.each(['.github/workflows/{slug}.md', 'content/.hidden/{slug}.md', 'content/\u2060.x/{slug}.md', '.{slug}.md'])(
  '%j begins a part with a dot and is refused',
  (template) => {
    expect(pathOf(template, 'a.md')).toMatch(/^refused: .* begins with a dot/);
  },
);

test.each(['content/{slug}', 'content/{slug}.php', 'static/{slug}.js', 'content/{slug}.md/run.sh'])(
  '%j ends in nothing that Rostrum writes and is refused',
  (template) => {
    expect(pathOf(template, 'a.md')).toMatch(/^refused: .* ends in nothing that Rostrum writes/);
  },
);

test.each(['con', 'NUL', 'com1', 'aux.b', 'what?', 'a:b', 'tab\there', '<b>'])(
  'a page called %j could not be cloned on Windows',
  (name) => {
    expect(pathOf('content/{slug}.md', `${name}.md`)).toMatch(/^refused: No file can be called “.*” on Windows/);
  },
);

test.each(['con/{slug}.md', 'content/{slug}.md.', 'content /{slug}.md', 'content/lpt9.{slug}.md'])(
  '%j names what Windows cannot have',
  (template) => {
    expect(pathOf(template, 'a.md')).toMatch(/^refused: No file can be called/);
  },
);

test('a page that stands in the site under such a name stays there', () => {
  expect(pathOf('content/{slug}.md', 'what?.md', '', 'content/what?.md')).toBe('content/what?.md');
});

test('names that only look like those are none of them', () => {
  for (const name of ['console', 'com10', 'nullable', 'aux-en-provence', 'v1.2'])
    expect(pathOf('content/{slug}.md', `${name}.md`)).toBe(`content/${name}.md`);
});

test.each(['{slug.md', 'content/slug}.md', '{}/{slug}.md', '{my key}.md'])(
  'the brace in %j belongs to no key, and is told',
  (template) => {
    expect(pathOf(template, 'a.md')).toMatch(
      /^refused: The path “.*” in rostrum.yaml has a brace that belongs to no key/,
    );
  },
);

test('a brace in the source’s own name is part of it', () => {
  expect(pathOf('{slug}.md', 'a {b}.md')).toBe('a {b}.md');
});

test('paths that some disks cannot tell apart have one key', () => {
  expect(collisionKey('Caf\u00e9.md')).toBe(collisionKey('cafe\u0301.MD'));
  expect(collisionKey('a.md')).not.toBe(collisionKey('b.md'));
});
