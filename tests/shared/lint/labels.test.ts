import { describe, expect, test } from 'vitest';
import { fixAll, marked, problemsOf } from './lint-text.ts';

const legend = 'MD - Michelle Drumm  \nTW - Tom Wood\n\n';
const initials = (...turns: string[]): string =>
  legend + ['MD Shall we begin?', 'TW Yes, let us.', ...turns, 'MD Thank you.', 'TW A pleasure.'].join('\n\n');
const bold = (...turns: string[]): string =>
  [
    '**Ann Lee:** Hello.',
    '**Jon Buda:** Hi.',
    ...turns,
    '**Ann Lee:** Shall we?',
    '**Jon Buda:** Yes.',
    '**Ann Lee:** Good.',
    '**Jon Buda:** So.',
  ].join('\n\n');
const colon = (...turns: string[]): string =>
  [
    'Ann Lee: Hello.',
    'Jon Buda: Hi.',
    ...turns,
    'Ann Lee: Shall we?',
    'Jon Buda: Yes.',
    'Ann Lee: Good.',
    'Jon Buda: So.',
  ].join('\n\n');

describe('unknown-label', () => {
  test('offers the label that a transposition away is declared', () => {
    const [problem] = problemsOf(initials('WT Not yet.'), 'unknown-label');
    expect(problem?.message).toBe('“WT” matches nobody in the legend. Did you mean “TW”?');
    expect(problem?.fixes.map(({ title }) => title)).toEqual(['Change to “TW”']);
  });

  test('offers everybody in the legend where no label is near, whoever is likelier there first', () => {
    const [problem] = problemsOf(initials('XQ Not yet.'), 'unknown-label');
    expect(problem?.message).toBe('“XQ” matches nobody in the legend. Did you mean “TW” or “MD”?');
    const ranked = problemsOf(initials('TW Indeed.', 'XQ Shall we go on?', 'TW Yes.'), 'unknown-label')[0]!;
    expect(ranked.fixes.map(({ title, isSuggestion }) => [title, isSuggestion])).toEqual([
      ['Change to “MD”', true],
      ['Change to “TW”', true],
    ]);
  });

  test('offers those who are likely from a long legend, where a list of all would be no help', () => {
    const people = ['CD', 'EF', 'GH', 'JK', 'LM', 'NP', 'QR', 'ST'].map((label) => `${label} - Person ${label}`);
    const turns = Array.from({ length: 8 }, (_, at) => `CD Who was there in year ${at}?\n\nEF Many people were.`);
    const text = `${people.join('\n')}\n\n${turns.join('\n\n')}\n\nXY Who was there at the end?\n\nEF Nobody.\n`;
    const [problem] = problemsOf(text, 'unknown-label');
    expect(problem?.fixes.map(({ title }) => title)).toEqual(['Change to “CD”', 'Change to “EF”']);
  });

  test.each([
    ['bold-name', (name: string, words: string) => `**${name}:** ${words}`],
    ['name-colon', (name: string, words: string) => `${name}: ${words}`],
    ['name-time', (name: string, words: string) => `${name} (00:00:01):\n${words}`],
  ])('offers whoever is likely for initials among names and for unassigned turns, in the style %s', (_, write) => {
    const talk = Array.from({ length: 6 }, (__, at) => [
      write('Kevin Ball', `What came in year ${at}?`),
      write('Ann Lee', 'A great many things came, as I remember it.'),
    ]).flat();
    for (const [label, rule] of [
      ['XQ', 'odd-label'],
      ['??', 'unassigned-turn'],
    ] as const) {
      const text = `${[...talk, write(label, 'What came after?'), write('Ann Lee', 'Nothing.')].join('\n\n')}\n`;
      expect(problemsOf(text, rule)[0]?.fixes.map(({ title }) => title)).toEqual([
        'Change to “Kevin Ball”',
        'Change to “Ann Lee”',
      ]);
    }
  });

  test('sees initials that are an ordinary abbreviation, where every paragraph has a label', () => {
    expect(marked(initials('TV Not yet.'), 'unknown-label')).toEqual(['8: TV']);
  });

  test.each(['XQ [laughs] Not yet.', 'GP Yeah, not yet.'])(
    'sees initials before a mark and before a word that answers, whatever they stand for: %s',
    (turn) => {
      const text = initials('TW It is so.', 'And then.', turn, 'So I said.', 'And that was it.');
      expect(marked(text, 'unknown-label')).toEqual([`12: ${turn.slice(0, 2)}`]);
    },
  );

  test('leaves an abbreviation alone that opens a paragraph of a long turn', () => {
    expect(
      marked(
        initials('TW It is so.', 'And then.', 'BBC News came.', 'So I said.', 'And that was it.'),
        'unknown-label',
      ),
    ).toEqual([]);
  });
});

