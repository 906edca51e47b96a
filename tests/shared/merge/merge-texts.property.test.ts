import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTexts } from '../../../shared/merge/merge-texts.ts';
import { renderMerge } from '../../../shared/merge/render-merge.ts';
import { cutUnits } from '../../../shared/merge/units.ts';
import { realTranscripts } from '../../helpers/real-transcripts.ts';

/** Few words, so that turns look alike and are hard to follow. */
const vocabulary = ['yes', 'well', 'the', 'garden', 'we', 'asked', 'Mm', 'school', 'and', 'people'];

interface SpokenTurn {
  readonly label: string;
  readonly paragraphs: readonly string[];
}

const words = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 12 })
  .map((list) => `${list.join(' ')}.`);
const turn: fc.Arbitrary<SpokenTurn> = fc.record({
  label: fc.constantFrom('MD', 'TW', 'JK'),
  paragraphs: fc.array(words, { minLength: 1, maxLength: 2 }),
});
const turns = fc.array(turn, { minLength: 1, maxLength: 8 });

function print(title: string, list: readonly SpokenTurn[]): string {
  const body = list.map(({ label, paragraphs }) => `${label} ${paragraphs.join('\n\n')}\n`).join('\n');
  return `---\ntitle: ${title}\ndraft: false\n---\n\nMD - Mina Duval  \nTW - Tara Woods  \nJK - Joan Keir\n\n${body}`;
}

/** One change of one turn; whatever it puts in is a word that stands nowhere else. */
type Change = { readonly kind: 'relabel' | 'reword' | 'append' | 'remove' | 'insert' | 'split'; readonly at: number };
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('relabel', 'reword', 'append', 'remove', 'insert', 'split'),
  at: fc.nat(),
});

function apply(list: readonly SpokenTurn[], { kind, at }: Change, word: string): SpokenTurn[] {
  const index = at % Math.max(1, list.length);
  const found = list[index];
  if (found === undefined) return [{ label: 'MD', paragraphs: [word] }];
  const [first, ...others] = found.paragraphs;
  const parts = first!.split(' ');
  const middle = at % parts.length;
  const changed = ((): SpokenTurn[] => {
    switch (kind) {
      case 'relabel':
        return [{ ...found, label: found.label === 'MD' ? 'TW' : 'MD' }];
      case 'reword':
        return [{ ...found, paragraphs: [parts.with(middle, word).join(' '), ...others] }];
      case 'append':
        return [{ ...found, paragraphs: [...found.paragraphs, `${word} and more.`] }];
      case 'remove':
        return [];
      case 'insert':
        return [{ label: 'JK', paragraphs: [`${word} well.`] }, found];
      case 'split':
        return middle === 0
          ? [found]
          : [
              { ...found, paragraphs: [parts.slice(0, middle).join(' ')] },
              { label: 'JK', paragraphs: [parts.slice(middle).join(' '), ...others] },
            ];
    }
  })();
  return list.toSpliced(index, 1, ...changed);
}

const side = (name: string) =>
  fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map(
      (changes) => (list: readonly SpokenTurn[]) =>
        changes.reduce<readonly SpokenTurn[]>((now, one, index) => apply(now, one, `${name}${index}x`), list),
    );

