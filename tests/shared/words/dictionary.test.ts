import { expect, test } from 'vitest';
import { dictionaryOf } from '../../../shared/words/dictionary.ts';

test.each([
  [undefined, 'en-GB'],
  ['en', 'en-GB'],
  ['en-US', 'en-US'],
  ['EN-us', 'en-US'],
  ['en-US-x-house', 'en-US'],
  ['en-NZ', 'en-AU'],
  ['en-IE', 'en-GB'],
  ['de', null],
  ['cy-GB', null],
])('words of a library in %s are looked up in %s', (language, dictionary) => {
  expect(dictionaryOf({ dictionary: 'library' }, language)).toBe(dictionary);
});

test('a dictionary that the editor chose goes before the library’s language', () => {
  expect(dictionaryOf({ dictionary: 'en-CA' }, 'de')).toBe('en-CA');
});
