import { describe, expect, test } from 'vitest';
import { fixAll, marked, problemsOf } from './lint-text.ts';

const legend = 'MD - Michelle Drumm  \nTW - Tom Wood\n\n';

describe('merged-turns', () => {
  test.each([
    ['MD Were you there? TW Yes! I was.', 'MD Were you there?\n\nTW Yes! I was.'],
    ['MD So you were there [laughs] TW "Yes".', 'MD So you were there [laughs]\n\nTW "Yes".'],
    ['MD So you were there… TW [laughs] I was.', 'MD So you were there…\n\nTW [laughs] I was.'],
  ])('splits at initials of the legend: %s', (before, after) => {
    expect(fixAll(`${legend}${before}\n\nTW Good.`, 'merged-turns')).toBe(`${legend}${after}\n\nTW Good.`);
  });

  test('splits at each of several labels in one paragraph', () => {
    expect(fixAll(`${legend}MD Yes? TW Yes. MD Good.\n\nTW Well.`, 'merged-turns')).toBe(
      `${legend}MD Yes?\n\nTW Yes.\n\nMD Good.\n\nTW Well.`,
    );
  });

  test('leaves labels alone in words that are quoted', () => {
    expect(
      marked(
        '**Ann Lee:** I wrote:\n\n> **Jon Buda:** Hi.\n\n**Jon Buda:** Well.\n\n**Ann Lee:** Fine.',
        'merged-turns',
      ),
    ).toEqual([]);
  });

  test('leaves initials alone inside a sentence', () => {
    expect(marked(`${legend}MD I asked TW about it, and MD Smith too.\n\nTW Yes.`, 'merged-turns')).toEqual([]);
  });

  test('splits at bold labels, with their bold or without, and at people who speak once', () => {
    const text =
      '**Ann Lee:** So. **Jon Buda:** Hi. **Kim Oh:** Hello.\n\n**Jon Buda:** Well. Ann Lee: Good.\n\n**Ann Lee:** Fine.';
    expect(marked(text, 'merged-turns')).toEqual(['1: **Jon Buda:**', '1: **Kim Oh:**', '3: Ann Lee:']);
  });

  test('splits at somebody in particular or nobody, who has no other turn, and at a time in square brackets', () => {
    const rest = 'Ann Lee: Oh.\n\nJon Buda: Ah.\n\nAnn Lee: So.\n\nJon Buda: Yes.';
    expect(
      marked(
        `${rest}\n\n${rest} Audience 5: 00:32:08 You said. I told Speaker 1: So. Then the speaker: he said.`,
        'merged-turns',
      ),
    ).toEqual(['15: Audience 5:']);
    const timed = Array.from({ length: 8 }, (_, i) => `${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'} [00:0${i}:00]: Words.`);
    expect(marked(`${timed.join('\n\n')} Ann Lee [00:09:00]: More.`, 'merged-turns')).toEqual([
      '15: Ann Lee [00:09:00]:',
    ]);
  });

  test('splits at a label with a colon, a time, or nothing after it', () => {
    const rest = 'Ann Lee: Oh.\n\nJon Buda: Ah.\n\nAnn Lee: So.\n\nJon Buda: Yes.';
    const text = `Ann Lee: Hello.\n\nJon Buda: Hi. Ann Lee: Good.\n\nAnn Lee: Fine. Jon Buda 00:12:01:\n\nYes.\n\nAnn Lee: Well. Jon Buda:\n\nSo.\n\n${rest}`;
    expect(marked(text, 'merged-turns')).toEqual(['3: Ann Lee:', '5: Jon Buda 00:12:01:', '9: Jon Buda:']);
  });

  test('leaves bold words and names in the flow of a sentence alone', () => {
    expect(
      marked(
        '**Ann Lee:** That is **important:** so is Jon Buda.\n\n**Jon Buda:** Hi.\n\n**Ann Lee:** Yes.',
        'merged-turns',
      ),
    ).toEqual([]);
  });
});

