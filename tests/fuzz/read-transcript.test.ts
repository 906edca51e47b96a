import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTranscript } from '../../shared/formats/read/decode-transcript.ts';
import { readTranscript } from '../../shared/formats/read/read-transcript.ts';
import { wordsOf } from '../../shared/formats/model/timed-transcript.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'timed');
const fixtures = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

/** What readers look for, in any order. */
const pieces = fc.constantFrom(
  'WEBVTT',
  '\n',
  '\n\n',
  '\r\n',
  ' --> ',
  '00:00:01.000',
  '00:01,5',
  '1',
  '<v ',
  '>',
  '</v>',
  '<',
  '&amp;',
  '&#',
  'NOTE',
  'STYLE',
  '{',
  '}',
  '[',
  ']',
  '"segments":',
  '"start":1',
  '"text":"a"',
  '"words":[',
  ',',
  ':',
  'Anna Lee',
  '(00:12)',
  '[00:12]',
  '**',
  '??',
  'AL ',
  '- ',
  '>>',
  '<p>',
  '</p>',
  '<tt>',
  '<p begin="1s" end="2s">',
  '<table>',
  '<td>',
  '</tr>',
  '<h2>',
  '| a | 0:01 |\n',
  '|---|\n',
  '# ',
  '---\n',
  '+++\n',
  'title: a\n',
  '<time>',
  '<cite>',
  '\t',
  'start\tend\ttext\n',
  '0:00:01.000,0:00:02.000\n',
  '[00:01.00]',
  '[ti:a]\n',
  '[Events]\n',
  'Dialogue: 0,0:00:01.00,0:00:02.00,,Ann,,,,,',
  '{\\p1}',
  '\\N',
  '\0',
  '\uFEFF',
  '\uD800',
  ' ',
  'a',
);

/** Fixtures with a stretch taken out, doubled or overwritten. */
const damaged = fc
  .tuple(
    fc.constantFrom(...fixtures),
    fc.nat(),
    fc.nat({ max: 80 }),
    fc.constantFrom('', '\n', '<', '{', '"', '00:00:00.000 --> ', 'x'.repeat(50)),
    fc.boolean(),
  )
  .map(([text, place, length, put, doubled]) => {
    const from = place % (text.length + 1);
    const taken = text.slice(from, from + length);
    return text.slice(0, from) + put + (doubled ? taken + taken : '') + text.slice(from + length);
  });

function check(text: string): void {
  const read = readTranscript(text);
  if (!read.ok) {
    expect(read.message).not.toBe('');
    return;
  }
  for (const { start, end, text: said, words, speaker } of read.transcript.segments) {
    expect(said.trim()).toBe(said);
    expect(said).not.toBe('');
    expect(speaker).not.toBe('');
    if (start !== null && end !== null) expect(end).toBeGreaterThanOrEqual(start);
    for (const time of [start, end]) if (time !== null) expect(Number.isFinite(time) && time >= 0).toBe(true);
    if (words === null) continue;
    expect(words.map((word) => word.text)).toEqual(wordsOf(said));
    expect(words.every((word, index) => word.start >= (words[index - 1]?.start ?? 0) && word.end >= word.start)).toBe(
      true,
    );
  }
}

test('no text crashes a reader, and what is read is in order', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
        damaged,
      ),
      check,
    ),
    {
      numRuns: 4000,
      examples: [
        ['[{ "words": [{ "start": 0, "end": 1, "word": " We" }, { "start": 1, "end": 2, "word": " began" }] }]'],
      ],
    },
  );
});

test('no JSON crashes a reader', () => {
  const keys = fc.constantFrom(
    'segments',
    'transcription',
    'words',
    'start',
    'end',
    'text',
    'speaker',
    'body',
    'startTime',
    'offsets',
    'from',
    'timestamp',
    'chunks',
    'utterances',
    'word',
    'results',
    'alternatives',
    'items',
    'channels',
    'start_time',
    'content',
    'type',
    'speaker_labels',
    'monologues',
    'elements',
    'value',
    'ts',
    'phrases',
    'recognizedPhrases',
    'nBest',
    'offset',
    'events',
    'segs',
    'utf8',
    'tStartMs',
    'speaker_id',
    'start_ms',
    'voice',
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<unknown>(null, 1, -1, 2.5, 1e300, 'Anna: hello', '00:00:01,000', '', ' a  b', true),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => check(JSON.stringify(value))),
    { numRuns: 4000 },
  );
});

test('no bytes crash the decoder', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const decoded = decodeTranscript(bytes);
      if (decoded.kind === 'text') check(decoded.text);
    }),
    { numRuns: 2000 },
  );
});

const endless = [
  '<',
  '<v ',
  '<v a',
  '&',
  '[',
  '[00:12',
  'A ',
  'a b: ',
  '00:01 ',
  '- ',
  '{"a":',
  '**',
  '>>',
  '"',
  '<p>',
  '(',
  ': ',
  '\n',
  '00:00.000 --> 00:01.000\n',
  'NOTE\n',
  '1\n',
  ' ',
  '\t',
  '{\\p1',
  '[00:01.00]',
  '[ti:',
  '--> \n',
];

test.each([
  '',
  'WEBVTT\n\n00:00.000 --> 00:01.000\n',
  '1\n00:00:00,000 --> 00:00:01,000\n',
  '<p>',
  'Anna Lee  00:12\n',
  '[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,,,,,',
  '[ti:a]\n',
  '<tt><body>',
])('long inputs without an end to anything are read in time linear in their length, behind %j', (head) => {
  for (const piece of endless) check(head + piece.repeat(200_000 / piece.length));
});
