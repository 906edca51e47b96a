import { expect, test } from 'vitest';
import { countLabelUses, proposeLabels, proposeNames } from '../../../shared/people/propose-labels.ts';

const appears = (label: string, name: string) => ({ path: 'a.md', label, name, turns: 1, words: 1, isDeclared: true });
const uses = countLabelUses([
  appears('MD', 'Michelle Drumm'),
  appears('MD', 'Michelle Drumm'),
  appears('Mi', 'Michelle Drumm'),
  appears('MD', 'Mary Dunn'),
  appears('Tom Wood', 'Tom Wood'),
  appears('Q', 'Audience'),
]);

test('the labels that somebody had before come first, the most used first, with whom else they mean', () => {
  expect(proposeLabels('Michelle Drumm', uses, [])).toEqual([
    {
      label: 'MD',
      name: 'Michelle Drumm',
      episodes: 2,
      clash: '“MD” is also Mary Dunn in other episodes.',
      isTaken: false,
    },
    { label: 'Mi', name: 'Michelle Drumm', episodes: 1, clash: null, isTaken: false },
  ]);
});

test('a label that is somebody else’s in this episode is said to be, and another one is offered', () => {
  expect(proposeLabels('Mary Dunn', uses, [{ label: 'MD', name: 'Michelle Drumm' }])).toEqual([
    { label: 'MD', name: 'Mary Dunn', episodes: 1, clash: '“MD” is Michelle Drumm here.', isTaken: true },
    { label: 'MDU', name: 'Mary Dunn', episodes: 0, clash: null, isTaken: false },
  ]);
});

test('somebody new gets initials that nobody has', () => {
  expect(proposeLabels('Tom Wood', uses, []).map(({ label }) => label)).toEqual(['TW']);
  expect(proposeLabels('Mona Dee, Iriss', uses, []).map(({ label }) => label)).toEqual(['MDE']);
});

test('a label proposes the people whom it meant, but nobody who is declared', () => {
  expect(proposeNames('MD', uses, []).map(({ name }) => name)).toEqual(['Michelle Drumm', 'Mary Dunn']);
  expect(proposeNames('MD', uses, [{ label: 'Mi', name: 'Michelle Drumm' }]).map(({ name }) => name)).toEqual([
    'Mary Dunn',
  ]);
});

test('labels that are names, and labels that name nobody, are proposed to nobody', () => {
  expect(uses.map(({ label, name }) => `${label} ${name}`)).toEqual([
    'MD Michelle Drumm',
    'MD Mary Dunn',
    'Mi Michelle Drumm',
  ]);
});
