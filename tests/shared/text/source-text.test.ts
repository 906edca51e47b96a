import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, encodeEdits, type SourceText } from '../../../shared/text/source-text.ts';
import { applyEdits } from '../../../shared/text/text-edit.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function source(raw: string): SourceText {
  const decoded = decode(bytesOf(raw));
  if (decoded.kind !== 'text') throw new Error(decoded.reason);
  return decoded.source;
}

const line = fc.string({ unit: fc.constantFrom('a', 'é', '\u2028', '😀', ' ', '-', '\uFEFF', ':') });
const ending = fc.constantFrom('\n', '\r\n', '\r');
const file = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(line, ending)), line)
  .map(([bom, lines, last]) => (bom ? '\uFEFF' : '') + lines.flat().join('') + last);

describe('decode and encode', () => {
  test('give back the same bytes for any mix of line ends, byte order mark and last line', () => {
    fc.assert(
      fc.property(file, (raw) => {
        expect(textOf(encode(source(raw)))).toBe(raw);
      }),
    );
  });

  test('show the editor LF and no byte order mark', () => {
    expect(source('\uFEFFa\r\nb\rc\n').text).toBe('a\nb\nc\n');
  });

  test.each([
    ['a lone continuation byte', [0x61, 0x80], 1],
    ['a sequence cut short', [0x61, 0x62, 0xe2, 0x82], 2],
    ['an overlong form', [0xc0, 0xaf], 0],
    ['a surrogate', [0x61, 0xed, 0xa0, 0x80], 1],
  ])('refuse %s and say where', (_name, bytes, offset) => {
    expect(decode(Uint8Array.from(bytes))).toEqual({ kind: 'refused', reason: 'invalid-utf8', offset });
  });

  test('refuse NUL bytes and say where', () => {
    expect(decode(Uint8Array.from([0x61, 0, 0x62]))).toEqual({ kind: 'refused', reason: 'nul-byte', offset: 1 });
  });
});

describe('encodeEdits', () => {
  test('an edit within a line changes no other byte', () => {
    fc.assert(
      fc.property(file, fc.nat(), fc.constantFrom('x', '', 'yy'), (raw, seed, insert) => {
        const read = source(raw);
        const from = seed % (read.text.length + 1);
        const to = read.text[from] === undefined || read.text[from] === '\n' ? from : from + 1;
        // A cut surrogate pair is not text that an editor can produce.
        fc.pre(!/[\ud800-\udfff]/.test((read.text[from - 1] ?? '') + (read.text[from] ?? '') + (read.text[to] ?? '')));
        const after = source(textOf(encodeEdits(read, [{ from, to, insert }])));
        fc.pre(!(from === 0 && after.bom !== read.bom));
        expect(after.text).toBe(applyEdits(read.text, [{ from, to, insert }]));
        // Between CR and LF an emptied line would be no line.
        const emptied = read.text.slice(0, from).endsWith('\n') && insert === '' && read.text[to] === '\n' && to > from;
        const endingOf = (index: number) => (typeof read.endings === 'string' ? read.endings : read.endings[index]);
        const line = read.text.slice(0, from).split('\n').length - 1;
        if (emptied && endingOf(line - 1) === '\r' && endingOf(line) === '\n') return;
        expect(after.endings).toEqual(read.endings);
      }),
      { examples: [['a\ra\n', 2, '']] },
    );
  });

  test('a line that is emptied between CR and LF stays a line', () => {
    expect(textOf(encodeEdits(source('a\rb\nc\n'), [{ from: 2, to: 3, insert: '' }]))).toBe('a\r\rc\n');
    expect(textOf(encodeEdits(source('a\rb\n'), [{ from: 2, to: 4, insert: '\n' }]))).toBe('a\r\r');
  });

  test('a new line takes the ending of the line before it', () => {
    expect(textOf(encodeEdits(source('a\r\nb\nc'), [{ from: 1, to: 1, insert: '\nx' }]))).toBe('a\r\nx\r\nb\nc');
    expect(textOf(encodeEdits(source('a\r\nb\nc'), [{ from: 5, to: 5, insert: '\nx\n' }]))).toBe('a\r\nb\nc\nx\n');
  });

  test('a new first line takes the ending of the one that it pushes down', () => {
    expect(textOf(encodeEdits(source('a\r\nb\n'), [{ from: 0, to: 0, insert: 'x\n' }]))).toBe('x\r\na\r\nb\n');
  });

  test('replacing lines keeps the endings of those that stay lines', () => {
    expect(textOf(encodeEdits(source('a\r\nb\nc\r\n'), [{ from: 0, to: 6, insert: '1\n2\n3\n' }]))).toBe(
      '1\r\n2\n3\r\n',
    );
    expect(textOf(encodeEdits(source('a\r\nb\nc\r\n'), [{ from: 1, to: 3, insert: '' }]))).toBe('a\nc\r\n');
  });
});
