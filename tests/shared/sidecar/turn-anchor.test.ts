import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptySidecar } from '../../../shared/sidecar/sidecar-record.ts';
import { countReviewed } from '../../../shared/sidecar/reviewed.ts';
import { anchorTurn, findTurn } from '../../../shared/sidecar/turn-anchor.ts';
import { placeTimes, withTimes } from '../../../shared/sidecar/turn-times.ts';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';

const parse = (turns: readonly string[]): Episode =>
  parseEpisode(`AB - Ann Bell\nCD - Carl Dunn\n\n${turns.join('\n\n')}\n`, {});
const turns = [
  'AB Who built it?',
  'CD My father.',
  'AB Mm.',
  'CD It took two winters.',
  'AB Mm.',
  'CD And then he sold it.',
];
const before = parse(turns);
const found = (index: number, after: readonly string[]) => findTurn(parse(after), anchorTurn(before, index));

describe('a turn is found again', () => {
  test('in the same text, also where another has the same words', () => {
    expect(turns.map((_, index) => found(index, turns))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('behind turns that were put in, and without those that were taken out', () => {
    expect(found(4, ['AB Hello.', 'CD Hello to you.', ...turns])).toBe(6);
    expect(found(4, turns.slice(3))).toBe(1);
  });

  test('under another label, in another order, with other punctuation', () => {
    expect(
      found(
        3,
        turns.map((turn) => turn.replace('CD', 'AB')),
      ),
    ).toBe(3);
    expect(found(3, [turns[3]!, ...turns.slice(0, 3), ...turns.slice(4)])).toBe(0);
    expect(found(3, turns.with(3, 'CD “It took two winters,”'))).toBe(3);
  });

  test('beside its neighbours when its words were edited, split or merged', () => {
    expect(found(3, turns.with(3, 'CD Three winters it was.'))).toBe(3);
    expect(found(3, turns.toSpliced(3, 1, 'CD It took', 'AB two winters.'))).toBe(3);
    expect(found(1, ['AB Who built it? My father.', ...turns.slice(2)])).toBe(0);
    expect(found(0, turns.with(0, 'AB Who made it?'))).toBe(0);
    expect(found(5, turns.with(5, 'CD Then he gave it away.'))).toBe(5);
  });

  test('and not at all when it is gone', () => {
    expect(found(3, turns.toSpliced(3, 1))).toBe(null);
    expect(found(1, [])).toBe(null);
  });

  test('whatever becomes of the other turns, as long as it has words of its own', () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{3,8}$/), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.nat(), fc.array(fc.tuple(fc.nat(), fc.constantFrom('AB', 'CD'))), (all, at, changes) => {
        const own = at % all.length;
        const lines = all.map((word) => `AB ${word}.`);
        const changed = lines.map((line, index) => ({ line, own: index === own }));
        for (const [place, label] of changes)
          changed.splice(place % (changed.length + 1), 0, { line: `${label} Added ${place} words.`, own: false });
        expect(findTurn(parse(changed.map(({ line }) => line)), anchorTurn(parse(lines), own))).toBe(
          changed.findIndex((turn) => turn.own),
        );
      }),
    );
  });
});

describe('reviewed to here', () => {
  test('counts the turns up to the mark, wherever it has moved', () => {
    const sidecar = { ...emptySidecar, reviewed: [anchorTurn(before, 3)] };
    expect(countReviewed(before, sidecar)).toBe(4);
    expect(countReviewed(parse(['AB Hello.', ...turns]), sidecar)).toBe(5);
    expect(countReviewed(parse(turns.toSpliced(3, 1)), sidecar)).toBe(3);
    expect(countReviewed(before, emptySidecar)).toBe(null);
  });

  test('of two marks the furthest counts', () => {
    const reviewed = [1, 4].map((turn) => anchorTurn(before, turn));
    expect(countReviewed(before, { ...emptySidecar, reviewed })).toBe(5);
  });
});

test('times stay with their turns', () => {
  const sidecar = withTimes(
    emptySidecar,
    before,
    new Map([
      [0, 0],
      [3, 12.5],
      [5, 30],
    ]),
  );
  expect([...placeTimes(parse(['AB Hello.', ...turns.toSpliced(3, 1)]), sidecar.times)]).toEqual([
    [1, 0],
    [5, 30],
  ]);
});
