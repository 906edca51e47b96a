import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createPublisher } from '../../../../electron/services/publish/publish.ts';
import {
  findLastPublish,
  findSiteOfChange,
  rollbackPublish,
  rollbackSite,
} from '../../../../electron/services/publish/rollback.ts';
import type { Library } from '../../../../electron/services/library/library.ts';
import { commitFiles } from '../../../../electron/git/commit.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { git } from '../../../helpers/git-repositories.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';
import { trustedRepository } from '../../../helpers/trusted-repository.ts';

async function publishAll(library: Library, site: string) {
  const publisher = createPublisher(library);
  const { id, items } = await publisher.plan({ site, paths: null });
  return publisher.apply(
    id,
    items.filter(({ status }) => status === 'new' || status === 'changed').map(({ source }) => source),
  );
}

async function set() {
  const userData = await temporaryFolder();
  const root = await temporaryFolder({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  const site = await temporaryFolder();
  return { userData, root, site, library: await openTestLibrary(root, userData) };
}

/** @param userData where the site's repository is trusted; one that is not committed to need not be */
async function takeBack(library: Library, site: string, id: string, userData?: string) {
  return rollbackPublish(library, site, id, userData ?? (await temporaryFolder()));
}

/** Every file of a folder with its bytes, but for git's own. */
async function bytesOf(folder: string): Promise<Record<string, string>> {
  const names = (await listFiles(folder)).filter((name) => !name.startsWith('.git/'));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'base64')] as const)),
  );
}

test('a publish is taken back to the bytes that stood there, the record too, and new pages go away', async () => {
  const { root, site, library } = await set();
  await publishAll(library, site);
  const before = await bytesOf(site);
  await writeFiles(root, { 'a.md': episodeText('A', 'New words.'), 'c.md': episodeText('C') });
  const { id, written } = await publishAll(library, site);
  expect(written).toEqual(['content/episodes/a.md', 'content/episodes/c.md']);
  expect(findLastPublish(library, site)).toMatchObject({ id, title: 'Published 2 episodes', files: 2 });
  expect(findSiteOfChange(library, id!)).toBe(site);
  expect(await takeBack(library, site, id!)).toMatchObject({
    title: 'Published 2 episodes',
    restored: ['content/episodes/a.md', 'content/episodes/c.md'],
    left: [],
    commit: null,
  });
  expect(await bytesOf(site)).toEqual(before);
  expect(await expectFailure(takeBack(library, site, id!))).toMatchObject({ code: 'not-found' });
  expect(findLastPublish(library, site)).toMatchObject({ title: 'Published 2 episodes', files: 2 });
});

test('a page that was changed since is left, and keeps its line in the record', async () => {
  const { root, site, library } = await set();
  await publishAll(library, site);
  await writeFiles(root, { 'a.md': episodeText('A', 'New.'), 'b.md': episodeText('B', 'New.') });
  const { id } = await publishAll(library, site);
  await writeFiles(site, { 'content/episodes/b.md': 'Somebody was here.\n' });
  expect(await takeBack(library, site, id!)).toMatchObject({
    restored: ['content/episodes/a.md'],
    left: [{ path: 'content/episodes/b.md', reason: 'It was changed since.' }],
  });
  expect(await readText(site, 'content/episodes/a.md')).toBe(episodeText('A'));
  expect(await readText(site, 'content/episodes/b.md')).toBe('Somebody was here.\n');
});

test('the folders that a publish made go away with its pages, and those that stood there stay', async () => {
  const library = await openTestLibrary(
    await temporaryFolder({
      'a.md': episodeText('A'),
      'b.md': episodeText('B'),
      'rostrum.yaml': 'publish:\n  path: content/talks/{title}/{slug}.md\n',
    }),
  );
  const site = await temporaryFolder();
  await mkdir(join(site, 'content'));
  await mkdir(join(site, 'empty'));
  const { id } = await publishAll(library, site);
  expect(await listFiles(site)).toEqual(['.rostrum/published.tsv', 'content/talks/a/a.md', 'content/talks/b/b.md']);
  await writeFiles(site, { 'content/talks/b/photo.txt': 'Mine.\n' });
  await takeBack(library, site, id!);
  expect((await readdir(site, { recursive: true })).sort()).toEqual([
    'content',
    'content/talks',
    'content/talks/b',
    'content/talks/b/photo.txt',
    'empty',
  ]);
});

test('a new page that somebody changed since is left and stays known as ours', async () => {
  const { site, root, library } = await set();
  const { id } = await publishAll(library, site);
  const [, lineOfB] = (await readText(site, '.rostrum/published.tsv')).split('\n');
  await writeFiles(site, { 'content/episodes/b.md': episodeText('B', 'Somebody was here.') });
  expect(await takeBack(library, site, id!)).toMatchObject({
    restored: ['content/episodes/a.md'],
    left: [{ path: 'content/episodes/b.md' }],
  });
  expect(await readText(site, '.rostrum/published.tsv')).toBe(`${lineOfB}\n`);
  const { items } = await createPublisher(await openTestLibrary(root)).plan({ site, paths: null });
  expect(items).toMatchObject([
    { status: 'new' },
    {
      status: 'conflict',
      reasons: ['The page was changed in the site since it was published. It differs from the library in its words.'],
    },
  ]);
});

test('a page that may not be written is left and named, and the others are taken back', async () => {
  const { site, library } = await set();
  const { id } = await publishAll(library, site);
  await chmod(join(site, 'content/episodes/a.md'), 0o444);
  expect(await takeBack(library, site, id!)).toMatchObject({
    restored: ['content/episodes/b.md'],
    left: [{ path: 'content/episodes/a.md', reason: 'The file is marked as read-only.' }],
  });
  expect(await listFiles(site)).toEqual(['.rostrum/published.tsv', 'content/episodes/a.md']);
});

