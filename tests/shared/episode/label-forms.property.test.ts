import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../shared/config/library-config.ts';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { lintEpisode } from '../../../shared/lint/lint.ts';
import { printLabel } from '../../../shared/operations/print-label.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';
import { anyLabelForm, anyName, anyUnknownForm, anyWeakForm, type WrittenForm } from '../../helpers/label-forms.ts';

const sentences = [
  'Welcome to the harbour show.',
  'Thank you, it is good to be here.',
  'How did you come to the lighthouse?',
  'My mother kept it before me.',
  'And the hardest part of the work?',
  'The winters, when nobody comes.',
];
const pages = ['', '---\ntitle: Harbour lights\ndate: 2024-01-02\n---\n\n'];

/** A blank line between turns, or none, or turns of several paragraphs. */
const layouts = [
  { between: '\n\n', more: '' },
  { between: '\n', more: '' },
  { between: '\n\n', more: 'We mend nets.\n\nAll of us do.\n\n' },
];

function transcriptIn(form: fc.Arbitrary<WrittenForm>) {
  return fc
    .record({
      form,
      names: fc.uniqueArray(anyName, { minLength: 2, maxLength: 3 }),
      rounds: fc.integer({ min: 3, max: 6 }),
      page: fc.constantFrom(...pages),
      layout: fc.constantFrom(...layouts),
    })
    .map(({ form: written, names, rounds, page, layout: { between, more } }) => {
      const turns = Array.from({ length: rounds * names.length }, (_, index) => ({
        name: names[index % names.length]!,
        seconds: index * 7,
        words: sentences[index % sentences.length]!,
      }));
      return {
        form: written,
        turns,
        text: `${page}${turns.map(({ name, seconds, words }) => written.open(name, seconds) + more + words).join(between)}\n`,
      };
    });
}

const labelsOf = (text: string) => parseEpisode(text, {}).turns.map(({ label }) => label.text);
const isReported = (text: string) =>
  lintEpisode(parseEpisode(text, {}), { config: defaultConfig }).some(({ rule }) => rule === 'unread-labels');

test.each([
  ['a colon or a time in brackets', anyLabelForm],
  ['a dash, a tab, a line end or bold alone', anyWeakForm],
])(
  'a transcript in any form of labels with %s is read back turn by turn, with its times, and goes on in that form',
  (_, forms) => {
    fc.assert(
      fc.property(transcriptIn(forms), ({ form, turns, text }) => {
        const episode = parseEpisode(text, {});
        expect(labelsOf(text), text).toEqual(turns.map(({ name }) => name));
        episode.turns.forEach(({ paragraphs, time }, index) => {
          // A time that leads the words stays with them.
          expect(
            paragraphs
              .map(({ from, to }) => text.slice(from, to))
              .join(' ')
              .endsWith(turns[index]!.words),
            text,
          ).toBe(true);
          if (form.timed) expect(Math.floor(time?.seconds ?? -1), text).toBe(turns[index]!.seconds);
        });
        expect(isReported(text), text).toBe(false);
        const added = `${text}\n${printLabel(episode, turns[0]!.name)}Once more.\n`;
        expect(labelsOf(added), added).toEqual([...turns.map(({ name }) => name), turns[0]!.name]);
      }),
      { numRuns: 700 },
    );
  },
);

test('a transcript in a form that is not read is an error, and the fix that is offered makes it readable', () => {
  let mended = 0;
  fc.assert(
    fc.property(transcriptIn(anyUnknownForm), ({ turns, text }) => {
      const episode = parseEpisode(text, {});
      if (JSON.stringify(labelsOf(text)) === JSON.stringify(turns.map(({ name }) => name))) return;
      const found = lintEpisode(episode, { config: defaultConfig }).find(({ rule }) => rule === 'unread-labels');
      expect(found, text).toBeDefined();
      const [fix] = found!.fixes;
      if (fix === undefined) return;
      mended++;
      expect(isReported(applyEdits(text, fix.edits)), text).toBe(false);
      expect(labelsOf(applyEdits(text, fix.edits))).toHaveLength(turns.length);
    }),
    { numRuns: 700 },
  );
  expect(mended).toBeGreaterThan(400);
});
