import { expect, test } from 'vitest';
import { findMarkedConflicts } from '../../../shared/episode/model/conflict-markers.ts';
import { mergeTexts } from '../../../shared/merge/merge-texts.ts';

const head = '---\ntitle: Bees\n---\nMD - Michelle Drumm  \nTO - Tom Oak\n\nMD What do they find?\n\n';
const base = `${head}TO Lime trees, mostly.\n\nMD Well.\n`;
const ours = `${head}TO Limes, mostly.\n\nMD Well.\n`;
const theirs = `${head}TO Oak trees, mostly.\n\nMD Well.\n`;

test('a conflict is written in the style of git’s merge.conflictStyle', () => {
  const between = (style: 'merge' | 'diff3' | 'zdiff3') =>
    mergeTexts(base, ours, theirs, { style }).text.slice(head.length, -'\n\nMD Well.\n'.length);
  expect(between('merge')).toBe('<<<<<<< ours\nTO Limes, mostly.\n=======\nTO Oak trees, mostly.\n>>>>>>> theirs');
  expect(between('diff3')).toBe(
    '<<<<<<< ours\nTO Limes, mostly.\n||||||| base\nTO Lime trees, mostly.\n=======\nTO Oak trees, mostly.\n>>>>>>> theirs',
  );
  expect(between('zdiff3')).toBe(between('diff3'));
});

test('zdiff3 takes the lines that both sides share out of the conflict, at both ends', () => {
  const added = (lines: string) => `${base}\nTO First.\n\n${lines}\n\nMD Last.\n`;
  const [mine, other] = [added('MD Mine.'), added('MD Theirs.')];
  const marked = mergeTexts(base, mine, other, { style: 'zdiff3' }).text;
  expect(marked).toBe(
    `${base}\nTO First.\n\n<<<<<<< ours\nMD Mine.\n||||||| base\n=======\nMD Theirs.\n>>>>>>> theirs\n\nMD Last.\n`,
  );
  expect(mergeTexts(base, mine, other, { style: 'diff3' }).text).toBe(
    `${base}\n<<<<<<< ours\nTO First.\n\nMD Mine.\n\nMD Last.\n||||||| base\n=======\nTO First.\n\nMD Theirs.\n\nMD Last.\n>>>>>>> theirs\n`,
  );
});

test.each(['merge', 'diff3', 'zdiff3'] as const)(
  'a conflict in the style %s is found again, and both versions come out of it',
  (style) => {
    const { text } = mergeTexts(base, ours, theirs, { style });
    const [conflict, ...more] = findMarkedConflicts(text);
    expect(more).toEqual([]);
    const keep = ({ from, to }: { from: number; to: number }) =>
      text.slice(0, conflict!.range.from) + text.slice(from, to) + text.slice(conflict!.range.to);
    expect([keep(conflict!.ours), keep(conflict!.theirs)]).toEqual([ours, theirs]);
  },
);
