import { ChangeSet } from '@codemirror/state';
import { expect, test } from 'vitest';
import { lazily } from '../../../../shared/lazily.ts';
import { followLazily } from '../../../../renderer/episode/editor/follow-lazily.ts';

interface Place {
  readonly at: number;
}

/** Follows a place at offset 5, and counts how often it is moved. */
function followPlace() {
  let moves = 0;
  const follow = followLazily<Place>((found, changes) =>
    lazily<Place>({ at: () => (moves++, changes.mapPos(found.at)) }),
  );
  let place: Place = { at: 5 };
  let length = 10;
  return {
    type(keys: number, from = 0) {
      for (let key = 0; key < keys; key++) place = follow(place, ChangeSet.of({ from, insert: 'x' }, length++).desc);
    },
    at: () => place.at,
    moves: () => moves,
  };
}

test('a place is where the changes put it, and is moved once it is asked for', () => {
  const place = followPlace();
  place.type(30);
  place.type(5, 40);
  expect(place.moves()).toBe(0);
  expect([place.at(), place.at()]).toEqual([35, 35]);
  expect(place.moves()).toBe(1);
  place.type(1);
  expect(place.at()).toBe(36);
});

test('after very many changes the place is moved now and then, and is where it should be', () => {
  const place = followPlace();
  place.type(1000);
  expect(place.moves()).toBeGreaterThan(0);
  expect(place.moves()).toBeLessThan(20);
  expect(place.at()).toBe(1005);
});