/** Every version of every conflict, and the merged text. */
function everythingIn(merge: ReturnType<typeof mergeTexts>): string {
  return [
    renderMerge(merge),
    renderMerge(
      merge,
      merge.conflicts.map(() => 'ours'),
    ),
    renderMerge(
      merge,
      merge.conflicts.map(() => 'theirs'),
    ),
  ].join('\n');
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe('a three-way merge', () => {
  test('of one change alone is that change, byte for byte', () => {
    fc.assert(
      fc.property(turns, side('ours'), (list, edit) => {
        const [base, changed] = [print('One', list), print('One', edit(list))];
        expect(mergeTexts(base, base, changed).text).toBe(changed);
        expect(mergeTexts(base, changed, base).text).toBe(changed);
        expect(mergeTexts(base, changed, changed).text).toBe(changed);
      }),
    );
  });

  test('of a change and one elsewhere is both, byte for byte, without a question', () => {
    fc.assert(
      fc.property(
        turns,
        turns,
        fc.constantFrom('relabel', 'reword', 'append') as fc.Arbitrary<Change['kind']>,
        fc.nat(),
        (list, more, kind, at) => {
          const field = { base: print('One', [...list, ...more]), ours: print('Two', [...list, ...more]) };
          const edited = apply([...list, ...more], { kind, at }, 'theirsx');
          const merge = mergeTexts(field.base, field.ours, print('One', edited));
          expect(merge.conflicts).toEqual([]);
          expect(merge.text).toBe(print('Two', edited));
        },
      ),
    );
  });

  test('of a label on one side and words on the other takes both, in any turn', () => {
    fc.assert(
      fc.property(turns, fc.nat(), fc.nat(), (list, first, second) => {
        // A turn of two words, of which one is another word now, is hardly the same turn; and of two paragraphs that say the same it asks which was meant.
        const long = list.map(({ label, paragraphs }, index) => ({
          label,
          paragraphs: paragraphs.map((text, at) => `Turn ${index}.${at} was ${text}`),
        }));
        const ours = (now: readonly SpokenTurn[]) => apply(now, { kind: 'relabel', at: first }, '');
        const theirs = (now: readonly SpokenTurn[]) => apply(now, { kind: 'reword', at: second }, 'theirsx');
        const merge = mergeTexts(print('One', long), print('One', ours(long)), print('One', theirs(long)));
        expect(merge.conflicts).toEqual([]);
        expect(merge.text).toBe(print('One', theirs(ours(long))));
      }),
    );
  });

  test('loses no word of either side without a question, and none that neither took away', () => {
    fc.assert(
      fc.property(turns, side('ours'), side('theirs'), (list, edit, other) => {
        const [base, ours, theirs] = [print('One', list), print('One', edit(list)), print('One', other(list))];
        const merge = mergeTexts(base, ours, theirs);
        const all = new Set(wordsOf(everythingIn(merge)));
        for (const word of [...wordsOf(ours), ...wordsOf(theirs)]) if (word.endsWith('x')) expect(all).toContain(word);
        if (merge.conflicts.length > 0) return;
        const count = (text: string, word: string) => wordsOf(text).filter((found) => found === word).length;
        for (const word of vocabulary)
          expect(count(merge.text, word)).toBeGreaterThanOrEqual(
            Math.min(
              count(ours, word),
              count(theirs, word),
              count(ours, word) + count(theirs, word) - count(base, word),
            ),
          );
      }),
      { numRuns: 300 },
    );
  });

  test('is the same from either side, but for whose words come first in a question', () => {
    fc.assert(
      fc.property(turns, side('ours'), side('theirs'), (list, edit, other) => {
        const [base, ours, theirs] = [print('One', list), print('One', edit(list)), print('One', other(list))];
        const [there, back] = [mergeTexts(base, ours, theirs), mergeTexts(base, theirs, ours)];
        expect(back.conflicts.map(({ base: b, ours: o, theirs: t }) => [b, t, o])).toEqual(
          there.conflicts.map(({ base: b, ours: o, theirs: t }) => [b, o, t]),
        );
        expect(
          renderMerge(
            back,
            back.conflicts.map(() => 'theirs'),
          ),
        ).toBe(
          renderMerge(
            there,
            there.conflicts.map(() => 'ours'),
          ),
        );
      }),
    );
  });

  test('never throws, whatever the texts', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '-',
        '\n',
        ' ',
        'a',
        ':',
        'MD ',
        '---\n',
        '"',
        '#',
        '<<<<<<< ',
        '\t',
        '\u2028',
        '🎙',
        'MD - Mina\n',
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const merge = mergeTexts(base, ours, theirs);
        for (const choice of ['ours', 'theirs', 'both'] as const)
          expect(
            renderMerge(
              merge,
              merge.conflicts.map(() => choice),
            ),
          ).not.toContain('>>>>>>>');
      }),
      { numRuns: 500 },
    );
  });
});

describe('units', () => {
  test('are the text, all leads and contents in order', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '-',
        '\n',
        ' ',
        'a',
        ': b',
        'MD ',
        '---\n',
        '"',
        '#',
        '\t',
        '\u2028',
        'MD - Mina\n',
        'key: value\n',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (all) => {
        expect(
          cutUnits(all, {})
            .map(({ lead, content }) => (lead ?? '') + content)
            .join(''),
        ).toBe(all);
      }),
    );
  });

  test.skipIf(realTranscripts.length === 0)('are the text of real transcripts too', () => {
    for (const path of realTranscripts) {
      const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
      expect(
        cutUnits(text, {})
          .map(({ lead, content }) => (lead ?? '') + content)
          .join('') === text,
        path,
      ).toBe(true);
    }
  });
});
