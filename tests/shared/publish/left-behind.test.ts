import { expect, test } from 'vitest';
import { findLeftBehind, lineOfReason } from '../../../shared/publish/left-behind.ts';
import { planItem } from '../../helpers/publish-plan.ts';

const items = [
  planItem('written.md'),
  planItem('same.md', { status: 'identical' }),
  planItem('failed.md'),
  planItem('unticked.md', { status: 'new' }),
  planItem('space.md', { whitespaceOnly: true }),
  planItem('conflict.md', { status: 'conflict', reasons: ['The page in the site differs.', 'And more.'] }),
  planItem('blocked.md', { status: 'blocked', reasons: ['A turn has no speaker yet (line 7).'] }),
];
const leftOut = [{ source: 'about.md', reason: 'A page without a transcript.' }];
const result = { written: ['content/written.md'], failed: [{ source: 'failed.md', reason: 'Read-only.' }] };
const inShort = (
  ...[plan, since]: [{ items: typeof items; leftOut: typeof leftOut }, Map<string, (typeof items)[0]>?]
) => findLeftBehind(plan, result, since).map(({ id, items: own }) => [id, ...own.map(({ source }) => source)]);

test('what did not go out is told with its reason, in groups, what wants looking at first', () => {
  expect(findLeftBehind({ items, leftOut }, result).map(({ id, items: own }) => [id, own])).toEqual([
    ['failed', [{ source: 'failed.md', title: 'failed.md', reason: 'Read-only.' }]],
    ['conflict', [{ source: 'conflict.md', title: 'conflict.md', reason: 'The page in the site differs.' }]],
    ['blocked', [{ source: 'blocked.md', title: 'blocked.md', reason: 'A turn has no speaker yet (line 7).' }]],
    ['unticked', [{ source: 'unticked.md', title: 'unticked.md', reason: null }]],
    ['whitespace', [{ source: 'space.md', title: 'space.md', reason: null }]],
    ['no-episode', [{ source: 'about.md', title: 'about.md', reason: 'A page without a transcript.' }]],
  ]);
});

test('what was looked at again is told as it is now, and is gone where the site has it', () => {
  const since = new Map([
    ['failed.md', planItem('failed.md', { status: 'identical' })],
    ['blocked.md', planItem('blocked.md', { status: 'new' })],
  ]);
  expect(inShort({ items, leftOut: [] }, since)).toEqual([
    ['conflict', 'conflict.md'],
    ['unticked', 'unticked.md', 'blocked.md'],
    ['whitespace', 'space.md'],
  ]);
});

test('a page that was decided to stay is told apart from one that nobody decided', () => {
  const conflicts = ['kept.md', 'open.md'].map((source) => planItem(source, { status: 'conflict' }));
  const left = findLeftBehind({ items: conflicts, leftOut: [] }, result, new Map(), new Set(['kept.md', 'written.md']));
  expect(left.map(({ id, items: own }) => [id, ...own.map(({ source }) => source)])).toEqual([
    ['conflict', 'open.md'],
    ['kept', 'kept.md'],
  ]);
});

test('a reason that names a line leads there', () => {
  expect([lineOfReason('A turn has no speaker yet (line 12).'), lineOfReason('It has no title.')]).toEqual([12, null]);
});
