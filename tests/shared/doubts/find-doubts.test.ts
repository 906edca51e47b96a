import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDoubts, rankDoubts } from '../../../shared/doubts/find-doubts.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { plantWrongSpeakers } from '../../bench/plant-speakers.ts';
import { realTranscripts } from '../../helpers/real-transcripts.ts';

/** A host who asks, and two guests who answer in turn about what is theirs. */
function interview(change: (labels: string[]) => void = () => {}): string {
  const labels = Array.from({ length: 48 }, (_, i) => (i % 2 === 0 ? 'MD' : i % 16 < 8 ? 'TW' : 'BS'));
  const right = [...labels];
  change(labels);
  const said = {
    MD: (i: number) => `And what happened in year ${i}?`,
    TW: (i: number) => `The bees flew over the roof in summer ${i} and came home with honey.`,
    BS: (i: number) => `Our choir sang in the hall in winter ${i}, and nobody was out of tune.`,
  };
  const turns = labels.map((label, i) => `${label} ${said[right[i] as keyof typeof said](i)}`);
  return ['MD - Mina Duval  ', 'TW - Tom Wood  ', 'BS - Beth Shaw', '', turns.join('\n\n'), ''].join('\n');
}

const first = (text: string) => rankDoubts(parseEpisode(text, {}))[0]!;

describe('findDoubts', () => {
  test('doubts a question under a guest’s label, and says who asks here', () => {
    const doubt = first(interview((labels) => (labels[8] = 'BS')));
    expect(doubt).toMatchObject({ turn: 8, label: 'BS', likelier: 'MD' });
    expect(doubt.score).toBeGreaterThan(0.9);
  });

  test('tells two guests apart by what they talk about and where they speak', () => {
    expect(first(interview((labels) => (labels[19] = 'BS')))).toMatchObject({ turn: 19, label: 'BS', likelier: 'TW' });
  });

  test('gives the strongest reason in words, with numbers from this episode', () => {
    expect(first(interview((labels) => (labels[8] = 'TW'))).reason).toBe(
      'comes right after another turn of TW, who has 1 of 13 turns right after an own one',
    );
    // Between a host's turn and a guest's, where order tells nothing.
    const text = interview().replace(
      'MD And what happened in year 20?',
      'MD We go on.\n\nBS And what happened in year 20?',
    );
    expect(first(text)).toMatchObject({
      label: 'BS',
      likelier: 'MD',
      reason: 'asks a question; MD asks 96% of the questions here',
    });
  });

  test('takes a name that is called for a sign of who comes next', () => {
    const text = interview().replace('year 16?', 'year 16, Tom?').replace('year 24?', 'year 24, Beth?');
    const doubts = findDoubts(
      parseEpisode(
        text.replace('TW The bees flew over the roof in summer 17', 'BS The bees flew over the roof in summer 17'),
        {},
      ),
    );
    expect(doubts[17]).toMatchObject({
      label: 'BS',
      likelier: 'TW',
      reason: 'the turn before speaks to “Tom”, who is TW',
    });
  });

  test('finds nothing much in an episode that is right', () => {
    expect(Math.max(...findDoubts(parseEpisode(interview(), {})).map(({ score }) => score))).toBeLessThan(0.2);
  });

  test('leaves turns alone that nobody has yet, and people who are not told apart', () => {
    const doubts = findDoubts(
      parseEpisode(
        interview((labels) => (labels[4] = '??')),
        {},
      ),
    );
    expect(doubts.map(({ turn }) => turn)).not.toContain(4);
    expect(doubts.every(({ likelier }) => likelier !== '??')).toBe(true);
    expect(findDoubts(parseEpisode('**Ann Lee:** Hello.\n\n**Ann Lee:** Is nobody here?\n', {}))).toEqual([]);
  });

  test('names another speaker, a score and a reason for every turn, however many people speak, and the same again', () => {
    const speaker = fc.integer({ min: 0, max: 60 });
    const words = fc.constantFrom(
      'Yes.',
      'What is it, Ann?',
      'I’m Ann.',
      'Well, so be it.',
      '[laughs]',
      'No',
      '—',
      '“Really?”',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(speaker, words), { minLength: 1, maxLength: 150 }), (said) => {
        const text = said.map(([n, line]) => `**Ann${n > 0 ? ` Lee ${n}` : ''}:** ${line}\n`).join('\n');
        const doubts = findDoubts(parseEpisode(text, {}));
        for (const { label, likelier, score, reason } of doubts) {
          expect(likelier).not.toBe(label);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(reason).toMatch(/^[^\n]+$/);
          expect(reason).not.toMatch(/undefined|NaN|Infinity/);
        }
        expect(findDoubts(parseEpisode(text, {}))).toEqual(doubts);
      }),
      { numRuns: 60 },
    );
  });
});

test.skipIf(realTranscripts.length === 0)(
  'of the turns given to another speaker in long real episodes, the twenty most doubtful hold at least 80%',
  () => {
    const files = realTranscripts
      .filter((path) => !path.includes('planted'))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    for (const seed of [1, 2]) {
      const recalls = plantWrongSpeakers(files, seed)
        .filter(({ episode }) => episode.turns.length >= 100)
        .map(
          ({ episode, wrong }) =>
            rankDoubts(episode)
              .slice(0, 20)
              .filter(({ turn }) => wrong.has(turn)).length / Math.min(20, wrong.size),
        );
      expect(recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length).toBeGreaterThan(0.8);
    }
  },
);
