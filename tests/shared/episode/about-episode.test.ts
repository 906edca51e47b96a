import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';

const labelsOf = (text: string) => parseEpisode(text, {}).turns.map(({ label }) => label.text);
const talk = (open: (name: string) => string) =>
  ['Ana', 'Jon', 'Ana', 'Jon', 'Ana', 'Jon'].map((name) => `${open(name)}We mend nets.`).join('\n\n');

describe('lines above the turns that say what the page is about are no turns', () => {
  test.each([
    [
      'bold',
      '**Date:** 3 May\n**Guest:** Jon Reed\n**Host:** Ana Bell and Ida Moe\n\n',
      (name: string) => `**${name}:** `,
    ],
    ['plain', 'Episode: 12\nGuest: Jon Reed\n\n', (name: string) => `${name}: `],
  ])('in %s', (_, above, open) => {
    expect(labelsOf(`${above}${talk(open)}`)).toEqual(['Ana', 'Jon', 'Ana', 'Jon', 'Ana', 'Jon']);
  });

  test.each([
    [
      'a role that speaks again',
      '**Guest:** Jon Reed\n\n**Host:** Who?\n\n**Guest:** Jon Reed.\n',
      ['Guest', 'Host', 'Guest'],
    ],
    [
      'a role that says a sentence',
      '**Announcer:** You hear the harbour show.\n\n**Ana:** Hello.\n\n**Jon:** Hello.\n\n**Ana:** So.\n',
      ['Announcer', 'Ana', 'Jon', 'Ana'],
    ],
  ])('but %s is a speaker', (_, text, labels) => {
    expect(labelsOf(text)).toEqual(labels);
  });
});
