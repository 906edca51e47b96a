import fc from 'fast-check';

/** Whole small episodes, one per house style, our own writing. */
export const episodes: readonly string[] = [
  '---\ntitle: A walk\ndate: 2024-05-31\n---\n\nMD - Mina Duval  \nTO - Tom Okoro\n\nThis is narration.\n\nMD Well. shall we begin?\n\nTO Yes, let us.\n\nAnd then we go on.\n\nMD Thank you, Tom.\n\nTO [laughs] It is nothing.\n\n***\n\nMD Goodbye.\n',
  '**Ann Lee:** Hello, Jon. It is good to have you here.\n\n**Jon Buda:** \\[00:04\\] Thank you... I am glad.\n\n## Break\n\n**Break:** \\[05:00\\]\n\n**Ann Lee:** Shall we?\n\n**Jon Buda:** Yes.\n\n```js\nlet a = 1;\n```\n\n**Ann Lee:** So be it.\n',
  '---\ntitle: Talk\nspeakers:\n  - Ann Lee\n  - Jon Buda\nduration: "1:02:33"\n---\n\nAnn Lee: Hello.\n\nJon Buda: Hi, Ann.\n\nAnn Lee: Is it so?\n\nJon Buda: 00:01:02\n\nYes, it is.\n\nAnn Lee: Good.\n\n> Quoted: words.\n\nJon Buda: Well.\n',
  'Ann Lee (00:00:01):\nHello.\n\nJon Buda (00:00:05):\nHi.\n\nAnn Lee (00:00:09):\nSo?\n\n- a list\n- of things\n\nJon Buda (00:00:12):\nYes. [inaudible 00:00:13]\n',
  'Q: Why is it so?\n\nA: Because.\n\nQ: And now?\n\nA - It is late.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nQ: Really?\n\nA: Yes.\n',
];

/** What parsers and rules look for, in any order. */
const pieces = fc.constantFrom(
  'MD - Mina Duval  \n',
  'TO - Tom Okoro\n',
  '\n\n',
  '\n',
  'MD ',
  'TO ',
  'md ',
  'Md ',
  'TO-',
  'TO: ',
  'XQ ',
  '??',
  '?? ',
  '**Ann Lee:** ',
  '**Ann Lee: ',
  '**Ann Lee** ',
  'Ann Lee: ',
  'Ann Lee ',
  'ann lee: ',
  'Ann Le: ',
  'Jon Buda (00:01:02):\n',
  'Jon Buda: 00:00:01\n',
  'Speaker 1: ',
  'Q: ',
  'A: ',
  'Q - ',
  '---\n',
  'title: x\n',
  'date: 1\n',
  'date: 2024-05-31\n',
  'speakers:\n  - Ann Lee\n',
  'speakers: Ann\n',
  '\\[',
  '[',
  ']',
  '(',
  ')',
  '"',
  '“',
  '”',
  '’',
  "'",
  '&#39;',
  '&amp;',
  '&#x1F600;',
  ' -- ',
  '-',
  '—',
  '…',
  '...',
  '  ',
  '\u00a0',
  '\u200b',
  '.So',
  '. so ',
  ' to to ',
  '[CHECK: a]',
  '{>>b<<}',
  '[inaudbile]',
  '[unintelligible 00:12:33]',
  '```\n',
  '~~~\n',
  '# H\n',
  '***\n',
  '> ',
  '- ',
  '1. ',
  '| a |\n',
  '<b>',
  '<<<<<<< ours\n',
  '=======\n',
  '>>>>>>> theirs\n',
  'Yes. ',
  'Is it? ',
  'Thanks, Ann. ',
  'She said that. ',
  'é',
  '👩‍👩‍👧',
  '\u0301',
  '\ud800',
  '\t',
  '\u2028',
  '\uFEFF',
  '%',
  '@',
  '`',
  '*',
  '_',
  ':',
  '\\',
);
const rubble = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) }),
    { maxLength: 50 },
  )
  .map((parts) => parts.join(''));

/** An episode with a few stretches taken out, doubled or overwritten. */
const damaged = fc
  .tuple(
    fc.constantFrom(...episodes),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 60 }), pieces, fc.boolean()), { minLength: 1, maxLength: 4 }),
  )
  .map(([episode, wounds]) =>
    // More of the same, so that no single wound decides how the file is read.
    wounds.reduce(
      (text, [place, length, put, doubled]) => {
        const from = place % (text.length + 1);
        const taken = text.slice(from, from + length);
        return text.slice(0, from) + put + (doubled ? taken + taken : '') + text.slice(from + length);
      },
      episode + '\n' + episode.replace(/^---\n.*?\n---\n/s, '').replace(/^(?:\w\w - .*\n)+/m, ''),
    ),
  );

/** Any text with LF line ends, mostly near to being an episode. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: damaged },
    { weight: 4, arbitrary: rubble },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  )
  .map((text) => text.replace(/\r\n?/g, '\n'));

/** Some seconds of trying, however fast the machine is; a failure is reported with its seed. */
export const someSeconds = { numRuns: 100_000, interruptAfterTimeLimit: 4_000, markInterruptAsFailure: false } as const;
