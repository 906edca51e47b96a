import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { splitBetween, type SharedTurn } from '../../../shared/operations/split-between.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const shared = (turn: number, offset: number): SharedTurn => ({ turn, offset, before: 'AB', after: 'CD' });

const interview = `---
title: Ferry
---

AB - Ann Bell
CD - Carl Dunn

AB Who built the ferry?

CD My father did. It took him two winters.

?? And who painted it?  I forget.

CD I did.
`;

test('splits a turn and gives each part to its label', () => {
  const at = interview.indexOf('I forget');
  expect(applyEdits(interview, splitBetween(parseEpisode(interview, {}), shared(2, at)))).toBe(
    interview.replace('?? And who painted it?  I forget.', 'AB And who painted it?\n\nCD I forget.'),
  );
});

test('the first part stays as it is where it is theirs already, in any house style', () => {
  const bold = '**Ann Bell:** Who painted it? I did.\n\n**Carl Dunn:** Green.\n';
  const edits = splitBetween(parseEpisode(bold, {}), {
    turn: 0,
    offset: bold.indexOf('I did'),
    before: 'Ann Bell',
    after: 'Carl Dunn',
  });
  expect(applyEdits(bold, edits)).toBe(
    '**Ann Bell:** Who painted it?\n\n**Carl Dunn:** I did.\n\n**Carl Dunn:** Green.\n',
  );
});

test('at the first word and outside turns there is nothing to split', () => {
  const episode = parseEpisode(interview, {});
  expect(splitBetween(episode, shared(2, interview.indexOf('And who')))).toEqual([]);
  expect(splitBetween(episode, shared(2, 1))).toEqual([]);
});
