import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexLines } from '../../../shared/text/line-index.ts';

test('line and column agree with counting line feeds', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', 'é') }), fc.nat(), (text, seed) => {
      const offset = seed % (text.length + 1);
      const before = text.slice(0, offset).split('\n');
      const index = indexLines(text);
      expect([index.lineAt(offset), index.columnAt(offset)]).toEqual([before.length, before.at(-1)!.length + 1]);
      expect(index.startOf(index.lineAt(offset)) + index.columnAt(offset) - 1).toBe(offset);
      expect(index.count).toBe(text.split('\n').length);
    }),
  );
});
