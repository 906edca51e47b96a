import { expect, test } from 'vitest';
import { describeCommit, describeWritten } from '../../../shared/git/describe-written.ts';
import type { GitState } from '../../../shared/git/git-state.ts';

const pushed: GitState = {
  root: '/site',
  branch: 'main',
  upstream: 'origin/main',
  ahead: 0,
  behind: 0,
  fetchedAt: null,
  remotes: ['origin'],
  uncommitted: [{ path: 'else.md', ours: false }],
  conflicted: [],
  underWay: null,
  mergesByTurn: false,
};
const open = [{ path: 'a.md', ours: true }];

test.each<[string, Partial<GitState> | null, string]>([
  ['without a repository', null, 'Rostrum sees no git repository here'],
  ['before the commit', { uncommitted: open }, 'Written, not yet live: that takes a commit and a push.'],
  ['before the commit, without a remote', { uncommitted: open, remotes: [], upstream: null }, 'has no remote'],
  ['after the commit', { ahead: 1 }, 'Committed on “main”, not yet live: that takes a push.'],
  ['after the commit on a branch of its own', { upstream: null, branch: 'new' }, 'Committed on “new”, not yet live'],
  ['after the commit, without a remote', { remotes: [], upstream: null }, 'it stays on this machine'],
  ['after the push', {}, 'Committed on “main”, and origin/main has it.'],
])('%s, what was written says what is so and what comes next', (_, part, words) => {
  expect(describeWritten(part && { ...pushed, ...part }, ['a.md'])).toContain(words);
});

test('only without a commit and with a remote is a commit the next step', () => {
  const steps = [null, {}, { ahead: 1 }, { upstream: null }].map((part) =>
    describeWritten(part && { ...pushed, ...part }, ['a.md']),
  );
  for (const words of steps) expect(words).not.toContain('takes a commit');
});

test('a commit on another branch says which one stays checked out, and no remote is named where there is none', () => {
  const commit = '0123456789abcdef';
  expect(describeCommit(commit, { branch: 'main', before: 'main', remotes: ['origin'] })).toBe(
    'Committed as 01234567. It is here, not yet at the remote.',
  );
  expect(describeCommit(commit, { branch: 'may', before: 'main', remotes: [] })).toBe(
    'Committed as 01234567 on the branch “may”, which stays checked out; “main” is as it was. There is no remote to push it to.',
  );
});
