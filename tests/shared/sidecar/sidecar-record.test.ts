import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  emptySidecar,
  parseSidecar,
  printSidecar,
  type SidecarRecord,
} from '../../../shared/sidecar/sidecar-record.ts';

const anchor = { index: 62, before: '1a2b3c4d', own: '00000000', after: '' };

test('is a sorted line for each record', () => {
  const sidecar: SidecarRecord = {
    ...emptySidecar,
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
  expect(printSidecar(sidecar).split('\n')).toEqual([
    'excuse\tdoubled-word\the had had%09enough',
    'excuse-file\topen-quote',
    `ready\t${'f'.repeat(64)}`,
    'reviewed\t63\t1a2b3c4d\t00000000\t',
    'time\t000:00:00.000\t1\t\t00000000\t',
    'time\t001:02:03.500\t63\t1a2b3c4d\t00000000\t',
    '',
  ]);
  expect(printSidecar(emptySidecar)).toBe('');
});

test('lines of a newer version outlive a rewrite, and what a merge leaves is read past', () => {
  const text =
    '<<<<<<< ours\r\nexcuse\ta\tb\r\n=======\r\nexcuse\ta\tb\nmood\tsunny\t1%25\n>>>>>>> theirs\nreviewed\t0\tx\ty\tz\n\n';
  const sidecar = parseSidecar(text);
  expect(sidecar.excuses).toEqual([{ rule: 'a', anchor: 'b' }]);
  expect(printSidecar(sidecar)).toBe('excuse\ta\tb\nmood\tsunny\t1%25\nreviewed\t0\tx\ty\tz\n');
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
    fc.property(record, (sidecar) => {
      const text = printSidecar(sidecar);
      expect(printSidecar(parseSidecar(text))).toBe(text);
      expect(parseSidecar(text).others).toEqual([]);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.string()), (lines) => {
      const once = printSidecar(parseSidecar(lines.join('\n')));
      expect(printSidecar(parseSidecar(once))).toBe(once);
    }),
  );
});
