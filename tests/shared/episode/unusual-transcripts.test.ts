import { describe, expect, test } from 'vitest';
import { parseEpisode } from '../../../shared/episode/parse-episode.ts';
import { outline } from '../../helpers/outline.ts';

const labelsOf = (text: string) => parseEpisode(text, {}).turns.map(({ label }) => label.text);
const nets = ['We mend nets.', 'Since when?', 'Since June.', 'And boats?'];

describe('two to four turns are a dialogue where nearly every paragraph leads with a name', () => {
  test.each([
    ['a colon, once each', 'Ana: We mend nets.\n\nJon: Since when?\n', ['Ana', 'Jon']],
    [
      'a colon',
      'Ana Bell: We mend nets.\n\nJon Reed: Since when?\n\nAna Bell: Since June.\n',
      ['Ana Bell', 'Jon Reed', 'Ana Bell'],
    ],
    [
      'a colon, over lines that are broken',
      'Ana: We mend nets, as we have done\nsince June.\n\nJon: Since when,\nexactly?\n',
      ['Ana', 'Jon'],
    ],
    [
      'a panel of which one comes again',
      'Ana: Welcome.\n\nJon: Hello.\n\nIda: Hello.\n\nPer: Hello.\n\nUwe: Hello.\n\nAna: Nets, then.\n',
      ['Ana', 'Jon', 'Ida', 'Per', 'Uwe', 'Ana'],
    ],
    ['a dash', 'Ana — We mend nets.\n\nJon — Since when?\n\nAna — Since June.\n', ['Ana', 'Jon', 'Ana']],
    ['bold alone', '**Ana** We mend nets.\n\n**Jon** Since when?\n\n**Ana** Since June.\n', ['Ana', 'Jon', 'Ana']],
    [
      'a line of their own',
      'Ana Bell\nWe mend nets.\n\nJon Reed\nSince when?\n\nAna Bell\nSince June.\n',
      ['Ana Bell', 'Jon Reed', 'Ana Bell'],
    ],
    ['initials', 'AB We mend nets.\n\nJR Since when?\n\nAB Since June.\n', ['AB', 'JR', 'AB']],
    ['full stops of another script', '李明：我们补网。\n王芳：从什么时候？\n', ['李明', '王芳']],
  ])('with %s', (_, text, labels) => {
    expect(labelsOf(`---\ntitle: Nets\n---\n\n${text}`)).toEqual(labels);
  });

  test.each([
    ['credits', 'Producer: Ana Bell\n\nMusic by: Jon Reed\n'],
    ['a glossary', 'Net: It is wet.\n\nBoat: It is dry.\n\nTide: It is high.\n\nWall: It is long.\n'],
    [
      'prose that names somebody',
      'Ana: that was her name.\n\nWe met at the wall, and it rained.\n\nIt rained for days.\n',
    ],
  ])('but %s are none', (_, text) => {
    expect(labelsOf(text)).toEqual([]);
  });
});

describe('without blank lines between turns', () => {
  test('who speaks once or twice has their turns, too', () => {
    const talk = Array.from({ length: 6 }, (_, at) => `${['Ana', 'Jon'][at % 2]}: ${nets[at % 4]}`);
    expect(
      labelsOf([...talk, 'Caller from Leeds: I have a question.', 'Ana: Yes?', 'Ida: Not me.', 'Jon: So.'].join('\n')),
    ).toEqual(['Ana', 'Jon', 'Ana', 'Jon', 'Ana', 'Jon', 'Caller from Leeds', 'Ana', 'Ida', 'Jon']);
  });

  test('initials that no legend declares are read', () => {
    expect(
      labelsOf(Array.from({ length: 8 }, (_, at) => `${['AB', 'JR'][at % 2]} ${nets[at % 4]}`).join('\n')),
    ).toEqual(['AB', 'JR', 'AB', 'JR', 'AB', 'JR', 'AB', 'JR']);
  });
});

test('one who asks, and others who each answer once, are all read', () => {
  const text = [
    'Ana: Who are you?',
    'Jon: A keeper.',
    'Ana: And you?',
    'Ida: A painter.',
    'Ana: And you?',
    'Per: Nobody.',
  ].join('\n\n');
  expect(labelsOf(text)).toEqual(['Ana', 'Jon', 'Ana', 'Ida', 'Ana', 'Per']);
});

test.each([['**Ana** '], ['Ana — '], ['Ana\n'], ['**Ana**\n\n'], ['Ana\t'], ['AB ']])(
  'turns of several paragraphs that open with %j are read, whatever the share of paragraphs without a label',
  (open) => {
    const other = open.replace('Ana', 'Jon').replace('AB', 'JR');
    const text = Array.from({ length: 8 }, (_, at) => `${[open, other][at % 2]}${nets.join('\n\n')}`).join('\n\n');
    expect(labelsOf(text)).toHaveLength(8);
  },
);