describe('same-speaker-twice', () => {
  const link = 'MD Tom Wood, of the Police, also spoke about the challenges.';

  test('leaves a link and the question after it alone', () => {
    expect(marked(`${legend}TW Yes.\n\n${link}\n\nMD How hard is it?\n\nTW Very.`, 'same-speaker-twice')).toEqual([]);
  });

  test('does not look across headings', () => {
    expect(marked(`${legend}MD Hello.\n\n## Part two\n\nMD Hello again.\n\nTW Hi.`, 'same-speaker-twice')).toEqual([]);
  });

  test('is silent where the show repeats labels all the time', () => {
    const text = Array.from({ length: 12 }, (_, i) => `${i % 4 < 2 ? 'Ann Lee' : 'Jon Buda'}: Words.`).join('\n\n');
    expect(marked(text, 'same-speaker-twice')).toEqual([]);
  });
});

describe('missing-label', () => {
  const turns = (...middle: string[]) =>
    legend + ['MD Shall we?', 'TW Yes, let us.', ...middle, 'TW Well.', 'MD Good.', 'TW So.'].join('\n\n');

  test('marks the paragraph between two turns of one speaker, and offers the only other one', () => {
    const text = turns('MD How was it?', 'It was long.', 'MD And then?');
    expect(marked(text, 'missing-label')).toEqual(['10: It']);
    expect(fixAll(text, 'missing-label')).toBe(text.replace('It was', 'TW It was'));
  });

  test('marks the paragraph after a question, or else the last one', () => {
    expect(
      marked(turns('MD So.', 'How was it?', 'I was there.', 'I saw it.', 'MD And then?'), 'missing-label'),
    ).toEqual(['12: I']);
    expect(marked(turns('MD So.', 'On it went.', 'And on.', 'MD And then?'), 'missing-label')).toEqual(['12: And']);
  });

  test('is silent where another rule has more to say', () => {
    expect(marked(turns('MD How was it?', 'TW: It was long.', 'MD And then?'), 'missing-label')).toEqual([]);
    expect(marked(turns('MD How was it?', 'Yes, it was long.', 'MD And then?'), 'missing-label')).toEqual([]);
  });

  test('marks the only paragraph without a label of a long transcript', () => {
    const labels = ['Ann Lee', 'Jon Buda', 'Kim Oh'];
    const long = Array.from({ length: 36 }, (_, i) => `**${labels[i % 3]}:** Words.`);
    expect(marked(long.with(10, 'Words.').join('\n\n'), 'missing-label')).toEqual(['21: Words']);
    expect(marked(long.with(10, 'Words.').with(20, 'Words.').join('\n\n'), 'missing-label')).toEqual([]);
  });
});

describe('answers-own-question', () => {
  test('sees an answer whose label is missing, and starts a turn there', () => {
    const text = `${legend}MD Is it hard?\n\nYes, very.\n\nMD Thank you.\n\nTW Well.`;
    expect(marked(text, 'answers-own-question')).toEqual(['6: Yes']);
    expect(fixAll(text, 'answers-own-question')).toBe(text.replace('Yes, very', 'TW Yes, very'));
  });

  test('offers the other speaker where there is only one', () => {
    const [problem] = problemsOf(`${legend}MD Is it hard?\n\nMD Yes, very.\n\nTW Well.`, 'answers-own-question');
    expect(problem?.fixes.map(({ title }) => title)).toEqual(['Change to “TW”']);
  });

  test('accepts what somebody tells that others said', () => {
    for (const said of [
      'He asked: “Is it hard?”\n\n“Yes,” I said.',
      'He asked "Is it hard?"\n\nYes, he did.',
      '“Is it hard?\n\n“Yes, very.”',
      '«C’est dur?»\n\nYes, he said so.',
    ])
      expect(marked(`${legend}MD ${said}\n\nTW Well.`, 'answers-own-question'), said).toEqual([]);
  });

  test('accepts a second question', () => {
    expect(marked(`${legend}MD Is it hard?\n\nMD And how do you know?\n\nTW Well.`, 'answers-own-question')).toEqual(
      [],
    );
  });
});

