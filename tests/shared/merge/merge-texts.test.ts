import { describe, expect, test } from 'vitest';
import { mergeTexts } from '../../../shared/merge/merge-texts.ts';
import { renderMerge } from '../../../shared/merge/render-merge.ts';
import { beesBegun } from '../../helpers/bees.ts';

const base = `${beesBegun}
TO Yes.
`;

type Pairs = readonly (readonly [string, string])[];

const edit = (text: string, ...pairs: Pairs) =>
  pairs.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`“${from}” is not there`);
    return now.replace(from, to);
  }, text);

describe('without a question', () => {
  test.each<[string, Pairs, Pairs, Pairs?]>([
    ['two fields', [['title: "Keeping bees on the roof"', 'title: "Bees"']], [['draft: true', 'draft: false']]],
    ['a label here, the words of the same turn there', [['MD What', 'TO What']], [['up there?', 'on the roof?']]],
    ['two words of one sentence', [['Nobody in', 'No one in']], [['said a word', 'said anything']]],
    ['a word and the punctuation behind it', [['a word', 'one word']], [['word.', 'word!']]],
    ['two paragraphs of one turn', [['By lift', 'By the lift']], [['even less', 'nothing']]],
    ['a label and the only word of a turn', [['TO Yes.', 'MD Yes.']], [['TO Yes.', 'TO Mm.']], [['TO Yes.', 'MD Mm.']]],
    [
      'a paragraph added here, and a turn further down there',
      [['even less.\n', 'even less.\n\nNot a thing.\n']],
      [['TO Yes', 'TO Up there?\n\nTO Yes']],
    ],
    [
      'a turn split here, and another word of its first half there',
      [['holes. Nobody', 'holes.\n\nMD Nobody']],
      [['By lift', 'By the lift']],
    ],
    [
      'a turn taken out here, and one further down corrected there',
      [['MD Welcome, Tom. How did the bees come to the roof?\n\n', '']],
      [['find up there', 'do up there']],
    ],
    [
      'a field added by each in the same place',
      [['draft: true\n', 'draft: true\nseason: 2\n']],
      [['draft: true\n', 'draft: true\nepisode: 7\n']],
      [['draft: true\n', 'draft: true\nepisode: 7\nseason: 2\n']],
    ],
    [
      'the same correction twice',
      [['By lift', 'By the lift']],
      [['By lift', 'By the lift']],
      [['By lift', 'By the lift']],
    ],
    ['blank lines here, words there', [['MD Welcome', '\n\nMD Welcome']], [['Welcome, Tom', 'Welcome, Thomas']]],
  ])('%s', (_, ours, theirs, both = [...ours, ...theirs]) => {
    const merge = mergeTexts(base, edit(base, ...ours), edit(base, ...theirs));
    expect(merge.conflicts).toEqual([]);
    expect(merge.text).toBe(edit(base, ...both));
  });

  test('quoting, comments and hard breaks stay as they are', () => {
    const merge = mergeTexts(base, edit(base, ['draft: true', 'draft: false']), edit(base, ['TO By', 'MD By']));
    expect(merge.text).toBe(edit(base, ['draft: true', 'draft: false'], ['TO By', 'MD By']));
  });

  test('two fields or entries added in one place come in one order on both machines', () => {
    const ours = edit(base, ['Tom Okoro\n', 'Tom Okoro  \nZA - Zora Amin\n']);
    const theirs = edit(base, ['Tom Okoro\n', 'Tom Okoro  \nBK - Ben Kerr\n']);
    expect(mergeTexts(base, ours, theirs).text).toContain(
      'TO - Tom Okoro  \nBK - Ben Kerr  \nZA - Zora Amin\n\nMD Welcome',
    );
    expect(mergeTexts(base, theirs, ours).text).toBe(mergeTexts(base, ours, theirs).text);
  });
});

