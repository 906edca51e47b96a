import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { suggestionsFrom, takeSuggestions } from '../../../shared/voice/take-suggestions.ts';
import type { VoiceSplit, VoiceSuggestion } from '../../../shared/voice/voice-report.ts';

const suggestion = (turn: number, label: string, score: number): VoiceSuggestion => ({ turn, label, score });
const split = (turn: number, offset: number): VoiceSplit => ({ turn, offset, seconds: 9, before: 'AB', after: 'CD' });

const interview = `---
title: Ferry
---

AB - Ann Bell
CD - Carl Dunn

AB Who built the ferry?

?? My father did. It took him two winters.

?? And who painted it?  I forget.

CD I did.

?? Green?
`;

test('takes what is as sure as the threshold, in the order of the text, and no turn that two people share', () => {
  const suggestions = [
    suggestion(4, 'AB', 0.95),
    suggestion(1, 'CD', 0.99),
    suggestion(2, 'AB', 0.94),
    suggestion(3, 'AB', 1),
  ];
  const turnsFrom = (threshold: number) =>
    suggestionsFrom({ suggestions, splits: [split(3, 70)] }, threshold).map(({ turn }) => turn);
  expect(turnsFrom(0.95)).toEqual([1, 4]);
  expect(turnsFrom(0.94)).toEqual([1, 2, 4]);
  expect(turnsFrom(0.96)).toEqual([1]);
  expect(turnsFrom(1)).toEqual([]);
});

test('gives unassigned turns to whom they are suggested for, label by label, and turns of somebody to nobody', () => {
  const episode = parseEpisode(interview, {});
  const edits = takeSuggestions(episode, [
    suggestion(4, 'CD', 0.9),
    suggestion(1, 'CD', 0.99),
    suggestion(2, 'AB', 0.96),
    suggestion(3, 'AB', 0.99),
    suggestion(12, 'AB', 0.99),
  ]);
  expect(applyEdits(interview, edits)).toBe(
    interview.replace('?? My', 'CD My').replace('?? And', 'AB And').replace('?? Green', 'CD Green'),
  );
});

test('whatever is taken changes labels of unassigned turns and no other byte', () => {
  const score = fc.float({ min: 0, max: 1, noNaN: true });
  const drawnTurns = fc.array(
    fc.record({ label: fc.constantFrom('AB', 'CD', '??'), heard: fc.constantFrom('AB', 'CD'), score }),
  );
  const write = (labels: readonly string[]) =>
    `AB - Ann Bell\nCD - Carl Dunn\n\n${labels.map((one, index) => `${one} Words ${index}.\n`).join('\n')}`;
  fc.assert(
    fc.property(drawnTurns, score, (turns, threshold) => {
      const before = write(['AB', 'CD', ...turns.map(({ label }) => label)]);
      const suggestions = turns.map(({ heard, score }, index) => suggestion(index + 2, heard, score));
      const taken = suggestionsFrom({ suggestions, splits: [] }, threshold);
      const after = turns.map((one) => (one.label === '??' && one.score >= threshold ? one.heard : one.label));
      expect(applyEdits(before, takeSuggestions(parseEpisode(before, {}), taken))).toBe(write(['AB', 'CD', ...after]));
    }),
  );
});
