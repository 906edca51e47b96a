import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

function problemsOf(text: string, rule: string, times: readonly (readonly [number, number])[] = []): Problem[] {
  return lintEpisode(parseEpisode(text, {}), { config: defaultConfig, times: new Map(times) }).filter(
    (problem) => problem.rule === rule,
  );
}

function fixed(text: string, rule: string, times: readonly (readonly [number, number])[] = []): string | null {
  const fix = problemsOf(text, rule, times)[0]?.fixes[0];
  return fix === undefined ? null : applyEdits(text, fix.edits);
}

const turn = (name: string, time: string | null, words = 'Words are said here.') =>
  `**${name}:** ${time === null ? '' : `\\[${time}\\] `}${words}\n\n`;
const twelve = (missing: number) =>
  Array.from({ length: 12 }, (_, index) =>
    turn(
      index % 2 ? 'Tom Wood' : 'Ann Lee',
      index === missing ? null : `0${Math.floor(index / 6)}:${(index % 6) * 10 || '00'}`,
    ),
  ).join('');

describe('a time that was lost since the import', () => {
  const text = turn('Ann Lee', '00:01') + turn('Tom Wood', null) + turn('Ann Lee', '00:20');
  test('is told, and can be put back', () => {
    expect(problemsOf(text, 'missing-time', [[1, 9.4]]).map(({ message }) => message)).toEqual([
      'The time of this turn was lost: it was imported with 0:09.',
    ]);
    expect(fixed(text, 'missing-time', [[1, 9.4]])).toBe(text.replace('Wood:** Words', 'Wood:** \\[00:09\\] Words'));
  });
  test('is none where the house style has no times', () =>
    expect(
      problemsOf('MD - Mina Duval  \nTO - Tom Okoro\n\nMD Hello.\n\nTO Hi.\n', 'missing-time', [
        [0, 1],
        [1, 2],
      ]),
    ).toEqual([]));
});

test('a single turn without a time gets one by the words in between', () => {
  expect(fixed(twelve(4), 'missing-time')).toBe(twelve(-1));
});

describe('a time that goes back', () => {
  const text =
    turn('Ann Lee', '00:10') + turn('Tom Wood', '00:50') + turn('Ann Lee', '00:30') + turn('Tom Wood', '01:10');
  test('is put right where the import knows better', () =>
    expect(fixed(text, 'time-order', [[2, 60]])).toBe(text.replace('00:30', '01:00')));
  test('is left to the editor where nobody does, or the import says the same', () => {
    expect(problemsOf(text, 'time-order').map(({ fixes }) => fixes)).toEqual([[]]);
    expect(fixed(text, 'time-order', [[2, 30]])).toBeNull();
  });
  test('is told where it is kept beside the text', () => {
    const episode = 'MD - Mina Duval  \nTO - Tom Okoro\n\nMD Hello.\n\nTO Hi.\n\nMD Well.\n\nTO So.\n';
    expect(
      problemsOf(episode, 'time-order', [
        [0, 1],
        [1, 90],
        [2, 30],
        [3, 120],
      ]).map(({ message }) => message),
    ).toEqual([
      'The time that is kept beside this turn, 0:30, is before the time of the turn above, 1:30. Was it moved?',
    ]);
  });
});

describe('a time past the end', () => {
  const front = '---\ntitle: T\nduration: "00:01:00"\n---\n\n';
  test('is put right where the import knows better', () => {
    const text = front + turn('Ann Lee', '00:10') + turn('Tom Wood', '05:10');
    expect(fixed(text, 'time-past-end', [[1, 30]])).toBe(text.replace('05:10', '00:30'));
    expect(fixed(text, 'time-past-end')).toBeNull();
  });
  test('is told where it is kept beside the text', () => {
    expect(problemsOf(`${front}MD - Mina Duval\n\nMD Hello.\n`, 'time-past-end', [[0, 90]])).toHaveLength(1);
  });
});