describe('link-under-label', () => {
  test('never offers a fix', () => {
    const [problem] = problemsOf(
      `${legend}MD She goes on to speak about the challenges.\n\nTW Yes.`,
      'link-under-label',
    );
    expect(problem?.fixes).toEqual([]);
  });

  test('is silent where links are the custom of the show', () => {
    expect(
      marked(`${legend}MD She goes on to speak about it.\n\nTW Yes.`, 'link-under-label', { lint: { links: true } }),
    ).toEqual([]);
  });

  test('accepts a question, and what a speaker says about themselves or to somebody', () => {
    const text = `${legend}MD What did Tom say?\n\nMD I said so to Tom.\n\nMD Tom told you so.\n\nTW Yes.`;
    expect(marked(text, 'link-under-label')).toEqual([]);
  });
});

describe('self-address', () => {
  test('accepts a name that is merely said', () => {
    expect(
      marked(`${legend}MD Hello.\n\nTW I am Tom, and thanks to Michelle.\n\nMD Thank you, Tom.`, 'self-address'),
    ).toEqual([]);
  });
});

describe('self-address knows a speaker by the front matter', () => {
  const talk = (fields: string, [a, b]: [string, string]) =>
    `---\ntitle: A\n${fields}\n---\n${a}: Hello.\n\n${b}: Hi.\n\n${a}: So?\n\n${b}: Thank you, Rosa.\n\n${a}: Good.\n\n${b}: Yes.\n`;

  test.each<[string, [string, string]]>([
    ['guest: Dr Rosa Hill', ['Host', 'Guest']],
    ['interviewee: Rosa Hill', ['Ann Lee', 'Hill']],
    ['host: Ann Lee\nguest: "Hill, Rosa"', ['AL', 'RH']],
  ])('%s, labels %j', (fields, labels) =>
    expect(marked(talk(fields, labels), 'self-address')).toEqual([expect.stringContaining(': Rosa')]),
  );

  test.each<[string, [string, string]]>([
    ['guest: Rosa Hill', ['Guest', 'Host']],
    ['guests: [Rosa Hill, Tom Wood]', ['Host', 'Guest']],
  ])('%s says nothing of %j', (fields, labels) => expect(marked(talk(fields, labels), 'self-address')).toEqual([]));
});

describe('label-without-words', () => {
  test('accepts a label whose words are on the next line', () => {
    const text = Array.from(
      { length: 6 },
      (_, i) => `${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'} (00:0${i}:00):\nWords.`,
    ).join('\n\n');
    expect(marked(text, 'label-without-words')).toEqual([]);
  });
});

describe('times', () => {
  const timed = (...times: string[]): string =>
    times.map((time, i) => `${i % 2 === 0 ? 'Ann Lee' : 'Jon Buda'}: ${time}\n\nWords.`).join('\n\n');

  test('a step back of a few seconds is people talking at once', () => {
    expect(marked(timed('00:01:00', '00:00:57', '00:01:10', '00:01:20'), 'time-order')).toEqual([]);
  });

  test('a new start, which all later times follow, is a second recording', () => {
    expect(marked(timed('00:30:00', '00:31:00', '00:00:10', '00:00:20', '00:00:40'), 'time-order')).toEqual([]);
  });

  test('a leap ahead is reported where it is, not at the right time after it', () => {
    expect(marked(timed('00:01:00', '00:10:10', '00:01:20', '00:01:30', '00:01:40'), 'time-order')).toEqual([
      '5: 00:10:10',
    ]);
  });

  test('the place is reported from which times are gone', () => {
    const text = `${timed(...Array.from({ length: 12 }, (_, i) => `00:${10 + i}:00`))}\n\nAnn Lee:\n\nWords.\n\nJon Buda:\n\nWords.`;
    const problems = problemsOf(text, 'missing-time');
    expect(problems.map(({ message }) => message)).toEqual(['The times stop here: the last 2 turns have none.']);
  });
});
