import { expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { addCorrection, parseCorrections, removeCorrection } from '../../../shared/words/corrections.ts';
import { addTerm, parseGlossary } from '../../../shared/words/glossary.ts';
import { isChecked, isKnown, knownWords } from '../../../shared/words/known-words.ts';
import { spokenWords } from '../../../shared/words/spoken-words.ts';

const episode = parseEpisode(
  `---
title: Nowt here
---

MD - Mina Duval

Narrrated.

MD It’s Zoë’s [inaudible 00:12] wrd, see www.exmple.org or a@b.cd, in 2nd place.

\`\`\`
cde
\`\`\`
`,
  {},
);

test('words are those of turns and narration, without labels, marks, addresses, numbers and code', () => {
  expect(spokenWords(episode, { from: 0, to: episode.text.length }).map(({ word }) => word)).toEqual([
    'Narrrated',
    "It's",
    "Zoë's",
    'wrd',
    'see',
    'or',
    'in',
    'place',
  ]);
});

test('each word knows where it stands, and only a stretch is looked through', () => {
  const at = episode.text.indexOf('wrd');
  expect(spokenWords(episode, { from: at, to: at + 3 })).toEqual([{ word: 'wrd', from: at, to: at + 3 }]);
});

test('names and terms are known, whole or in part, in any capitals and as possessives', () => {
  const known = knownWords(['Brigid O’Daniel', 'Iriss.fm', 'co-production']);
  for (const word of ['brigid', "O'Daniel's", 'Iriss.fm', 'production']) expect(isKnown(word, known)).toBe(true);
  expect(isKnown('Irriss', known)).toBe(false);
});

test('abbreviations and single letters are not looked up', () => {
  expect(['NHS', 'a', 'Kettle', 'SHOUTING'].map(isChecked)).toEqual([false, false, true, true]);
});

test('a term goes into the glossary in its place, once, below the remarks', () => {
  const text = '# names of services\nZest\n';
  expect(addTerm(text, ' Iriss  fm ')).toBe('# names of services\nIriss fm\nZest\n');
  expect(addTerm(text, 'Zest')).toBe(text);
  expect(parseGlossary('# remark\r\nZest\r\n\r\n')).toEqual(['Zest']);
});

test('a correction is kept a line each, replaces an earlier one, and one that is taken back is forgotten', () => {
  const once = addCorrection('', { from: 'Irriss', to: 'Iris' });
  const twice = addCorrection(once, { from: 'Irriss', to: 'Iriss' });
  expect(twice).toBe('Irriss\tIriss\n');
  expect(parseCorrections(`broken\n${twice}`)).toEqual([{ from: 'Irriss', to: 'Iriss' }]);
  expect(addCorrection(twice, { from: 'Iriss', to: 'Irriss' })).toBe('Iriss\tIrriss\n');
  expect(removeCorrection(twice, 'Irriss')).toBe('');
});
