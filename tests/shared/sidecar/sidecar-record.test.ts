import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyBeside, parseBeside, printBeside, type Beside } from '../../../shared/sidecar/sidecar-record.ts';

const anchor = { index: 62, before: '1a2b3c4d', own: '00000000', after: '' };

test('is a sorted line for each record', () => {
  const beside: Beside = {
    ...emptyBeside,
    times: [
      { seconds: 3723.5, anchor },
      { seconds: 0, anchor: { ...anchor, index: 0, before: '' } },
    ],
    ready: ['f'.repeat(64)],
    reviewed: [anchor],
    excuses: [
      { rule: 'open-quote', anchor: null },
      { rule: 'doubled-word', anchor: 'he had had\tenough' },
    ],
  };
  expect(printBeside(beside).split('\n')).toEqual([
    'excuse\tdoubled-word\the had had%09enough',
    'excuse-file\topen-quote',
    `ready\t${'f'.repeat(64)}`,
    'reviewed\t63\t1a2b3c4d\t00000000\t',
    'time\t000:00:00.000\t1\t\t00000000\t',
    'time\t001:02:03.500\t63\t1a2b3c4d\t00000000\t',
    '',
  ]);
  expect(printBeside(emptyBeside)).toBe('');
});

test('lines of a newer version outlive a rewrite, and what a merge leaves is read past', () => {
  const text =
    '<<<<<<< ours\r\nexcuse\ta\tb\r\n=======\r\nexcuse\ta\tb\nmood\tsunny\t1%25\n>>>>>>> theirs\nreviewed\t0\tx\ty\tz\n\n';
  const beside = parseBeside(text);
  expect(beside.excuses).toEqual([{ rule: 'a', anchor: 'b' }]);
  expect(printBeside(beside)).toBe('excuse\ta\tb\nmood\tsunny\t1%25\nreviewed\t0\tx\ty\tz\n');
});

test('whatever is recorded is read back, and any text at all is read without loss of what it does not know', () => {
  const digest = fc.integer({ min: 0, max: 0xffffffff }).map((value) => value.toString(16).padStart(8, '0'));
  const side = fc.oneof(digest, fc.constant(''));
  const anchors = fc.record({ index: fc.nat(5000), before: side, own: digest, after: side });
  const cell = fc.string({ unit: fc.constantFrom('%', '0', '9', 'a', '\t', '\n', '\r', 'é', ' '), minLength: 1 });
  const record = fc.record({
    excuses: fc.array(fc.record({ rule: cell, anchor: fc.option(cell) })),
    ready: fc.array(digest.map((part) => part.repeat(8))),
    reviewed: fc.array(anchors),
    times: fc.array(fc.record({ seconds: fc.nat(3_000_000).map((value) => value / 1000), anchor: anchors })),
    others: fc.constant<string[]>([]),
  });
  fc.assert(
    fc.property(record, (beside) => {
      const text = printBeside(beside);
      expect(printBeside(parseBeside(text))).toBe(text);
      expect(parseBeside(text).others).toEqual([]);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.string()), (lines) => {
      const once = printBeside(parseBeside(lines.join('\n')));
      expect(printBeside(parseBeside(once))).toBe(once);
    }),
  );
});
