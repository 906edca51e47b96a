import { tests } from 'commonmark-spec';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { cleanMarkdown } from '../../../shared/formats/clean-markdown.ts';
import { parseMarkdown } from '../../../shared/markdown/parse-markdown.ts';

const shows = [
  {
    name: 'bold names',
    turn: (words: string) => `**Ann Lee:** Look at this.\n\n**Tom Wood:** Well,\n\n${words}\n\n**Ann Lee:** I see.\n`,
  },
  {
    name: 'names before a colon',
    turn: (words: string) => `Ann Lee: Look at this.\n\nTom Wood: Well,\n\n${words}\n\nAnn Lee: I see.\n`,
  },
  {
    name: 'initials',
    turn: (words: string) => `AL - Ann Lee  \nTW - Tom Wood\n\nAL Look at this.\n\nTW Well,\n\n${words}\n\nAL I see.\n`,
  },
  {
    name: 'words right behind the label',
    turn: (words: string) => `**Ann Lee:** Look at this.\n\n**Tom Wood:** ${words}\n\n**Ann Lee:** I see.\n`,
  },
];

/** All that CommonMark reads in a text, without the places where it stands. */
const readingOf = (text: string) =>
  JSON.stringify(parseMarkdown(text), (key, value: unknown) => (key === 'position' ? undefined : value), 1);

/** Lines that all open alike with a name and some mark: Rostrum asks whether they are turns. */
const likeLabels = [62, 494];

test.each(shows)(
  'the examples of CommonMark go out as turns without a change in what they render to: $name',
  ({ turn }) => {
    expect(tests).toHaveLength(652);
    for (const { markdown, number } of tests) {
      const text = turn(markdown.replaceAll('→', '\t').replace(/\n$/, ''));
      const result = cleanMarkdown(parseEpisode(text, {}), defaultConfig);
      const example = `${number}: ${JSON.stringify(text)}`;
      if (result.kind === 'clean') expect(readingOf(result.text), example).toBe(readingOf(text));
      else expect(likeLabels, `${example} ${result.reasons.join(' ')}`).toContain(number);
    }
  },
);