test.each([
  ['First Caller', 'Second Caller'],
  ['Note Taker', 'Jon'],
  ['Section Chief', 'Jon'],
  ['Question', 'Answer'],
  ['Rosa Maria Helena de la Cruz Hill', 'Jon'],
  ['Caller #1', 'Jon'],
  ['3PO', 'R2D2'],
  ['1', '2'],
])('%s and %s are speakers where they take turns', (...names) => {
  expect(labelsOf(Array.from({ length: 8 }, (_, at) => `${names[at % 2]}: ${nets[at % 4]}`).join('\n\n'))).toEqual([
    ...names,
    ...names,
    ...names,
    ...names,
  ]);
});

test('the first word of a name in capitals is no initials where a full stop follows the name', () => {
  expect(
    labelsOf(Array.from({ length: 8 }, (_, at) => `${['ANA BELL', 'JON REED'][at % 2]}. ${nets[at % 4]}`).join('\n\n')),
  ).toEqual([]);
});

test('initials before a word in capitals keep their turn', () => {
  const text = ['AB We mend nets.', 'JR Since when?', 'AB YES. We do.', 'JR And boats?', 'AB We do.', 'JR So.'].join(
    '\n\n',
  );
  expect(labelsOf(text)).toEqual(['AB', 'JR', 'AB', 'JR', 'AB', 'JR']);
});

test.each([['`00:0I` '], ['[00:0I](https://ex.org/?t=1) '], ['[00:0I](#t1) ']])(
  'a time in the form %j stands before a label',
  (form) => {
    const episode = parseEpisode(
      Array.from(
        { length: 4 },
        (_, at) => `${form.replace('0I', `0${at}`)}**${['Ana', 'Jon'][at % 2]}:** ${nets[at]}`,
      ).join('\n\n'),
      {},
    );
    expect(outline(episode)).toEqual(
      nets.map((words, at) => `${at * 2 + 1} ${['Ana', 'Jon'][at % 2]} @${at}: ${words}`),
    );
  },
);

test('a legend of which some labels are used and some names do not fit is one legend', () => {
  const episode = parseEpisode(
    'AB - Ana Bell  \nJR - Jon Reed  \nXX - Unknown\n\nAB: We mend nets.\n\nJR: Since when?\n\nAB: Since June.\n',
    {},
  );
  expect(episode.legend.map(({ label, name }) => [label, name])).toEqual([
    ['AB', 'Ana Bell'],
    ['JR', 'Jon Reed'],
    ['XX', 'Unknown'],
  ]);
});

test('a legend may say what somebody does, and a second entry is no part of a name', () => {
  expect(
    parseEpisode('AB - host  \nJR - guest\n\nAB We mend nets.\n\nJR Since when?\n', {}).legend.map(({ name }) => name),
  ).toEqual(['host', 'guest']);
  expect(parseEpisode('AB - Ana Bell, JR - Jon Reed\n\nAB: We mend nets.\n\nJR: Since when?\n', {}).legend).toEqual([]);
});

test.each([
  ['wide brackets inside it', '李明（主持人）：', '李明（主持人）'],
  ['a mark that sets its direction behind it', '\u200Fרוזה\u200F: ', 'רוזה'],
  ['marks around it that embed its direction', '\u202Bרוזה\u202C: ', 'רוזה'],
])('a label with %s is that label', (_, open, label) => {
  expect(
    labelsOf(Array.from({ length: 6 }, (__, at) => `${[open, 'תום: '][at % 2]}${nets[at % 4]}`).join('\n\n')),
  ).toEqual([label, 'תום', label, 'תום', label, 'תום']);
});

test('wide brackets introduce initials and say roles', () => {
  const { speakers } = parseEpisode(
    '李明（LM）：我们补网。\n\n王芳（host）：好。\n\nLM：好。\n\n王芳（host）：好。\n',
    {},
  );
  expect(speakers.map(({ label, name, role }) => [label, name, role])).toEqual([
    ['李明（LM）', '李明', null],
    ['王芳（host）', '王芳', 'host'],
    ['LM', '李明', null],
  ]);
});

test('a name in capitals before a tab stays whole beside initials', () => {
  expect(
    labelsOf(Array.from({ length: 6 }, (_, at) => `${['AB', 'JON REED'][at % 2]}\t${nets[at % 4]}`).join('\n\n')),
  ).toEqual(['AB', 'JON REED', 'AB', 'JON REED', 'AB', 'JON REED']);
});
