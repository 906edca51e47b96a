import { expect, test } from 'vitest';
import { foldSpace } from '../../../shared/text/space.ts';

test('white space is folded, no-break spaces too, and a wide space of East Asian text stays', () => {
  expect(foldSpace(' a \n\n\tb\u00A0c\r\nd ')).toBe('a b c d');
  expect(foldSpace('山田\u3000太郎')).toBe('山田\u3000太郎');
});
