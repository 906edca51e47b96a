import { expect, test } from 'vitest';
import { describeReadyRule, whyNotTicked } from '../../../shared/publish/choose-items.ts';
import { planItem } from '../../helpers/publish-plan.ts';

const clean = { error: 0, warning: 3, hint: 9 };
const why = (part: Parameters<typeof planItem>[1], known: Partial<Parameters<typeof whyNotTicked>[1]> = {}) =>
  whyNotTicked(planItem('a.md', part), { requiresReady: false, problems: clean, unsaved: false, ...known });

test.each<[string, ReturnType<typeof why>, string | null]>([
  ['what is safe', why({}), null],
  ['what nobody has looked through for problems', why({}, { problems: undefined }), null],
  ['white space', why({ whitespaceOnly: true }), 'Only white space differs.'],
  ['unsaved work in the window', why({}, { unsaved: true }), 'It has changes that are not saved.'],
  ['unsaved work of before', why({ unsaved: true }), 'It has changes that are not saved.'],
  [
    'a date that stops Hugo',
    why({ life: { kind: 'stops', words: '' } }),
    'Newer versions of Hugo would not build the site with it.',
  ],
  ['a draft', why({ life: { kind: 'draft', words: '' } }), null],
  ['errors', why({}, { problems: { ...clean, error: 2 } }), 'It has 2 errors.'],
  ['no mark, where marks are asked for', why({}, { requiresReady: true }), 'It is not marked as ready.'],
  ['a mark, where marks are asked for', why({ ready: true }, { requiresReady: true }), null],
  ['a mark and an error', why({ ready: true }, { problems: { ...clean, error: 1 } }), 'It has 1 error.'],
])('%s: whether an episode is ticked from the start, and why not', (_, found, expected) => {
  expect(found).toBe(expected);
});

test('the rule is told as it is: said in rostrum.yaml, or by whether episodes are marked; nothing where cleaning is in place', () => {
  const rules = [true, false].flatMap((said) =>
    [true, false].map((required) => describeReadyRule({ inPlace: false, ready: { required, said } })),
  );
  expect(new Set(rules).size).toBe(4);
  expect(rules[3]).toContain('No episode of this library was ever marked as ready');
  expect(describeReadyRule({ inPlace: true, ready: { required: false, said: true } })).toBeNull();
});
