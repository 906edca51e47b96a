import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differsInSpaceOnly } from '../../../shared/text/space.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const fold = (text: string) => text.replace(/[\t-\r \u00a0]+/g, ' ').replace(/^ | $/g, '');

test.each([
  ['a b', 'a  b', true], ['a b\r\n', '\n a\u00a0b', true], ['', ' \n', true], ['a', 'a', true],
  ['a b', 'ab', false], ['a', 'b', false], ['a', 'a b', false], ['a ', 'a b', false], ['é', 'è', false],
])('%j and %j: %s', (a, b, expected) => {
  expect(differsInSpaceOnly(bytes(a), bytes(b))).toBe(expected);
});

test('agrees with evening out the white space of both', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\u00a0', '\u00e9', '\u00c2') });
  fc.assert(fc.property(text, text, (a, b) => differsInSpaceOnly(bytes(a), bytes(b)) === (fold(a) === fold(b))));
});
