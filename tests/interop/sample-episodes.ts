import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Episode } from '../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../shared/episode/parse-episode.ts';
import { renderOutput, type ExtraFormat } from '../../shared/publish/outputs.ts';

export const sampleLibrary = fileURLToPath(new URL('../../build/sample-library/', import.meta.url));

export interface SampleEpisode {
  readonly name: string;
  readonly episode: Episode;
}

/** The episodes of the sample library, and one whose speaker and words have characters with a meaning to captions. */
export const sampleEpisodes: readonly SampleEpisode[] = [
  ...globSync('*.md', { cwd: sampleLibrary })
    .filter((name) => !name.startsWith('_'))
    .map((name) => ({
      name: basename(name, '.md'),
      episode: parseEpisode(readFileSync(`${sampleLibrary}${name}`, 'utf8'), {}),
    })),
  {
    name: 'characters',
    episode: parseEpisode(
      '---\ntitle: Signs\n---\n\n**Marks & Spencer:** We sell fish & chips, at 3 > 2 pounds.\n\n**Zoë Öz:** Who said “5 & 6”, or a \\--> b?\n\n**Marks & Spencer:** No.\n',
      {},
    ),
  },
];

/** An episode's captions, its turns four seconds apart; null where it has none to give. */
export function captionsOf({ episode }: SampleEpisode, format: ExtraFormat): string | null {
  const output = renderOutput(episode, format, {
    times: new Map(episode.turns.map(({ index }) => [index, index * 4])),
    title: 'Sample',
    language: 'en-GB',
  });
  return output.kind === 'text' ? output.text : null;
}

/** All words in order, as a reader would compare them: no marks of captions, no entities, no white space. */
export function wordsIn(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ')
    .trim();
}
