import { expect, test } from 'vitest';
import { describeCommit, describeWritten, findSteps } from '../../../shared/git/describe-written.ts';
import type { GitState } from '../../../shared/git/git-state.ts';

const pushed: GitState = {
  root: '/site',
  branch: 'main',
  base: null,
  pullRequest: null,
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

const page = { url: 'https://github.com/a/b/compare/main...june', host: 'github.com', into: 'main' };

test.each<[string, Partial<GitState> | null, readonly string[]]>([
  ['without a repository', null, []],
  [
    'before the commit',
    { uncommitted: open },
    ['next: Commit 1 file', 'later: Push to origin/main', 'later: Live once the website is built from there'],
  ],
  [
    'while a merge waits',
    { uncommitted: open, underWay: 'merge', remotes: [] },
    [
      'none: Nothing can be committed before the merge is finished',
      'none: There is no remote to push to: it stays on this machine',
    ],
  ],
  [
    'after the commit, without a remote',
    { remotes: [], upstream: null },
    ['done: Committed on “main”', 'none: There is no remote to push to: it stays on this machine'],
  ],
  [
    'after the commit',
    { ahead: 2 },
    [
      'done: Committed on “main”',
      'next: Push 2 commits to origin/main',
      'later: Live once the website is built from there',
    ],
  ],
  [
    'on a branch of its own',
    { branch: 'june', upstream: null, pullRequest: page },
    [
      'done: Committed on “june”',
      'next: Push the branch',
      'later: Open a pull request into “main” at github.com',
      'later: Live once it is merged and the website is built',
    ],
  ],
  [
    'after the push of a branch',
    { branch: 'june', upstream: 'origin/june', pullRequest: page },
    [
      'done: Committed on “june”',
      'done: Pushed: origin/june has it',
      'next: Open a pull request into “main” at github.com',
      'later: Live once it is merged and the website is built',
    ],
  ],
])('%s, the steps say what is done and what is next', (_, part, steps) => {
  expect(findSteps(part && { ...pushed, ...part }, ['a.md']).map(({ state, words }) => `${state}: ${words}`)).toEqual(
    steps,
  );
});

test('what was committed on another branch than the one checked out is said to be there, and has no next step here', () => {
  expect(describeWritten(pushed, ['a.md'], { on: 'june' })).toBe(
    'Committed on “june”. “main” is checked out now, so the pages are not in this folder.',
  );
  expect(findSteps(pushed, ['a.md'], 'june')).toEqual([]);
});