describe('unknown-label, where a letter is lost', () => {
  test.each(['M Well, not yet.', 'M [laughs] Not yet.'])('sees what is left of the initials: %s', (turn) => {
    expect(marked(initials(turn), 'unknown-label')).toEqual(['8: M']);
  });

  test('sees an abbreviation between two turns of one speaker', () => {
    const text = `${legend}MD Shall we?\n\nTW Yes, let us.\n\nMD How was it?\n\nMP Brendan was there.\n\nMD And then?\n\nTW It is so.\n\nAnd on.\n\nAnd on.\n\nAnd on.`;
    expect(marked(text, 'unknown-label')).toEqual(['10: MP']);
  });

  test.each(['I think not.', 'A day later.'])('leaves words of one letter alone: %s', (turn) => {
    expect(marked(initials(turn), 'unknown-label')).toEqual([]);
  });
});

describe('label-case', () => {
  test.each([
    ['tw Not yet.', '8: tw '],
    ['Tw Not yet.', '8: Tw '],
    ['tW "Not yet."', '8: tW '],
  ])('reports initials in another case: %s', (turn, expected) => {
    const text = initials(turn);
    expect(marked(text, 'label-case')).toEqual([expected]);
    expect(fixAll(text, 'label-case')).toBe(initials(turn.replace(/^tw/i, 'TW')));
  });

  test('leaves ordinary words alone that have the letters of a label', () => {
    const text =
      'AS - Ann Smith  \nIT - Ian Todd\n\nAS Hello.\n\nAs I said, it is so.\n\nIT Yes.\n\nIt was Tom who said so.\n\nAS Well.\n\nAnd then.\n\nSo it was.';
    expect(marked(text, 'label-case')).toEqual([]);
  });

  test('takes the spelling with small letters for the right one where both are used once', () => {
    expect(marked(bold('**TOM WOOD:** Hello.', '**Tom Wood:** Good.'), 'label-case')).toEqual(['5: TOM WOOD']);
  });

  test('takes accents for a difference of spelling, not of person', () => {
    expect(marked(bold('**Jón Buda:** Me too.'), 'label-case')).toEqual(['5: Jón Buda']);
  });
});

describe('label-typo', () => {
  test.each([
    '**Jon Bida:** Me too.',
    '**Jno Bud:** Me too.',
    '**Jno Buda:** Me too.',
    '**Jon Bud:** Me too.',
    '**Jno Buad:** Me too.',
  ])('reports a slip of the pen: %s', (turn) => {
    expect(fixAll(bold(turn), 'label-typo')).toBe(bold('**Jon Buda:** Me too.'));
  });

  test('never takes numbered or lettered labels for one another', () => {
    const text = [
      'Speaker 1: Hello.',
      'Speaker 2: Hi.',
      'Speaker 1: Shall we?',
      'Speaker 2: Yes.',
      'Speaker 1: Good.',
      'Speaker 3: Me too.',
    ].join('\n\n');
    expect(marked(text, 'label-typo')).toEqual([]);
  });

  test('reports a misspelt label that starts in lower case', () => {
    expect(marked(colon('jon Bud: Me too.'), 'label-typo')).toEqual(['5: jon Bud']);
    const timed = Array.from(
      { length: 12 },
      (_, i) => `${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'} (00:${10 + i}:00):\nWords.`,
    ).join('\n\n');
    expect(marked(timed.replace('Jon Buda (00:13:00)', 'jon Bud (00:13:00)'), 'label-typo')).toEqual(['10: jon Bud']);
  });
});

