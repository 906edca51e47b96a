import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { assignFrom } from '../../../shared/operations/assign-from.ts';
import { stopAt, stopOfTurn, stopsOf } from '../../../shared/operations/stops.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const head = 'AB - Ann Bell\nCD - Carl Dunn\n\n';
const text = `${head}AB Who built it? My father did. It took two winters.\n\nCD And then he sold it.\n`;
const after = (near: string, label: string): string =>
  applyEdits(text, assignFrom(parseEpisode(text, {}), text.indexOf(near), label)).slice(head.length);

describe('from here, this person', () => {
  test('begins at the nearest sentence, before or behind the word that was heard', () => {
    expect(after('father', 'CD')).toBe(
      'AB Who built it?\n\nCD My father did. It took two winters.\n\nCD And then he sold it.\n',
    );
    expect(after('did.', 'CD')).toBe(
      'AB Who built it? My father did.\n\nCD It took two winters.\n\nCD And then he sold it.\n',
    );
  });

  test('takes the whole turn at its first sentence, and the next one at the end of the last', () => {
    expect(after('built', 'CD')).toBe(
      'CD Who built it? My father did. It took two winters.\n\nCD And then he sold it.\n',
    );
    expect(after('.\n\nCD And', 'AB')).toBe(
      'AB Who built it? My father did. It took two winters.\n\nAB And then he sold it.\n',
    );
  });

  test('changes nothing where that person speaks already', () => {
    expect(after('father', 'AB')).toBe(text.slice(head.length));
  });
});

test('a walk stops at turns and narration, and at nothing else', () => {
  const episode = parseEpisode(
    `${head}The ferry is old.\n\nAB Who built it?\n\n## Part two\n\nIt was late.\n\nCD My father.\n`,
    {},
  );
  expect(stopsOf(episode).map(({ kind }) => kind)).toEqual(['narration', 'turn', 'narration', 'turn']);
  expect(stopOfTurn(episode, 1)).toBe(3);
  expect(stopAt(episode, episode.text.indexOf('late'))).toBe(2);
  expect(stopAt(episode, 0)).toBe(0);
  expect(stopAt(parseEpisode('', {}), 0)).toBe(-1);
});
