import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pullRequestPage } from '../../../shared/git/pull-request-page.ts';

const github = 'https://github.com/common-ground/website/compare/main...transcripts/june?expand=1';

test.each([
  ['https://github.com/common-ground/website.git', github],
  ['https://github.com/common-ground/website/', github],
  ['https://maya:secret@github.com/common-ground/website', github],
  ['git@github.com:common-ground/website.git', github],
  ['github.com:/common-ground/website.git', github],
  ['ssh://git@github.com/common-ground/website.git', github],
  ['ssh://git@ssh.github.com:443/common-ground/website.git', github],
  [
    'https://gitlab.com/ground/web/site.git',
    'https://gitlab.com/ground/web/site/-/merge_requests/new?merge_request%5Bsource_branch%5D=transcripts%2Fjune&merge_request%5Btarget_branch%5D=main',
  ],
  [
    'https://gitlab.example.org:8443/ground/site.git',
    'https://gitlab.example.org:8443/ground/site/-/merge_requests/new?merge_request%5Bsource_branch%5D=transcripts%2Fjune&merge_request%5Btarget_branch%5D=main',
  ],
  [
    'git@bitbucket.org:ground/site.git',
    'https://bitbucket.org/ground/site/pull-requests/new?source=transcripts%2Fjune&dest=main&t=1',
  ],
  ['ssh://git@codeberg.org/ground/site.git', 'https://codeberg.org/ground/site/compare/main...transcripts/june'],
])('%s leads to the page of its host', (remote, url) => {
  expect(pullRequestPage(remote, 'transcripts/june', 'main')).toEqual({
    url,
    host: new URL(url).host,
    into: 'main',
  });
});

test('without a branch to go into, the page chooses, and signs in a branch’s name are encoded', () => {
  expect(pullRequestPage('git@github.com:a/b.git', 'june & “#1”', null)?.url).toBe(
    'https://github.com/a/b/compare/june%20%26%20%E2%80%9C%231%E2%80%9D?expand=1',
  );
});

test.each([
  ['/srv/git/site.git'],
  ['../origin.git'],
  ['C:/sites/origin.git'],
  ['C:\\sites\\origin.git'],
  ['file:///srv/git/site.git'],
  ['http://github.com/a/b.git'],
  ['git@server:a/b.git'],
  ['https://example.org/a/b.git'],
  ['https://github.com/a'],
  ['https://github.com/../b'],
  ['ext::sh -c true'],
  [''],
])('%s has no such page', (remote) => {
  expect(pullRequestPage(remote, 'june', 'main')).toBeNull();
});

test('a branch has no pull request into itself', () => {
  expect(pullRequestPage('git@github.com:a/b.git', 'main', 'main')).toBeNull();
});

test('whatever the remote and the branches are called, the page is one of HTTPS at the remote’s host, without a name or password', () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
  fc.assert(
    fc.property(name, name, name, name, (user, path, branch, into) => {
      const remote = `https://${encodeURIComponent(user)}:secret@github.com/${path}/site.git`;
      const page = pullRequestPage(remote, branch, into);
      if (page === null) return;
      const url = new URL(page.url);
      expect([url.protocol, url.host, url.username, url.password]).toEqual(['https:', 'github.com', '', '']);
      expect(url.pathname.split('/').filter((part) => part === 'compare').length).toBeGreaterThan(0);
    }),
  );
});