describe('odd-label', () => {
  test('accepts initials of somebody who speaks', () => {
    expect(marked(bold('**JB:** Me too.'), 'odd-label')).toEqual([]);
  });

  test('reports initials before a colon that are nobody’s', () => {
    expect(marked(colon('XQ: Me too.'), 'odd-label')).toEqual(['5: XQ']);
  });

  test('reports initials among others that the first turns introduce, and under a heading', () => {
    const panel = [
      'Eric Vance (EV): Hello.',
      'Roman Snow (RS): Hi.',
      'EV: Shall we?',
      'RS: Yes.',
      'EV: Good.',
      'HH: Me too.',
      'RS: So.',
    ].join('\n\n');
    expect(marked(panel, 'odd-label')).toEqual(['11: HH']);
    const questions = ['Q: Hello?', 'A: Hi.', '## Size', 'ML: ¿And the size?', 'A: Fine.', 'Q: Good.', 'A: So.'].join(
      '\n\n',
    );
    expect(marked(questions, 'odd-label')).toEqual(['7: ML']);
  });

  test('leaves panels alone that are labelled with initials throughout', () => {
    const text = ['MB: Hello.', 'SR: Hi.', 'MB: Shall we?', 'SR: Yes.', 'TK: Me too.', 'MB: Good.', 'TK: So.'].join(
      '\n\n',
    );
    expect(marked(text, 'odd-label')).toEqual([]);
  });
});