describe('with a question', () => {
  const ask = (ours: Pairs, theirs: Pairs) => mergeTexts(base, edit(base, ...ours), edit(base, ...theirs));

  test('the same word changed twice asks about its sentence, and keeps the rest of the turn', () => {
    const merge = ask(
      [
        ['Nobody in the lift', 'No one in the lift'],
        ['By lift', 'By the lift'],
      ],
      [['Nobody in the lift', 'Not a soul in the lift']],
    );
    expect(merge.conflicts).toEqual([
      {
        index: 0,
        kind: 'words',
        place: 'Turn 2, TO',
        line: 12,
        base: 'Nobody in the lift said a word.',
        ours: 'No one in the lift said a word.',
        theirs: 'Not a soul in the lift said a word.',
        both: 'No one in the lift said a word. Not a soul in the lift said a word.',
        reason: 'Both sides changed the same words.',
        choices: ['ours', 'theirs', 'both'],
      },
    ]);
    expect(merge.text).toContain(
      '<<<<<<< ours\nTO By the lift, in a box with air holes. No one in the lift said a word.\n=======\nTO By the lift, in a box with air holes. Not a soul in the lift said a word.\n>>>>>>> theirs\n\nAnd on',
    );
    expect(renderMerge(merge, ['theirs'])).toBe(edit(base, ['By lift', 'By the lift'], ['Nobody in', 'Not a soul in']));
    expect(renderMerge(merge, ['both'])).toContain(
      'No one in the lift said a word. Not a soul in the lift said a word.',
    );
  });

  test('words put in by each in the same place: both are what both put in', () => {
    const merge = ask([['said a word.', 'said a word. Not one.']], [['said a word.', 'said a word. Never.']]);
    expect(merge.conflicts).toMatchObject([
      {
        kind: 'words',
        base: 'Nobody in the lift said a word.',
        both: 'Nobody in the lift said a word. Not one. Never.',
      },
    ]);
    expect(renderMerge(merge, ['both'])).toBe(edit(base, ['said a word.', 'said a word. Not one. Never.']));
  });

  test('the same label changed twice', () => {
    const merge = ask([['MD What', 'TO What']], [['MD What', 'ZA What']]);
    expect(merge.conflicts[0]).toMatchObject({
      kind: 'label',
      base: 'MD',
      ours: 'TO',
      theirs: 'ZA',
      place: 'Turn 3, TO',
      choices: ['ours', 'theirs'],
    });
  });

  test('the same field changed twice: markers stand in the front matter, which is then no front matter', () => {
    const merge = ask([['Keeping bees', 'Raising bees']], [['Keeping bees', 'On bees']]);
    expect(merge.conflicts).toMatchObject([
      { kind: 'field', place: 'Front matter, title', reason: 'Both sides changed “title”.' },
    ]);
    expect(merge.text).toMatch(
      /^---\n<<<<<<< ours\ntitle: "Raising.*\n=======\ntitle: "On bees.*\n>>>>>>> theirs\ndate:/,
    );
  });

  test('a turn taken away here and corrected there', () => {
    const merge = ask([['MD What do they find up there?\n\n', '']], [['find up there', 'look for up there']]);
    expect(merge.conflicts).toMatchObject([{ kind: 'lines', ours: '', theirs: 'MD What do they look for up there?' }]);
    expect(renderMerge(merge, ['ours'])).not.toContain('look for');
    expect(renderMerge(merge, ['theirs'])).toContain('MD What do they look for up there?\n\nTO Yes.');
  });

  test('a turn rewritten here and corrected there is one question, with both texts whole', () => {
    const rewritten = 'TO We carried them up five floors, one hive after the other, before anybody else was awake.';
    const merge = ask(
      [['TO By lift, in a box with air holes. Nobody in the lift said a word.', rewritten]],
      [['By lift', 'By the lift']],
    );
    expect(merge.conflicts).toMatchObject([
      {
        kind: 'lines',
        place: 'Turn 2, TO',
        ours: rewritten,
        theirs: 'TO By the lift, in a box with air holes. Nobody in the lift said a word.',
      },
    ]);
    expect(renderMerge(merge, ['theirs'])).toBe(edit(base, ['By lift', 'By the lift']));
  });

  test('a turn added by each in the same place', () => {
    const merge = ask([['MD What', 'MD And then?\n\nMD What']], [['MD What', 'TO Shall I go on?\n\nMD What']]);
    expect(merge.conflicts).toMatchObject([
      { kind: 'lines', base: '', ours: 'MD And then?', theirs: 'TO Shall I go on?' },
    ]);
    expect(renderMerge(merge, ['both'])).toContain('less.\n\nMD And then?\n\nTO Shall I go on?\n\nMD What');
  });

  test('one side renames a label everywhere, the other adds a turn of the old one: an error that neither side had', () => {
    const renamed = base.replaceAll('MD', 'MDu');
    const merge = mergeTexts(base, renamed, edit(base, ['TO Yes.', 'TO Yes.\n\nMD Thank you, Tom.']));
    expect(merge.conflicts).toMatchObject([
      {
        kind: 'lint',
        base: '',
        ours: '',
        theirs: 'MD Thank you, Tom.',
        place: 'Turn 5, MD',
        choices: ['ours', 'theirs', 'both'],
      },
    ]);
    expect(renderMerge(merge, ['both'])).toBe(edit(renamed, ['TO Yes.', 'TO Yes.\n\nMD Thank you, Tom.']));
  });

  test('an error that one side had already does not ask', () => {
    const merge = ask([['MD What', 'XX What']], [['draft: true', 'draft: false']]);
    expect(merge.conflicts).toEqual([]);
  });
});

test('a merge of a three-hour transcript takes a time that nobody notices', { timeout: 10_000 }, () => {
  const long = `${base.slice(0, base.indexOf('MD Welcome'))}${Array.from({ length: 3000 }, (_, index) => `${index % 2 ? 'TO' : 'MD'} ${`In the year ${index} we had ${index * 7} hives and the weather was kind. `.repeat(7)}\n`).join('\n')}`;
  const ours = long.replaceAll('the weather was kind', 'the winter was kind');
  const merge = mergeTexts(long, ours, long.replace('draft: true', 'draft: false').replaceAll('\nTO ', '\nTOm '));
  expect(merge.conflicts.filter(({ kind }) => kind !== 'lint')).toEqual([]);
});
