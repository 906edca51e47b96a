import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Segment } from '../../../shared/formats/model/timed-transcript.ts';
import { wordsOf } from '../../../shared/formats/model/timed-transcript.ts';
import { toTurns } from '../../../shared/import/to-turns.ts';

const said = (
  speaker: string | null,
  text: string,
  start: number | null = null,
  end: number | null = null,
  opensTurn = false,
): Segment => ({ speaker, text, start, end, words: null, opensTurn });
const outline = (segments: readonly Segment[]) =>
  toTurns(segments).map(
    ({ speaker, start, paragraphs }) => `${start ?? '-'} ${speaker ?? '??'}: ${paragraphs.join(' | ')}`,
  );

test('segments of one speaker join into a turn, which begins with the first', () => {
  expect(
    outline([
      said('A', 'We began', 1, 2),
      said('A', 'with one drill.', 2, 3),
      said('B', 'One?', 4, 5),
      said('A', 'One.', 5, 6),
    ]),
  ).toEqual(['1 A: We began with one drill.', '4 B: One?', '5 A: One.']);
});

describe('turns of nobody’s', () => {
  const talk = [
    said(null, 'We began', 1, 2),
    said(null, 'with a drill.', 2, 3),
    said(null, 'It broke.', 3, 4),
    said(null, 'One day', 5, 6),
  ];
  test.each([
    ['pauses', ['We began with a drill. It broke.', 'One day']],
    ['sentences', ['We began with a drill.', 'It broke.', 'One day']],
    ['segments', ['We began', 'with a drill.', 'It broke.', 'One day']],
  ] as const)('end as the editor says, by %s', (joining, turns) => {
    expect(toTurns(talk, joining).map(({ paragraphs }) => paragraphs.join(' | '))).toEqual(turns);
  });

  test('say nothing of how a speaker’s segments are joined', () => {
    const named = talk.map((segment) => ({ ...segment, speaker: 'A' }));
    expect(toTurns(named, 'segments')).toEqual(toTurns(named, 'pauses'));
  });

  test('go on within a sentence, whatever the pause', () => {
    expect(outline([said(null, 'We began', 1, 2), said(null, 'with one drill.', 9, 10)])).toEqual([
      '1 ??: We began with one drill.',
    ]);
  });

  test('end with a question, before a pause, and where the file says that somebody else begins', () => {
    expect(
      outline([
        said(null, 'What came first?', 0, 1),
        said(null, 'A drill.', 1, 2),
        said(null, 'And a saw.', 2, 3),
        said(null, 'Then more.', 4, 5),
        said(null, 'Mm', 5, 6, true),
      ]),
    ).toEqual(['0 ??: What came first?', '1 ??: A drill. And a saw.', '4 ??: Then more.', '5 ??: Mm']);
  });

  test('end with the sentence in which they have grown long', () => {
    const long = 'word '.repeat(65).trim();
    expect(outline([said(null, `${long},`), said(null, 'and the end.'), said(null, 'Next.')])).toEqual([
      `- ??: ${long}, and the end.`,
      '- ??: Next.',
    ]);
  });
});

test('long turns are cut into paragraphs behind sentences, short rests stay, and paragraphs of the file are kept', () => {
  const sentence = `${'So this is a sentence of ten words, more or less.'}`;
  const [turn] = toTurns([said('A', Array(20).fill(sentence).join(' '))]);
  expect(turn!.paragraphs.map((paragraph) => wordsOf(paragraph).length)).toEqual(
    [80, 80, 40].map((words) => Math.round((words / 10) * wordsOf(sentence).length)),
  );
  expect(outline([said('A', 'One.\n\nTwo.'), said('A', 'Three.')])).toEqual(['- A: One. | Two. | Three.']);
});

test('no word is lost, added or moved', () => {
  const text = fc
    .array(fc.constantFrom('so', 'Dr.', 'we', 'ask.', 'Why?', '“Well!”', 'e.g.', '3', '\n\n'), {
      minLength: 1,
      maxLength: 40,
    })
    .map((words) =>
      words
        .join(' ')
        .replace(/ *\n\n[ \n]*/g, '\n\n')
        .trim(),
    );
  const segment = fc
    .record({ speaker: fc.constantFrom('A', 'B', null), text, start: fc.nat({ max: 50 }), opensTurn: fc.boolean() })
    .map((one): Segment => ({ ...one, end: one.start + 1, words: null }));
  fc.assert(
    fc.property(
      fc.array(
        segment.filter((one) => one.text !== ''),
        { maxLength: 20 },
      ),
      (segments) => {
        const turns = toTurns(segments);
        expect(
          turns.flatMap(({ speaker, paragraphs }) => wordsOf(paragraphs.join(' ')).map((word) => `${speaker} ${word}`)),
        ).toEqual(segments.flatMap(({ speaker, text: own }) => wordsOf(own).map((word) => `${speaker} ${word}`)));
        expect(
          turns.every(
            ({ paragraphs }) =>
              paragraphs.length > 0 &&
              paragraphs.every((paragraph) => paragraph.trim() === paragraph && paragraph !== ''),
          ),
        ).toBe(true);
      },
    ),
  );
});
