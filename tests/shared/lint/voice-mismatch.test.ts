import { describe, expect, it } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import type { Heard } from '../../../shared/lint/model/heard.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { only } from './lint-text.ts';

const text = `AJ - Al Jones
BS - Beth Smith

AJ We went early. Was it cold?

BS It was freezing.

AJ Nobody fished.

BS Nobody at all.
`;

const nothing: Heard = { sounds: [], worthALook: new Map(), suggestions: [], swaps: [], splits: [] };

function check(heard: Partial<Heard>, given = text, rule = 'voice-mismatch'): Problem[] {
  return lintEpisode(parseEpisode(given, {}), { ...only(rule), heard: { ...nothing, ...heard } });
}

/** What the fix of a problem makes of the turns. */
function fixed(problem: Problem, title: string, given = text): string[] {
  const { edits } = problem.fixes.find((fix) => fix.title === title)!;
  return applyEdits(given, edits)
    .split('\n\n')
    .slice(1)
    .map((turn) => turn.trim());
}

const messages = (problems: readonly Problem[]) => problems.map(({ message }) => message);

describe('a turn that sounds like somebody else', () => {
  const worthALook = new Map([[2, { likelier: 'BS' }]]);

  it('is a hint at its label, and is given to whom it sounds like', () => {
    const [problem, ...more] = check({ worthALook, sounds: ['AJ', 'BS', 'BS', 'BS'] });
    expect(more).toEqual([]);
    expect(problem!.severity).toBe('hint');
    expect(problem!.message).toBe('This turn sounds like Beth Smith, not Al Jones (and so do the turns around it).');
    expect(fixed(problem!, 'Give this turn to Beth Smith')[2]).toBe('BS Nobody fished.');
    expect(problem!.fixes.every(({ ticked, isSuggestion }) => !ticked && isSuggestion === true)).toBe(true);
  });

  it('stands alone where the turns around it sound like others', () => {
    expect(messages(check({ worthALook, sounds: ['AJ', 'AJ', 'BS', 'BS'] }))).toEqual([
      'This turn sounds like Beth Smith, not Al Jones.',
    ]);
  });
});

describe('a turn in which a second voice begins', () => {
  const split = { turn: 0, offset: text.indexOf('Was it'), before: 'AJ', after: 'BS' };
  const parts = [
    'AJ We went early.',
    'BS Was it cold?',
    'BS It was freezing.',
    'AJ Nobody fished.',
    'BS Nobody at all.',
  ];

  it('is a hint at the word, and is split there', () => {
    const [problem] = check({ splits: [split] });
    expect(problem!.message).toBe('This turn sounds like Al Jones up to here, and from here on like Beth Smith.');
    expect(text.slice(problem!.range.from, problem!.range.to)).toBe('Was');
    expect(fixed(problem!, 'Split here')).toEqual(parts);
  });

  it('is one problem with two fixes where it sounds like somebody else on the whole, and each part goes to its voice', () => {
    const given = text.replace('AJ We', 'BS We');
    const [problem, ...more] = check({ splits: [split], worthALook: new Map([[0, { likelier: 'AJ' }]]) }, given);
    expect(more).toEqual([]);
    expect(problem!.fixes.map(({ title }) => title)).toEqual(['Give this turn to Al Jones', 'Split here']);
    expect(fixed(problem!, 'Split here', given)).toEqual(parts);
  });
});

describe('turns in which two people seem to be swapped', () => {
  const swap = (...turns: number[]) => ({
    swaps: [{ labels: ['AJ', 'BS'] as const, turns }],
    worthALook: new Map(turns.map((turn) => [turn, { likelier: turn % 2 === 0 ? 'BS' : 'AJ' }])),
  });

  it('are one problem to the end of the episode', () => {
    const [problem, ...more] = check(swap(1, 2, 3));
    expect(more).toEqual([]);
    expect(problem!.message).toBe('The last 3 turns seem to be swapped between Al Jones and Beth Smith.');
    expect(fixed(problem!, 'Swap Al Jones and Beth Smith from here on')).toEqual([
      'AJ We went early. Was it cold?',
      'AJ It was freezing.',
      'BS Nobody fished.',
      'AJ Nobody at all.',
    ]);
  });

  it('are so many from some turn on elsewhere, of which those are left alone that were put right', () => {
    const [problem] = check(swap(0, 2));
    expect(problem!.message).toBe('From here on 2 turns seem to be swapped between Al Jones and Beth Smith.');
    expect(fixed(problem!, 'Swap Al Jones and Beth Smith in these 2 turns')).toEqual([
      'BS We went early. Was it cold?',
      'BS It was freezing.',
      'BS Nobody fished.',
      'BS Nobody at all.',
    ]);
  });
});

it('whom an unassigned turn sounds like is said, and offered first', () => {
  const given = text.replace('AJ Nobody', '?? Nobody');
  const [problem] = check({ suggestions: [{ turn: 2, label: 'BS' }] }, given, 'unassigned-turn');
  expect(problem!.message).toBe('Nobody has said yet who speaks here. It sounds like Beth Smith.');
  expect(problem!.fixes.map(({ title }) => title)).toEqual(['Change to “BS”', 'Change to “AJ”']);
});

it('nothing is said where voices were not compared', () => {
  const { heard: _, ...context } = { ...only('voice-mismatch'), heard: undefined };
  expect(lintEpisode(parseEpisode(text, {}), context)).toEqual([]);
});
