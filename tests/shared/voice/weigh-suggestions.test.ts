import { expect, test } from 'vitest';
import { askForTurns, weighSuggestions } from '../../../shared/voice/weigh-suggestions.ts';

const suggestions = [
  { turn: 3, label: 'Ann', score: 1 },
  { turn: 4, label: 'Bob', score: 0.9 },
  { turn: 5, label: 'Cat', score: 1 },
];
const weigh = (known: Record<string, number>) =>
  weighSuggestions(suggestions, new Map(Object.entries(known))).map(
    ({ label, score }) => `${label} ${score.toFixed(2)}`,
  );

test('suggestions are as sure as voices are once everybody is known', () => {
  expect(weigh({ Ann: 15, Bob: 40, Cat: 15 })).toEqual(['Ann 1.00', 'Bob 0.90', 'Cat 1.00']);
});

test('none is sure while somebody is hardly known, since their turns sound like those of the others', () => {
  expect(weigh({ Ann: 15, Bob: 40, Cat: 14 })).toEqual(['Ann 0.80', 'Bob 0.72', 'Cat 0.80']);
  expect(weigh({ Ann: 15, Bob: 40, Cat: 15, Dan: 0 })).toEqual(weigh({ Ann: 15, Bob: 40, Cat: 14 }));
});

test('nothing is suggested for somebody who hardly spoke, or while fewer than two people are known', () => {
  expect(weigh({ Ann: 15, Bob: 40, Cat: 5 })).toEqual(['Ann 0.80', 'Bob 0.72']);
  expect(weigh({ Ann: 40, Bob: 5 })).toEqual([]);
  expect(weigh({})).toEqual([]);
});

test('says who is to be given more turns, until suggestions are sure', () => {
  const ask = (known: Record<string, number>) => askForTurns(new Map(Object.entries(known)));
  expect(ask({ Ann: 15, Bob: 15 })).toBeNull();
  expect(ask({ Ann: 15, Bob: 4.4, Cat: 0 })).toBe(
    'Give more turns to Bob (4 s) and Cat (0 s): with 15 seconds of each person, suggestions for the others are sure.',
  );
  expect(ask({ Ann: 15 })).toMatch('Give more turns to a second person:');
  expect(ask({})).toMatch('Give a few turns to each person:');
});