describe('label-form', () => {
  test.each([
    ['a role in brackets, once', '[Audience]: Yes.', 'Audience'],
    ['a role in brackets with more words', '[Audience Member]: We are ready, all of us.', 'Audience Member'],
    ['a name in brackets', '[Tom Wood]: We are ready.', 'Tom Wood'],
    ['brackets that are escaped', '\\[Jon Buda\\]: We are ready.', 'Jon Buda'],
  ])('offers the labels of the file for %s', (_, turn, label) => {
    expect(fixAll(bold(turn), 'label-form')).toBe(bold(`**${label}:** ${turn.replace(/^.*?: /, '')}`));
    expect(fixAll(colon(turn), 'label-form')).toBe(colon(`${label}: ${turn.replace(/^.*?: /, '')}`));
  });

  test('offers them for a role without marks, and tells of brackets among initials', () => {
    expect(fixAll(bold('Audience: We are ready.'), 'label-form')).toBe(bold('**Audience:** We are ready.'));
    expect(problemsOf(initials('[Audience]: We are ready.'), 'label-form').map(({ fixes }) => fixes)).toEqual([[]]);
  });

  test.each([
    '[Audience]: https://example.org',
    '[Laughter]: Ha.',
    '[1]: See there.',
    '[note]: See there.',
    'Question: Why is that?',
    '[Break]: Now.',
  ])('leaves %s', (words) => {
    for (const show of [bold, colon]) expect(marked(show(words), 'label-form')).toEqual([]);
  });

  test.each(['TW-Not yet.', 'TW: Not yet.', 'TW:Not yet.', 'TWNot yet.', 'TW - Not yet.', 'TW. Not yet.'])(
    'mends a label of the legend: %s',
    (turn) => {
      expect(fixAll(initials(turn), 'label-form')).toBe(initials('TW Not yet.'));
    },
  );

  test.each([
    'T.W. So not yet.',
    'T W Well, not yet.',
    'TW, not yet. So.',
    'Tom Wood So not yet.',
    'Tom Wood: Not yet.',
    'Tom: Not yet.',
  ])('mends a label that is spelt otherwise: %s', (turn) => {
    expect(fixAll(initials(turn.replace(', not yet. So.', ', So not yet.')), 'label-form')).toBe(
      initials(`TW ${/(?:So|Well|Not).*/.exec(turn.replace(', not yet. So.', ', So not yet.'))![0]}`),
    );
  });

  test.each(['Tom Wood, who chairs it, was there.', 'Tom came along.', 'Michelle Drumm Award winners spoke.'])(
    'leaves alone what is said of somebody: %s',
    (turn) => {
      expect(marked(initials(turn), 'label-form')).toEqual([]);
    },
  );

  test('takes a label between two turns of one speaker for one, whatever follows it', () => {
    const text = [
      'Ann: Shall we?',
      'Jon: Yes.',
      'Ann: And then?',
      'Jon Stability, of course.',
      'Ann: Good.',
      'Jon: So. And more.',
      'Ann: Well.',
      'Jon: It went on.',
    ].join('\n\n');
    expect(marked(text, 'label-form')).toEqual(['7: Jon ']);
    expect(fixAll(text, 'label-form')).toBe(text.replace('Jon Stab', 'Jon: Stab'));
  });

  test('leaves a name alone that is all that is said, or that is called', () => {
    const timed = Array.from(
      { length: 12 },
      (_, i) => `${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'} (00:${10 + i}:00):\n${i === 4 ? 'Jon Buda.' : 'Words.'}`,
    ).join('\n\n');
    expect(marked(timed, 'label-form')).toEqual([]);
    const calling = [
      'Ann: Shall we?',
      'Jon: Yes.',
      'Ann: Now, everybody.',
      'Jon, Welcome to it.',
      'Ann: Good.',
      'Jon: So.',
      'Ann: Well.',
      'Jon: It went on.',
    ].join('\n\n');
    expect(marked(calling, 'label-form')).toEqual([]);
  });

  test('reports a name with a colon and without the stars, though it has no other turn', () => {
    expect(fixAll(bold('Tom Wood: I heard that.'), 'label-form')).toBe(bold('**Tom Wood:** I heard that.'));
    expect(marked(bold('Episode Notes: All of it.', 'Tom Wood:\n\n> Quoted.'), 'label-form')).toEqual([]);
  });

  test('reports white space inside the stars', () => {
    const turns = Array.from({ length: 12 }, (_, i) => `**${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'}:** Words.`);
    expect(fixAll(turns.with(5, '** Jon Buda:** Words.').join('\n\n'), 'label-form')).toBe(turns.join('\n\n'));
  });

  test.each([
    '**Jon Buda: Me too.',
    'Jon Buda:** Me too.',
    'Jon Buda: Me too.',
    '**Jon Buda** Me too.',
    'Jon Buda So it is.',
  ])('mends a bold label: %s', (turn) => {
    expect(fixAll(bold(turn), 'label-form')).toBe(
      bold(`**Jon Buda:** ${turn.includes('So') ? 'So it is.' : 'Me too.'}`),
    );
  });

  test.each(['TW-[laughs] Not yet.', 'TW[laughs] Not yet.', 'TW - ...not yet.', 'TW:...not yet.'])(
    'mends it before words that trail in and before a mark: %s',
    (turn) => {
      expect(fixAll(initials(turn), 'label-form')).toBe(initials(`TW ${/[[.].*/.exec(turn)![0]}`));
    },
  );

  test.each([
    'Jon Buda So it is.',
    'Jon Buda; So it is.',
    '**Jon Buda:** So it is.',
    'Jon Buda:So it is.',
    'Jon Buda - So it is.',
    'Jon Buda. So it is.',
  ])('mends a label before a colon: %s', (turn) => {
    expect(fixAll(colon(turn), 'label-form')).toBe(colon('Jon Buda: So it is.'));
  });

  test('keeps every digit of a time behind a backslash', () => {
    const turns = Array.from(
      { length: 12 },
      (_, i) => `${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'} (00:${10 + i}:00):\nWords.`,
    );
    const fixed = fixAll(turns.join('\n\n').replace('Jon Buda (00:13:00)', 'Jon Buda\\00:13:00)'), 'label-form');
    expect(fixed).toContain('00:13:00');
  });

  test('keeps the time of a label that lost its brackets', () => {
    const turns = Array.from(
      { length: 12 },
      (_, i) => `${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'} (00:${10 + i}:00):\nWords.`,
    );
    const right = turns.join('\n\n');
    const wrong = right.replace('Jon Buda (00:13:00):', 'Jon Buda 00:13:00:');
    expect(fixAll(wrong, 'label-form')).toBe(right);
  });

  test('mends a label that stands apart from its colon or runs into its time', () => {
    const turns = Array.from(
      { length: 12 },
      (_, i) => `${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'} (00:${10 + i}:00):\nWords.`,
    ).join('\n\n');
    expect(fixAll(turns.replace('Jon Buda (00:13', 'Jon Buda(00:13'), 'label-form')).toBe(turns);
    const plain = Array.from({ length: 12 }, (_, i) => `${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'}: Words.`).join('\n\n');
    expect(fixAll(plain.replace('Jon Buda:', 'Jon Buda :'), 'label-form')).toBe(plain);
  });

  test('takes away a label or a delimiter that stands there twice', () => {
    expect(fixAll(initials('TW TW Not yet.'), 'label-form')).toBe(initials('TW Not yet.'));
    expect(fixAll(bold('**Jon Buda:** **Jon Buda:** Me too.'), 'label-form')).toBe(bold('**Jon Buda:** Me too.'));
    expect(fixAll(colon('Jon Buda: Jon Buda: Me too.'), 'label-form')).toBe(colon('Jon Buda: Me too.'));
    expect(fixAll(colon('Jon Buda: : Me too.'), 'label-form')).toBe(colon('Jon Buda: Me too.'));
    expect(marked(initials('TW TW was on the list.'), 'label-form')).toEqual([]);
  });

  test('takes a single letter for a label where it is no word', () => {
    const letters = (turn: string) =>
      ['Q: Why?', 'A: Because.', 'Q: How?', 'A: So.', turn, 'A: Yes.', 'Q: Really?'].join('\n\n');
    expect(marked(letters('Q When was it?'), 'label-form')).toEqual(['9: Q ']);
    expect(marked(letters('A Swiss clock.'), 'label-form')).toEqual([]);
  });

  test('leaves a paragraph alone that merely starts with a name', () => {
    expect(marked(colon('Jon Buda is a man of few words.', 'Jon Buda’s book is out.'), 'label-form')).toEqual([]);
    expect(marked(initials('JSON is a format, and TWs are not.'), 'label-form')).toEqual([]);
  });

  test('leaves a label alone that is always punctuated in its own way', () => {
    const text = [
      ...Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 'Q - Why?' : 'A - Because.')),
      'Audience: Why?',
      'Audience: How?',
      'Audience: When?',
    ].join('\n\n');
    expect(marked(text, 'label-form')).toEqual([]);
  });
});