test('where no page may be written, nothing happens, and it can be taken back once one may be', async () => {
  const { site, library } = await set();
  const { id } = await publishAll(library, site);
  for (const page of ['a', 'b']) await chmod(join(site, `content/episodes/${page}.md`), 0o444);
  expect(await takeBack(library, site, id!)).toMatchObject({
    restored: [],
    left: [{ reason: 'The file is marked as read-only.' }, { reason: 'The file is marked as read-only.' }],
  });
  for (const page of ['a', 'b']) await chmod(join(site, `content/episodes/${page}.md`), 0o644);
  expect(await takeBack(library, site, id!)).toMatchObject({
    restored: ['content/episodes/a.md', 'content/episodes/b.md'],
    left: [],
  });
});

test('where every page was changed since, nothing happens, and it can be taken back once one is as it was', async () => {
  const { site, library } = await set();
  const { id } = await publishAll(library, site);
  const before = await bytesOf(site);
  await writeFiles(site, { 'content/episodes/a.md': 'Mine.\n', 'content/episodes/b.md': 'Mine.\n' });
  expect(await takeBack(library, site, id!)).toMatchObject({
    restored: [],
    left: [{ path: 'content/episodes/a.md' }, { path: 'content/episodes/b.md' }],
    commit: null,
  });
  expect((await bytesOf(site))['.rostrum/published.tsv']).toBe(before['.rostrum/published.tsv']);
  await writeFiles(site, { 'content/episodes/a.md': episodeText('A') });
  expect(await takeBack(library, site, id!)).toMatchObject({
    restored: ['content/episodes/a.md'],
    left: [{ path: 'content/episodes/b.md' }],
  });
});

test('where others published since, the record keeps their lines and gets the old ones back', async () => {
  const { root, site, library } = await set();
  await publishAll(library, site);
  const [lineOfA] = (await readText(site, '.rostrum/published.tsv')).split('\n');
  await writeFiles(root, { 'a.md': episodeText('A', 'New.') });
  const { id } = await publishAll(library, site);
  const other = await openTestLibrary(await temporaryFolder({ 'z.md': episodeText('Z') }));
  await publishAll(other, site);
  await takeBack(library, site, id!);
  const lines = (await readText(site, '.rostrum/published.tsv')).trim().split('\n');
  expect(lines.map((line) => line.split('\t')[1])).toEqual(['a.md', 'b.md', 'z.md']);
  expect(lines[0]).toBe(lineOfA);
});

test('what was committed is undone by a new commit of our files, and nothing else in it', async () => {
  const { userData, root, site, library } = await set();
  git(site, 'init', '--quiet', '--initial-branch=main');
  git(site, 'config', 'user.name', 'Maya');
  git(site, 'config', 'user.email', 'maya@example.org');
  await writeFiles(site, { 'theme.css': 'a {}\n' });
  await publishAll(library, site);
  git(site, 'add', '.');
  git(site, 'commit', '--quiet', '-m', 'Begin');
  const before = await bytesOf(site);
  await writeFiles(root, { 'a.md': episodeText('A', 'New.'), 'c.md': episodeText('C') });
  const { id, written } = await publishAll(library, site);
  const hash = await commitFiles(await trustedRepository(site, userData), {
    paths: [...written, '.rostrum/published.tsv'],
    message: 'Publish 2 transcripts',
  });
  await writeFiles(site, { 'theme.css': 'b {}\n' });
  expect(await expectFailure(takeBack(library, site, id!))).toMatchObject({ code: 'not-trusted', path: site });
  const { commit } = await takeBack(library, site, id!, userData);
  expect(git(site, 'log', '-1', '--format=%H')).toBe(commit);
  expect(git(site, 'log', '-1', '--format=%B')).toContain(`Revert "Publish 2 transcripts"`);
  expect(git(site, 'log', '-1', '--format=%B')).toContain(hash!);
  expect(git(site, 'status', '--porcelain')).toBe('M theme.css');
  expect(await bytesOf(site)).toEqual({ ...before, 'theme.css': Buffer.from('b {}\n').toString('base64') });
});

test('the last publish into a site is found by its record, whichever library it came from, one after the other', async () => {
  const { userData, root, site, library } = await set();
  await publishAll(library, site);
  const other = await openTestLibrary(await temporaryFolder({ 'z.md': episodeText('Z') }), userData);
  const publishedAt = Date.now();
  await vi.waitUntil(() => Date.now() > publishedAt, { interval: 1 });
  await publishAll(other, site);
  const rollback = () => rollbackSite(site, userData, () => {});
  expect((await rollback()).restored).toEqual(['content/episodes/z.md']);
  expect((await rollback()).restored).toEqual(['content/episodes/a.md', 'content/episodes/b.md']);
  expect(await listFiles(site)).toEqual([]);
  expect(await expectFailure(rollback())).toMatchObject({ code: 'not-found' });
  expect(await readText(root, 'a.md')).toBe(episodeText('A'));
});

test('where site and library are one folder, cleaning in place is taken back too', async () => {
  const userData = await temporaryFolder();
  const untidy = episodeText('A').replaceAll('\n\n', '\n\n\n');
  const root = await temporaryFolder({ 'content/a.md': untidy });
  const library = await openTestLibrary(root, userData);
  await publishAll(library, root);
  expect(await readText(root, 'content/a.md')).toBe(episodeText('A'));
  expect((await rollbackSite(root, userData, () => {})).restored).toEqual(['content/a.md']);
  expect(await readText(root, 'content/a.md')).toBe(untidy);
});
