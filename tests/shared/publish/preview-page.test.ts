import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryConfigSchema } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { previewPage } from '../../../shared/publish/preview-page.ts';

function preview(body: string, publish: object = {}) {
  const config = libraryConfigSchema.parse({ publish });
  const episode = parseEpisode(`---\ntitle: A\ndate: 2020-01-01\n---\n${body}`, config);
  return previewPage(episode, config, lintEpisode(episode, { config }));
}
const html = (body: string, publish: object = {}) =>
  preview(body, publish)
    .blocks.map((block) => block.html)
    .join('\n');

const talk = (words: string) =>
  `**Ana Day:** Hello.\n\n**Bo Lund:** ${words}\n\n**Ana Day:** Good.\n\n**Bo Lund:** Yes.\n`;

describe('the page', () => {
  test('is shown as markdown shows it, each block with its turn', () => {
    expect(preview(`## Part one\n\n${talk('A *fine* day.\n\nAnd so on.')}`)).toEqual({
      blocked: [],
      blocks: [
        { turn: null, html: '<h2>Part one</h2>' },
        { turn: 0, html: '<p><strong>Ana Day:</strong> Hello.</p>' },
        { turn: 1, html: '<p><strong>Bo Lund:</strong> A <em>fine</em> day.</p>' },
        { turn: 1, html: '<p>And so on.</p>' },
        { turn: 2, html: '<p><strong>Ana Day:</strong> Good.</p>' },
        { turn: 3, html: '<p><strong>Bo Lund:</strong> Yes.</p>' },
      ],
    });
  });

  test('is the one that goes out: in the site’s form', () => {
    expect(html(talk('Fine.'), { speakers: 'name-colon' })).toContain('<p>Bo Lund: Fine.</p>');
  });

  test('that cannot go out is shown as it stands, with the reasons', () => {
    const { blocked, blocks } = preview(talk('Fine.').replace('**Bo Lund:** Yes.', '**??:** Yes.'));
    expect(blocked).toEqual([expect.stringContaining('line')]);
    expect(blocks.at(-1)).toEqual({ turn: 3, html: expect.stringContaining('??') });
  });
});

test.each([
  [
    'two versions side by side',
    '<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n',
    '&#x3C;&#x3C;&#x3C;&#x3C;&#x3C;&#x3C;&#x3C; ours',
  ],
  ['what is nested too deep to be rendered', `${'> '.repeat(3000)}deep\n`, '> > > >'],
])('%s are shown as they are written', (_, body, shown) => {
  expect(html(`${talk('Fine.')}\n${body}`)).toContain(shown);
});

describe('what would go wrong', () => {
  test('is marked where it stands, with its message', () => {
    expect(html(talk('We wrote `a` and Vec<T> here.'))).toContain(
      '<code class="left-out" title="HTML: Hugo leaves it out, unless the site sets markup.goldmark.renderer.unsafe.">&#x3C;T></code>',
    );
    expect(html('MD - Mo Dee\n\nMD Hello.\n\nRP Yes.\n\nMD Good.\n\nMD Fine.\n')).toMatch(
      /<mark class="error" title="[^"]*matches nobody[^"]*">RP<\/mark> Yes\./,
    );
  });

  test('is marked in the same turn of a page that has other labels', () => {
    const body = 'MD - Mo Dee\n\nMD Hello.\n\nRP Yes.\n\nMD Good.\n\nMD Fine.\n';
    expect(html(body, { speakers: 'name-colon', legend: 'drop' })).toMatch(
      /<mark class="error"[^>]*>RP<\/mark>: Yes\./,
    );
  });

  test('excused or only hinted at, is not', () => {
    const config = libraryConfigSchema.parse({});
    const episode = parseEpisode(`---\ntitle: A\n---\n${talk('Fine.')}`, config);
    const hint = { rule: 'any', severity: 'hint' as const, message: 'So', range: { from: 40, to: 60 }, fixes: [] };
    expect(
      previewPage(episode, config, [hint])
        .blocks.map((block) => block.html)
        .join(''),
    ).not.toContain('<mark');
  });
});

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a handler', '<img src=x onerror=alert(1)>'],
  ['an address that runs something', '[here](javascript:alert%281%29)'],
  ['a frame', '<iframe src="https://example.org"></iframe>'],
  ['a form', '<form action="https://example.org"><input></form>'],
])('%s in the words is never an element of the window', (_, words) => {
  const shown = html(talk(`See ${words} there.\n\n${words}`));
  expect(shown).not.toMatch(/<(?:script|img|iframe|form|input)\b|<[a-z][^>]*\son\w+=|="javascript:/i);
});

test('no words break out of their element, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>"\'&=/ \n*_`[]()!aonb:{}-#') }), (words) => {
      const tags = html(talk(words)).match(/<\/?([a-z0-9]+)/g) ?? [];
      for (const tag of tags)
        expect(tag).toMatch(/^<\/?(?:p|strong|em|del|code|mark|pre|ul|ol|li|h[1-6]|hr|br|blockquote|a|span)$/);
    }),
  );
});
