import { describe, expect, test } from 'vitest';
import { fixAll, marked, problemsOf } from './lint-text.ts';

const turns = '\n\nMD Well?\n\nTW Yes.\n\nMD Good.';

describe('duplicate-label', () => {
  test('one label for two people has no quick fix', () => {
    const problems = problemsOf(`MD - Michelle Drumm  \nMD - Mary Dunn  \nTW - Tom Wood${turns}`, 'duplicate-label');
    expect(problems.map(({ message, fixes }) => [message, fixes])).toEqual([
      ['“MD” stands for two people in the legend, Michelle Drumm and Mary Dunn.', []],
    ]);
  });

  test('one person with two labels is reported', () => {
    expect(marked(`MD - Michelle Drumm  \nTW - Tom Wood  \nTO - Tom Wood${turns}`, 'duplicate-label')).toEqual([
      '3: TO - Tom Wood',
    ]);
  });

  test('the last line goes without leaving a blank one', () => {
    const file = 'MD - Michelle Drumm  \nTW - Tom Wood  \nTW - Tom Wood';
    expect(fixAll(file, 'duplicate-label')).toBe('MD - Michelle Drumm  \nTW - Tom Wood  ');
  });
});

describe('unused-legend-entry', () => {
  test('offers the label that fits the name, and nothing where none does', () => {
    const [fitting] = problemsOf(`MD - Michelle Drumm  \nTM - Tom Wood${turns}`, 'unused-legend-entry');
    expect(fitting?.fixes.map(({ title }) => title)).toEqual(['Change the legend to “TW”']);
    const [other] = problemsOf(
      `MD - Michelle Drumm  \nTW - Tom Wood  \nBS - Beth Smith${turns}`,
      'unused-legend-entry',
    );
    expect(other?.fixes).toEqual([]);
  });

  test('a legend before any turn is written is fine', () => {
    expect(marked('MD - Michelle Drumm  \nTW - Tom Wood\n', 'unused-legend-entry')).toEqual([]);
  });
});

describe('legend-form', () => {
  const people =
    'TW - Tom Wood  \nBS - Beth Smith\n\nMD Well?\n\nTW Yes.\n\nMD Good.\n\nBS So.\n\nTW Well.\n\nMD Fine.\n\nMD So.';

  test.each([
    'md - Michelle Drumm  ',
    'MD -Michelle Drumm  ',
    'MD, Michelle Drumm  ',
    'M.D. - Michelle Drumm  ',
    'MD Michelle Drumm  ',
  ])('mends a line above the others: %s', (line) => {
    expect(fixAll(`${line}\n${people}`, 'legend-form')).toBe(`MD - Michelle Drumm  \n${people}`);
  });

  test('mends a line between others and below them', () => {
    const right = `MD - Michelle Drumm  \n${people}`;
    expect(fixAll(right.replace('TW - Tom', 'tw - Tom'), 'legend-form')).toBe(right);
    expect(fixAll(right.replace('BS - Beth', 'BS – – Beth').replace('– – ', ', '), 'legend-form')).toBe(right);
  });

  test('leaves other lines by a legend alone', () => {
    expect(
      marked(
        `Present, in order:\nMD - Michelle Drumm  \n${people.replace('Smith\n', 'Smith\nRecorded in Stirling\n')}`,
        'legend-form',
      ),
    ).toEqual([]);
  });
});

describe('legend-line-break', () => {
  test('takes spaces, a backslash, and nothing on the last line', () => {
    expect(marked(`MD - Michelle Drumm\\\nTW - Tom Wood   \nBS - Beth Smith${turns}`, 'legend-line-break')).toEqual([]);
  });

  test('a single space is no break', () => {
    expect(fixAll(`MD - Michelle Drumm \nTW - Tom Wood${turns}`, 'legend-line-break')).toBe(
      `MD - Michelle Drumm  \nTW - Tom Wood${turns}`,
    );
  });
});

describe('legend-speakers', () => {
  const file = (fields: string) => `---\ntitle: A\n${fields}---\nMD - Michelle Drumm  \nTW - Tom Wood, chair${turns}`;

  test('finds nothing where both name the same people, whatever their roles', () => {
    expect(marked(file('speakers: [Michelle Drumm, Tom Wood]\nguests: [Tom Wood]\n'), 'legend-speakers')).toEqual([]);
    expect(marked(file('guests: [tom-wood, Tom]\n'), 'legend-speakers')).toEqual([]);
  });

  test('takes one name for a part of the other, and asks for nobody in particular', () => {
    const short = `---\ntitle: A\nspeakers: [Michelle Drumm, Tom Wood]\n---\nMD - Michelle Drumm  \nTW - Tom  \nAU - Audience${turns}`;
    expect(marked(short, 'legend-speakers')).toEqual([]);
  });

  test('finds who is missing on either side, and which spelling differs', () => {
    expect(
      problemsOf(file('speakers: [Michelle Drumm, Beth Smith]\n'), 'legend-speakers').map(({ message }) => message),
    ).toEqual([
      '“Beth Smith” is in the field “speakers” and not in the legend.',
      '“Tom Wood, chair” is in the legend and not in the field “speakers”.',
    ]);
    expect(
      problemsOf(file('guests:\n  - Michele Drumm\n  - Beth Smith\n'), 'legend-speakers').map(({ message }) => message),
    ).toEqual([
      '“Beth Smith” is in the field “guests” and not in the legend.',
      'The legend says “Michelle Drumm”, and the field “guests” says “Michele Drumm”.',
    ]);
  });
});
