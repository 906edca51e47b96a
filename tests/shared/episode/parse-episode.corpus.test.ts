import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';

interface Expected {
  readonly turnLines: readonly (readonly [number, string])[];
  readonly unsureLines?: readonly number[];
  readonly legend?: Readonly<Record<string, string>>;
  readonly legendLines?: readonly number[];
  readonly narrationParagraphs?: number;
  readonly frontMatter: string;
  readonly continuationParagraphs: number;
}

const corpus = new URL('../../../../shared/corpus/', import.meta.url);

/** Lines on which one side sees a turn and the other does not, or another speaker; unsure lines left out. */
function countDisagreements(
  expected: Expected,
  turns: readonly { readonly line: number; readonly label: { readonly text: string } }[],
): number {
  const unsure = new Set(expected.unsureLines);
  const wanted = new Map(expected.turnLines);
  const found = new Map(turns.map(({ line, label }) => [line, label.text]));
  return [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (line) => !unsure.has(line) && wanted.get(line) !== found.get(line),
  ).length;
}

describe.each(['initials', 'bold-name', 'name-colon'])('real transcripts, %s', (folder) => {
  const list = new URL(`${folder}/expected.json`, corpus);
  test.skipIf(!existsSync(list))(`agree on the speaker of 99 of 100 turns (needs ../shared/corpus/${folder})`, () => {
    const expected = JSON.parse(readFileSync(list, 'utf8')) as Record<string, Expected>;
    let lines = 0;
    let disagreements = 0;
    for (const [file, result] of Object.entries(expected)) {
      const text = readFileSync(new URL(`${folder}/${file}`, corpus), 'utf8');
      // What was expected was worked out without full-width colons.
      if (/^[^\n:]{1,40}：/mu.test(text)) continue;
      const episode = parseEpisode(text, {});
      lines += result.turnLines.length;
      disagreements += countDisagreements(result, episode.turns);
      if (result.turnLines.length === 0) expect(episode.houseStyle, file).toBeNull();
      else expect(episode.houseStyle, file).toBe(folder);
      expect(episode.frontMatter.status, file).toBe(result.frontMatter);
      if (result.legendLines !== undefined)
        expect(
          episode.legend.map(({ line }) => line),
          file,
        ).toEqual(result.legendLines);
      if (result.narrationParagraphs !== undefined)
        expect(episode.blocks.filter(({ kind }) => kind === 'narration').length, file).toBe(result.narrationParagraphs);
      if (result.legend !== undefined)
        expect(Object.fromEntries(episode.legend.map(({ label, name }) => [label, name])), file).toEqual(result.legend);
    }
    expect(lines).toBeGreaterThan(1000);
    expect(disagreements / lines).toBeLessThan(0.01);
  });
});

const clients = new URL(
  '../../../../shared/library/iriss/protecting-people-through-partnerships-withscotland-conference-2012.md',
  import.meta.url,
);

test.skipIf(!existsSync(clients))('the client’s own file is read whole (needs ../shared/library)', () => {
  const episode = parseEpisode(readFileSync(clients, 'utf8'), {});
  expect(episode.houseStyle).toBe('initials');
  expect(episode.frontMatter.fields).toHaveLength(13);
  expect(episode.speakers.map(({ label, declaredLine, turns }) => [label, declaredLine, turns])).toEqual([
    ['MD', 16, 27],
    ['TW', 17, 9],
    ['BS', 18, 8],
    ['JB', 19, 5],
    ['BD', 20, 4],
  ]);
  expect(episode.turns).toHaveLength(53);
});
