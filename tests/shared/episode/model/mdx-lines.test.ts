import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../../shared/config/library-config.ts';
import { parseEdited, parseEpisode } from '../../../../shared/episode/parse-episode.ts';
import { cleanMarkdown } from '../../../../shared/formats/clean-markdown.ts';
import { outline } from '../../../helpers/outline.ts';

const page = `---
title: Bees
---

import Layout from '../layout.astro'
import { Player } from "../player"

export const meta = {
  date: '2024-01-01',
}

{/* A note for the site,
    Ann: not for readers. */}

<Player
  src="bees.mp3"
  onPlay={() => go({ from: "a" })}
/>

<Transcript>

**Ann Lee:** Hello there.

<Quote by="Bo">
  **Bo Day:** This   is JSX.
</Quote>

And more.

**Bo Day:** <em>Hello</em> to you.

</Transcript>
`;

test('what belongs to MDX is code, and a transcript within a component is read', () => {
  expect(outline(parseEpisode(page, {}))).toEqual(
    [
      "5 code import Layout from '../layout.astro'",
      "8 code export const meta = {\n  date: '2024-01-01',\n}",
      '12 code {/* A note for the site,\n    Ann: not for readers. */}',
      '15 code <Player\n  src="bees.mp3"\n  onPlay={() => go({ from: "a" })}\n/>',
      '20 code <Transcript>',
      '22 Ann Lee: Hello there. | And more.',
      '30 Bo Day: <em>Hello</em> to you.',
    ].map((line) => expect.stringContaining(line.split('\n')[0]!)),
  );
});

test('what belongs to MDX goes out as it is', () => {
  expect(cleanMarkdown(parseEpisode(page, {}), defaultConfig)).toEqual({ kind: 'clean', text: page });
});

describe('words that only look a little like it stay words', () => {
  test.each([
    'import duties were high then.',
    'export is what they live by, and so on.',
    '<laughs> Well.',
    '<Laughter>',
    'export default settings are fine.',
    '{laughs}',
  ])('%s', (words) => {
    const { blocks } = parseEpisode(`**Ann:** One.\n\n**Bo:** Two.\n\n${words}\n`, {});
    expect(blocks.map(({ kind }) => kind)).toEqual(['turn', 'turn']);
    expect(parseEpisode(`**Ann:** One.\n\n**Bo:** Two.\n\n${words}\n`, {}).turns[1]!.paragraphs).toHaveLength(2);
  });
});

test('after any edit near MDX the episode is what parsing the whole text says', () => {
  const piece = fc.constantFrom(
    '<Box>',
    '</Box>',
    '<Box a="1" />',
    '<Box',
    '/>',
    '>',
    "import a from 'b'",
    'export const a = 1',
    '{/*',
    '*/}',
    '**Ann:** Hello there',
    '**Bo:** Yes',
    'word',
    '\n',
    '\n\n',
    '\n\n',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 4, maxLength: 24 }),
      fc.nat(1000),
      fc.nat(6),
      piece,
      (pieces, at, length, insert) => {
        const text = `**Ann:** One.\n\n**Bo:** Two.\n\n${pieces.join('')}`;
        const from = at % text.length;
        const edited = parseEdited(
          parseEpisode(text, {}),
          { from, to: Math.min(text.length, from + length), insert },
          {},
        );
        expect(edited).toEqual(parseEpisode(edited.text, {}));
      },
    ),
    { numRuns: 2000 },
  );
});
