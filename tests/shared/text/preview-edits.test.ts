import fc from 'fast-check';
import { expect, test } from 'vitest';
import { previewEdits } from '../../../shared/text/preview-edits.ts';
import type { TextEdit } from '../../../shared/text/text-edit.ts';

const text =
  'EM Rashid, how did the garden begin?\n\nRP With a skip and six bags of soil.\n\nRP And then  the neighbours came with spades and seeds, all of them on one day.\n';

/** An edit that puts `insert` in place of the words `found`. */
function replace(found: string, insert: string, after = 0): TextEdit {
  const from = text.indexOf(found, after);
  return { from, to: from + found.length, insert };
}

test('a change is shown with the whole words around it, and line breaks can be seen', () => {
  expect(previewEdits(text, [replace('RP', 'RT')])).toEqual([
    {
      before: '…did the garden begin?⏎⏎RP With a skip and six…',
      after: '…did the garden begin?⏎⏎RT With a skip and six…',
    },
  ]);
});

test('doubled spaces can be seen', () => {
  expect(previewEdits(text, [replace('  ', ' ')])).toEqual([
    { before: '…of soil.⏎⏎RP And then··the neighbours came…', after: '…of soil.⏎⏎RP And then the neighbours came…' },
  ]);
});

test('changes that stand far apart are shown each in its place, and close ones together', () => {
  const previews = previewEdits(text, [replace('day', 'morning'), replace('EM', 'AB'), replace('Rashid', 'Rosa')]);
  expect(previews.map(({ after }) => after)).toEqual(['AB Rosa, how did the garden…', '…all of them on one morning.⏎']);
});

test('of a long passage that goes, the beginning and the end are shown', () => {
  const long = `A ${'word '.repeat(400)}Z`;
  const [preview] = previewEdits(long, [{ from: 2, to: long.length - 1, insert: '' }]);
  expect(preview!.before).toMatch(/^A (word )+…(word )+Z$/);
  expect(preview!.before.length).toBeLessThan(200);
  expect(preview!.after).toBe('A Z');
});

test('no preview cuts a character in two', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'grapheme' }),
      fc.nat(),
      (given, insert, at) => {
        const characters = [...given];
        const from = characters.slice(0, at % (characters.length + 1)).join('').length;
        for (const { before, after } of previewEdits(given, [{ from, to: from, insert }]))
          expect(() => encodeURI(before + after)).not.toThrow();
      },
    ),
  );
});