describe('label-blank-line', () => {
  test('is silent where a show writes all turns like that', () => {
    expect(marked(colon().replaceAll('\n\n', '\n'), 'label-blank-line')).toEqual([]);
  });
});

describe('two-labels', () => {
  test.each(['Jon', 'Buda', 'Buda Jon', 'JB'])('offers the full name for %s', (label) => {
    expect(fixAll(colon(`${label}: Me too.`), 'two-labels')).toBe(colon('Jon Buda: Me too.'));
  });

  test('accepts initials that are used again and again', () => {
    expect(marked(colon('JB: One.', 'JB: Two.', 'JB: Three.'), 'two-labels')).toEqual([]);
  });

  test('is silent where the short name could be two people', () => {
    const text = colon('Ann: Me.', 'Ann Moss: And me.', 'Ann: Me.', 'Ann Moss: And me.', 'Ann: Me.', 'Ann Moss: So.');
    expect(marked(text, 'two-labels')).toEqual([]);
  });
});

describe('two labels that are a letter apart and have one turn each', () => {
  const talk = (labels: readonly string[], field = '') =>
    `---\ntitle: A walk\n${field}---\n${labels.map((label) => `**${label}:** That is what we did.`).join('\n\n')}\n`;
  const found = (labels: readonly string[], field?: string) =>
    problemsOf(talk(labels, field), 'label-typo').map(({ message }) => message);

  test('are probably one person’s, whose name has the letter', () => {
    expect(found(['Guilia', 'Tom', 'Guili', 'Tom'])).toEqual(['“Guili” looks like a misspelling of “Guilia”.']);
    expect(found(['Guili Hart', 'Tom', 'Guilia Hart', 'Tom'])).toEqual([
      '“Guili Hart” looks like a misspelling of “Guilia Hart”.',
    ]);
  });

  test('and the one that the front matter names is right', () => {
    expect(found(['Guilia', 'Tom', 'Guili', 'Tom'], 'guest: Guili Hart\n')).toEqual([
      '“Guilia” looks like a misspelling of “Guili”.',
    ]);
  });

  test.each([
    [['Julia', 'Tom', 'Julie', 'Tom']],
    [['Paulo', 'Tom', 'Paula', 'Tom']],
    [['Guilia', 'Guili', 'Tom', 'Tom']],
    [['Speaker 1', 'Tom', 'Speaker 2', 'Tom']],
    [['Tim', 'Ann', 'Tom', 'Ann']],
  ])('%j are let be', (labels) => expect(found(labels)).toEqual([]));
});
