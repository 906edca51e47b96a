import { describe, expect, it } from 'vitest';
import { checkVoices, type TurnHeard, type VoiceCheck } from '../../../shared/voice/check-voices.ts';
import { listenTo, seededRandom, speakTurns, type SpokenTurn } from '../../helpers/synthetic-voices.ts';

const names = ['Ann', 'Bob', 'Cat', 'Dan'];
const wordsPerSecond = 2.7;

const random = seededRandom(5);
const spoken: SpokenTurn[] = Array.from({ length: 40 }, (_, turn) => ({
  voice: turn % 2,
  seconds: 0.8 + 5 * random(),
}));
const { samples, starts } = speakTurns(spoken);
const background = listenTo(samples);
const right: TurnHeard[] = spoken.map(({ voice, seconds }, turn) => ({
  start: starts[turn]!,
  label: names[voice]!,
  words: Math.max(2, Math.round(seconds * wordsPerSecond)),
}));

const relabel = (turns: readonly TurnHeard[], labels: Readonly<Record<number, string | null>>): TurnHeard[] =>
  turns.map((turn, index) => (index in labels ? { ...turn, label: labels[index]! } : turn));
const other = (label: string | null) => (label === 'Ann' ? 'Bob' : 'Ann');
/** The turns that sound like somebody else than their label says. */
const doubted = ({ voices, turns }: VoiceCheck, given: readonly TurnHeard[]): number[] =>
  turns.flatMap(({ probable }, turn) =>
    probable !== null && probable[voices.indexOf(given[turn]!.label!)]! < 0.5 ? [turn] : [],
  );

describe('checking labels against voices', () => {
  it('doubts nothing where every label is right', () => {
    expect(doubted(checkVoices(background, right), right)).toEqual([]);
  });

  it('finds the turns whose label was given to somebody else, short ones too, and nothing else', () => {
    const wrong = [4, 13, 26, 31];
    const given = relabel(right, Object.fromEntries(wrong.map((turn) => [turn, other(right[turn]!.label)])));
    expect(doubted(checkVoices(background, given), given)).toEqual(wrong);
  });

  it('finds them where times are off by up to half a second', () => {
    const off = seededRandom(9);
    let last = 0;
    const late = right.map((turn) => ({ ...turn, start: (last = Math.max(last, turn.start + off() - 0.5)) }));
    const given = relabel(late, { 9: 'Ann', 22: 'Bob' });
    const check = checkVoices(background, given);
    expect(doubted(check, given)).toEqual([9, 22]);
    const distance = check.turns.map(({ start }, turn) => Math.abs(start - starts[turn]!));
    expect(distance.filter((seconds) => seconds < 0.2).length).toBeGreaterThan(32);
  });

  it('tells that two people are swapped from some turn on', () => {
    const given = right.map((turn, index) => (index < 28 ? turn : { ...turn, label: other(turn.label) }));
    const { turns, voices } = checkVoices(background, given);
    const swapped = turns.flatMap(({ swapped: pair }, turn) => (pair === null ? [] : [turn]));
    expect(swapped).toEqual(Array.from({ length: 12 }, (_, index) => 28 + index));
    expect(turns[30]!.swapped!.map((voice) => voices[voice]).sort()).toEqual(['Ann', 'Bob']);
  });

  it.each([
    ['nearly half of the time', 22, 40],
    ['the first third', 0, 12],
    ['a third in the middle', 14, 26],
  ])('finds every label of two people who are swapped for %s', (_, from, to) => {
    const given = right.map((turn, index) =>
      index >= from && index < to ? { ...turn, label: other(turn.label) } : turn,
    );
    const check = checkVoices(background, given);
    expect(check.alike).toBe(false);
    expect(doubted(check, given)).toEqual(Array.from({ length: to - from }, (_unused, index) => from + index));
  });

  it('finds two wrong labels in a talk of fourteen turns', () => {
    const seconds = [16, 16, 5, 6, 5, 7, 6, 5, 5, 6, 4, 5, 6, 5];
    const voicesHeard = seconds.map((length, turn) => ({ voice: turn % 2 === 0 ? 0 : 2, seconds: length }));
    const talk = speakTurns(voicesHeard, 2);
    const given = seconds.map((length, turn): TurnHeard => {
      const label = names[turn % 2]!;
      return {
        start: talk.starts[turn]!,
        label: turn === 5 || turn === 10 ? other(label) : label,
        words: Math.round(length * wordsPerSecond),
      };
    });
    const check = checkVoices(listenTo(talk.samples), given);
    expect(check.alike).toBe(false);
    expect(doubted(check, given)).toEqual([5, 10]);
  });

  it('does not take voices for alike where two people are swapped for a third of the time, or more labels are wrong', () => {
    const from = Math.floor(right.length * 0.67);
    const swapped = right.map((turn, index) => (index < from ? turn : { ...turn, label: other(turn.label) }));
    expect(checkVoices(background, swapped).alike).toBe(false);
    const wrong = right.map((turn, index) => (index % 6 === 0 ? { ...turn, label: other(turn.label) } : turn));
    expect(checkVoices(background, wrong).alike).toBe(false);
  });

  it('says of whom there is too little to know the voice, and keeps out of their turns', () => {
    const given = relabel(right, { 3: 'Cat' });
    const { voices, tooShort } = checkVoices(background, given);
    expect(voices).not.toContain('Cat');
    expect([...tooShort.keys()]).toEqual(['Cat']);
  });

  it('suggests whose turns the others are from a few that are labelled', () => {
    const given = right.map((turn, index) => (index < 8 ? turn : { ...turn, label: null }));
    const { turns, voices } = checkVoices(background, given);
    turns.forEach(({ probable }, turn) => {
      const best = probable!.indexOf(Math.max(...probable!));
      expect(voices[best]).toBe(right[turn]!.label);
    });
  });

  it('finds where another voice goes on in one turn', () => {
    const seconds = spoken[20]!.seconds + spoken[21]!.seconds;
    const joined = right
      .filter((_, turn) => turn !== 21)
      .map((turn, index) => (index === 20 ? { ...turn, words: Math.round(seconds * wordsPerSecond) } : turn));
    const { turns, voices } = checkVoices(background, joined);
    const { change } = turns[20]!;
    expect([voices[change!.before], voices[change!.after]]).toEqual([right[20]!.label, right[21]!.label]);
    expect(Math.abs(change!.seconds - starts[21]!)).toBeLessThan(0.5);
  });

  it('says that voices are alike where there is one', () => {
    const alone = speakTurns(spoken.map(({ seconds }) => ({ voice: 0, seconds })));
    const check = checkVoices(listenTo(alone.samples), right);
    expect(check.alike).toBe(true);
  });

  it('says that voices are alike where labels are given at random', () => {
    const any = seededRandom(3);
    const given = right.map((turn) => ({ ...turn, label: any() < 0.5 ? 'Ann' : 'Bob' }));
    expect(checkVoices(background, given).alike).toBe(true);
  });

  it('gives the same answer every time, however the sound comes in pieces', () => {
    expect(checkVoices(listenTo(samples, 999), right)).toEqual(checkVoices(background, right));
  });
});
