import { expect, test } from 'vitest';
import { directionOf } from '../../../shared/text/direction.ts';

test.each([
  ['שלום, Ann', 'rtl'],
  ['"מה?" asked Ann', 'rtl'],
  ['12. مرحبا', 'rtl'],
  ['**רוזה:** כן', 'rtl'],
  ['\u200F(12)', 'rtl'],
  ['ދިވެހި', 'rtl'],
  ['Hello, רוזה', 'ltr'],
  ['\u200E12 שלום', 'ltr'],
  ['你好', 'ltr'],
  ['Привет', 'ltr'],
  ['12:30 – (5)', null],
  ['', null],
])('%j runs %s', (text, direction) => expect(directionOf(text)).toBe(direction));
