import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findUncleaned } from '../../../../electron/catalogue/catalogue.ts';
import { hashBytes } from '../../../../electron/files/hash.ts';
import { readOpenWrites, readRevisions } from '../../../../electron/history/history.ts';
import { fillCleanHashes, indexLibrary } from '../../../../electron/services/catalogue/indexer.ts';
import { listRows, type Library } from '../../../../electron/services/library/library.ts';
import { createPublisher } from '../../../../electron/services/publish/publish.ts';
import { confirmSite } from '../../../../electron/services/site/trust.ts';
import { expectFailure } from '../../../helpers/expect-failure.ts';
import { episodeText, openTestLibrary } from '../../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../../helpers/temporary-folder.ts';

type Files = Readonly<Record<string, string>>;

/** A library and a site, and what there is to do with them. */
async function set(sources: Files, pages: Files = {}, settings = '') {
  const root = await temporaryFolder({ ...sources, ...(settings ? { 'rostrum.yaml': settings } : {}) });
  const site = await temporaryFolder(pages);
  const library = await openTestLibrary(root);
  return { root, site, library, ...publishing(library, site) };
}

function publishing(library: Library, site: string) {
  const publisher = createPublisher(library);
  const plan = (paths: readonly string[] | null = null, only?: string) => publisher.plan({ site, paths, only });
  return {
    publisher,
    plan,
    statuses: async (paths?: readonly string[]) =>
      Object.fromEntries((await plan(paths ?? null)).items.map(({ source, status }) => [source, status])),
    publish: async (paths: readonly string[] | null = null) => {
      const { id, items } = await plan(paths);
      return publisher.apply(
        id,
        items.filter(({ status }) => status === 'new' || status === 'changed').map(({ source }) => source),
      );
    },
  };
}

const hashOf = (text: string) => hashBytes(new TextEncoder().encode(text));
/** The same with CRLF, blank lines too many and no final newline. */
const untidy = episodeText('Gardens').replaceAll('\n\n', '\n\n\n').replaceAll('\n', '\r\n').trimEnd();

test('a plan writes nothing', async () => {
  const { site, plan, library } = await set({ 'a.md': episodeText('A') });
  expect((await plan()).items).toEqual([
    {
      source: 'a.md',
      target: 'content/episodes/a.md',
      title: 'A',
      status: 'new',
      whitespaceOnly: false,
      conflict: null,
      reasons: [],
      unsaved: false,
      ready: false,
      outputs: [{ format: 'md', target: 'content/episodes/a.md', status: 'new', reason: null }],
      life: { kind: 'live', words: 'Live as soon as the site is built' },
    },
  ]);
  expect(await listFiles(site)).toEqual([]);
  expect(await listFiles(library.root)).toEqual(['a.md']);
});

test('a change that keeps size and time is published', async () => {
  const { root, site, publish, statuses } = await set({ 'a.md': episodeText('Bees') });
  const path = join(root, 'a.md');
  const long = new Date('2020-01-01');
  await utimes(path, long, long);
  await publish();
  expect(await statuses()).toEqual({ 'a.md': 'identical' });
  await writeFiles(root, { 'a.md': episodeText('Ants') });
  await utimes(path, long, long);
  expect(await statuses()).toEqual({ 'a.md': 'changed' });
  await publish();
  expect(await readText(site, 'content/episodes/a.md')).toBe(episodeText('Ants'));
});

test('what is written is clean, and is recorded in the site', async () => {
  const { site, publish, statuses } = await set({ 'b.md': untidy, 'a.md': episodeText('A') });
  expect(await publish()).toMatchObject({
    written: ['content/episodes/a.md', 'content/episodes/b.md'],
    failed: [],
    cancelled: false,
  });
  expect(await readText(site, 'content/episodes/b.md')).toBe(episodeText('Gardens'));
  expect(await readText(site, '.rostrum/published.tsv')).toBe(
    `content/episodes/a.md\ta.md\t${hashOf(episodeText('A'))}\ncontent/episodes/b.md\tb.md\t${hashOf(episodeText('Gardens'))}\n`,
  );
  expect(await statuses()).toEqual({ 'a.md': 'identical', 'b.md': 'identical' });
  expect((await publish()).written).toEqual([]);
});

test('what an episode goes out as is not worked out a second time for the list', async () => {
  const { root, library, publish } = await set({ 'a.md': untidy, 'b.md': episodeText('B') });
  await indexLibrary(library);
  await publish();
  const known = () => findUncleaned(library.catalogue, ['a.md', 'b.md']);
  expect(known()).toEqual([]);
  await writeFiles(root, { 'a.md': episodeText('A', 'Never again.') });
  await indexLibrary(library);
  expect(known()).toEqual(['a.md']);
});

test('a page that we published is changed when the episode is, one that somebody else changed is a conflict', async () => {
  const { root, site, publish, plan, statuses } = await set({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  await publish();
  await writeFiles(root, { 'a.md': episodeText('A', 'Never again.'), 'b.md': episodeText('B', 'Never again.') });
  await writeFiles(site, { 'content/episodes/b.md': episodeText('B', 'Changed in the site.') });
  expect(await statuses()).toEqual({ 'a.md': 'changed', 'b.md': 'conflict' });
  expect((await plan()).items[1]!.reasons).toEqual([
    'The page was changed in the site since it was published. It differs from the library in its words.',
  ]);
  expect((await publish()).written).toEqual(['content/episodes/a.md']);
  expect(await readText(site, 'content/episodes/b.md')).toContain('Changed in the site.');
  expect((await readText(site, '.rostrum/published.tsv')).split('\n').length).toBe(3);
});

test('the first publish into a site calls only another text a conflict', async () => {
  const { plan } = await set(
    { 'same.md': episodeText('Same'), 'space.md': episodeText('Space'), 'other.md': episodeText('Other') },
    {
      'content/episodes/same.md': episodeText('Same'),
      'content/episodes/space.md': episodeText('Space').replaceAll('\n\n', '\n\n\n'),
      'content/episodes/other.md': 'Another text.\n',
    },
  );
  expect(
    Object.fromEntries(
      (await plan()).items.map(({ source, status, whitespaceOnly }) => [source, [status, whitespaceOnly]]),
    ),
  ).toEqual({
    'same.md': ['identical', false],
    'space.md': ['changed', true],
    'other.md': ['conflict', false],
  });
});

test('a correction that changes white space alone, and what a reader sees with it, is a change', async () => {
  const ranTogether = episodeText('A', 'So we began again. MD And it went well.');
  const { root, publisher, publish, plan } = await set({ 'a.md': ranTogether });
  await publish();
  await writeFiles(root, { 'a.md': ranTogether.replace('again. MD', 'again.\n\nMD') });
  const { id, items } = await plan();
  expect(items).toMatchObject([{ status: 'changed', whitespaceOnly: false, reasons: [] }]);
  expect((await publisher.diff(id, 'a.md')).meaning).toEqual(['1 turn split off (MD)']);
});

test('an identical page is recorded as ours without being written', async () => {
  const { root, site, publish, statuses } = await set(
    { 'a.md': episodeText('A') },
    { 'content/episodes/a.md': episodeText('A') },
  );
  expect(await publish()).toMatchObject({ id: null, written: [], failed: [], cancelled: false });
  expect(await readText(site, '.rostrum/published.tsv')).toContain(hashOf(episodeText('A')));
  await writeFiles(root, { 'a.md': episodeText('A', 'Never again.') });
  expect(await statuses()).toEqual({ 'a.md': 'changed' });
});

test('a page is ours by any of its lines, as two editors leave them', async () => {
  const { site, statuses } = await set(
    { 'a.md': episodeText('A', 'Mine.') },
    { 'content/episodes/a.md': 'Published by a colleague.\n' },
  );
  const line = (text: string) => `content/episodes/a.md\ta.md\t${hashOf(text)}\r\n`;
  await writeFiles(site, {
    '.rostrum/published.tsv': `<<<<<<< ours\n${line('Mine, earlier.')}=======\n${line('Published by a colleague.\n')}>>>>>>> theirs\n`,
  });
  expect(await statuses()).toEqual({ 'a.md': 'changed' });
});

test('only what was asked for is planned: paths, or a pattern over paths or names', async () => {
  const { plan } = await set({
    '2012/a.md': episodeText('A'),
    '2013/a.md': episodeText('B'),
    '2013/c.md': episodeText('C'),
    '_index.md': '---\ntitle: All\n---\n',
    'page.md': 'No transcript.\n',
  });
  const sources = async (paths: readonly string[] | null, only?: string) =>
    (await plan(paths, only)).items.map(({ source }) => source);
  expect(await sources(null)).toEqual(['2012/a.md', '2013/a.md', '2013/c.md']);
  expect(await sources(['2013/c.md', 'page.md'])).toEqual(['2013/c.md', 'page.md']);
  expect(await sources(null, '2013/*')).toEqual(['2013/a.md', '2013/c.md']);
  expect(await sources(null, 'c.md')).toEqual(['2013/c.md']);
});

test('every ending of markdown goes out with the ending of the path, and MDX with its own', async () => {
  const mdx = episodeText('D').replace('MD - ', 'import Player from \'../player\'\n\n<Player src="d.mp3" />\n\nMD - ');
  const { site, publish } = await set({
    'a.md': episodeText('A'),
    'b.markdown': episodeText('B'),
    'c.mdown': episodeText('C'),
    'd.mdx': mdx,
  });
  expect((await publish()).written).toEqual([
    'content/episodes/a.md',
    'content/episodes/b.md',
    'content/episodes/c.md',
    'content/episodes/d.mdx',
  ]);
  expect(await readText(site, 'content/episodes/d.mdx')).toBe(mdx);
});

test('what cannot go out is blocked, with the reason', async () => {
  const { site, plan, publisher } = await set({
    'todo.md': episodeText('A', 'Thank you [CHECK: name].'),
    'nobody.md': episodeText('A').replace('TW Thank', '?? Thank'),
    'yaml.md': '---\ntitle: [\n---\n\nMD Hello.\n',
    'nul.md': 'MD a\0',
    'conflict.md': episodeText('A', 'One.\n<<<<<<< ours\nTwo.\n=======\nThree.\n>>>>>>> theirs'),
  });
  const { id, items } = await plan(['todo.md', 'nobody.md', 'yaml.md', 'nul.md', 'conflict.md', 'gone.md', '../x.md']);
  expect(items.map(({ source, status, reasons }) => [source, status, reasons[0]])).toEqual([
    ['todo.md', 'blocked', 'A note to the editors is left: [CHECK: name] (line 12).'],
    ['nobody.md', 'blocked', 'A turn has no speaker yet (line 12).'],
    ['yaml.md', 'blocked', expect.stringMatching(/^The front matter cannot be read \(line \d\)/)],
    ['nul.md', 'blocked', expect.stringContaining('NUL byte')],
    ['conflict.md', 'blocked', 'A conflict is not decided yet (line 13).'],
    ['gone.md', 'blocked', expect.stringContaining('not there')],
    ['../x.md', 'blocked', 'This file does not belong to the library.'],
  ]);
  const result = await publisher.apply(
    id,
    items.map(({ source }) => source),
  );
  expect([result.written, result.failed.length]).toEqual([[], 7]);
  expect(await listFiles(site)).toEqual([]);
});

test('a folder or a stray link that is named like an episode is in the plan as blocked', async () => {
  const { root, plan } = await set({ 'a.md': episodeText('A') });
  await mkdir(join(root, 'folder.md'));
  await symlink('nowhere.md', join(root, 'link.md'));
  expect((await plan()).items.map(({ source, status }) => [source, status])).toEqual([
    ['a.md', 'new'],
    ['folder.md', 'blocked'],
    ['link.md', 'blocked'],
  ]);
});

test('rules that rostrum.yaml names block as well', async () => {
  const { plan } = await set(
    { 'a.md': episodeText('A').replace('TW Thank', 'TM Thank') },
    {},
    'publish:\n  blockOn: [unknown-label, label-typo]\n',
  );
  expect((await plan()).items[0]).toMatchObject({ status: 'blocked', reasons: [expect.stringContaining('(line 12)')] });
});

test('all problems of a severity block where rostrum.yaml names it, and a rule that is none is refused', async () => {
  const undeclared = { 'a.md': episodeText('A').replace('TW Thank', 'TM Thank') };
  expect((await (await set(undeclared, {}, 'publish:\n  blockOn: [warning, error]\n')).plan()).items[0]).toMatchObject({
    status: 'blocked',
  });
  expect((await (await set(undeclared, {}, 'publish:\n  blockOn: [hint]\n')).plan()).items[0]).toMatchObject({
    status: 'new',
  });
  expect(await expectFailure((await set(undeclared, {}, 'publish:\n  blockOn: [eror]\n')).plan())).toMatchObject({
    code: 'bad-request',
    message: expect.stringContaining('“eror”'),
  });
});

test('an episode that is looked at again still knows who else wants its place', async () => {
  const { root, plan, publisher } = await set({ 'x/a.md': episodeText('A'), 'y/a.md': episodeText('B') });
  const { id } = await plan();
  await writeFiles(root, { 'x/a.md': episodeText('A', 'New.') });
  expect(await publisher.replan(id, ['x/a.md'])).toMatchObject([
    { status: 'blocked', reasons: ['“y/a.md” would be written to the same place.'] },
  ]);
});

test('sources that some disks cannot tell apart block each other', async () => {
  const { plan } = await set({
    'x/Caf\u00e9.md': episodeText('A'),
    'y/cafe\u0301.md': episodeText('B'),
    'z/tea.md': episodeText('C'),
  });
  expect((await plan()).items.map(({ source, status, reasons }) => [source, status, reasons[0]])).toEqual([
    [
      'x/Caf\u00e9.md',
      'blocked',
      '“y/cafe\u0301.md” would be written to “content/episodes/cafe\u0301.md”, which some disks cannot tell from this place.',
    ],
    [
      'y/cafe\u0301.md',
      'blocked',
      '“x/Caf\u00e9.md” would be written to “content/episodes/Caf\u00e9.md”, which some disks cannot tell from this place.',
    ],
    ['z/tea.md', 'new', undefined],
  ]);
});

test('no path leads out of the site: by the template, by a record, by links', async () => {
  const elsewhere = await temporaryFolder({ 'page.md': 'Not yours.\n' });
  const template = await set({ 'a.md': episodeText('A') }, {}, 'publish:\n  path: "../{slug}.md"\n');
  expect((await template.plan()).items[0]).toMatchObject({
    status: 'blocked',
    target: null,
    reasons: ['The target “../a.md” is not inside the site.'],
  });

  const { site, plan, publisher } = await set(
    {
      'recorded.md': episodeText('A'),
      'folder.md': episodeText('B').replace('---\n\nMD', 'slug: x\n---\n\nMD'),
      'dangling.md': episodeText('C'),
      'good.md': episodeText('D'),
    },
    { '.rostrum/published.tsv': `../page.md\trecorded.md\t${hashOf('x')}\n` },
  );
  await mkdir(join(site, 'content/episodes'), { recursive: true });
  await symlink(join(elsewhere, 'page.md'), join(site, 'content/episodes/x.md'));
  await symlink('nowhere.md', join(site, 'content/episodes/dangling.md'));
  const { id, items } = await plan();
  expect(Object.fromEntries(items.map(({ source, status, reasons }) => [source, [status, reasons[0]]]))).toEqual({
    'recorded.md': ['blocked', 'The target “../page.md” is not inside the site.'],
    'folder.md': ['blocked', '“content/episodes/x.md” leads out of the site through a link.'],
    'dangling.md': ['blocked', '“content/episodes/dangling.md” in the site is a link that leads nowhere.'],
    'good.md': ['new', undefined],
  });
  // Between plan and write the folder becomes a link.
  await rm(join(site, 'content'), { recursive: true });
  await symlink(elsewhere, join(site, 'content'));
  expect((await publisher.apply(id, ['good.md'])).failed).toEqual([
    { source: 'good.md', reason: '“content/episodes/good.md” leads out of the site through a link.' },
  ]);
  expect(await listFiles(elsewhere)).toEqual(['page.md']);
});

test('a site that is not there, or is a file, is refused', async () => {
  const { root, library } = await set({ 'a.md': episodeText('A') });
  for (const site of [join(root, 'none'), join(root, 'a.md')]) {
    expect(await expectFailure(createPublisher(library).plan({ site, paths: null }))).toMatchObject({
      code: 'not-found',
      next: 'Choose the folder of the website’s repository.',
    });
  }
});

test('shows what stands in the site beside what would be written', async () => {
  const { plan, publisher } = await set(
    { 'a.md': episodeText('A', 'New.'), 'b.md': episodeText('B'), 'c.md': episodeText('C', '[CHECK]') },
    { 'content/episodes/a.md': 'Old.\n' },
  );
  const { id } = await plan();
  expect(await publisher.diff(id, 'a.md')).toMatchObject({ before: 'Old.\n', after: episodeText('A', 'New.') });
  expect(await publisher.diff(id, 'b.md')).toMatchObject({ before: null, after: episodeText('B') });
  expect(await publisher.diff(id, 'c.md')).toMatchObject({ before: null, after: null });
  expect(await expectFailure(publisher.diff('another plan', 'a.md'))).toMatchObject({
    code: 'bad-request',
    next: 'Make the plan again.',
  });
  expect(await expectFailure(publisher.apply(id, ['not-planned.md']))).toMatchObject({ code: 'bad-request' });
});

test('what changed after the plan was made is not written: page or episode', async () => {
  const { root, site, plan, publisher } = await set({
    'a.md': episodeText('A'),
    'b.md': episodeText('B'),
    'c.md': episodeText('C'),
    'd.md': episodeText('D'),
  });
  const { id } = await plan();
  await writeFiles(root, { 'a.md': episodeText('A', 'Changed meanwhile.') });
  await rm(join(root, 'b.md'));
  await writeFiles(site, { 'content/episodes/c.md': 'Put there meanwhile.\n' });
  const { written, failed } = await publisher.apply(id, ['a.md', 'b.md', 'c.md', 'd.md']);
  expect(written).toEqual(['content/episodes/d.md']);
  expect(failed.map(({ source, reason }) => [source, reason])).toEqual([
    ['a.md', 'The episode was changed after the plan was made. Make the plan again.'],
    ['b.md', expect.stringContaining('not there')],
    ['c.md', 'The page in the site was changed after the plan was made. Make the plan again.'],
  ]);
  expect(await readText(site, 'content/episodes/c.md')).toBe('Put there meanwhile.\n');
  expect(await readText(site, '.rostrum/published.tsv')).toBe(
    `content/episodes/d.md\td.md\t${hashOf(episodeText('D'))}\n`,
  );
});

test('a read-only page fails in words, and the others are written', async () => {
  const { root, site, publish } = await set({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  await publish();
  await writeFiles(root, { 'a.md': episodeText('A', 'New.'), 'b.md': episodeText('B', 'New.') });
  await chmod(join(site, 'content/episodes/a.md'), 0o444);
  expect(await publish()).toMatchObject({
    written: ['content/episodes/b.md'],
    failed: [
      { source: 'a.md', reason: 'The file is marked as read-only. Take the mark away, or choose another place.' },
    ],
  });
  expect(await readText(site, 'content/episodes/a.md')).toBe(episodeText('A'));
  expect(await readText(site, '.rostrum/published.tsv')).toContain(hashOf(episodeText('A')));
});

test('a file where a folder should be is told in words, and the others are written', async () => {
  const { site, publish, statuses } = await set(
    { 'a.md': episodeText('A'), 'b.md': episodeText('B').replace('2012-', '2013-') },
    { 'content/2012': 'a file' },
    'publish:\n  path: "content/{year}/{slug}.md"\n',
  );
  expect(await statuses()).toEqual({ 'a.md': 'blocked', 'b.md': 'new' });
  expect(await publish()).toMatchObject({ written: ['content/2013/b.md'], failed: [] });
  expect(await readText(site, 'content/2012')).toBe('a file');
});

test('where the record cannot be kept, nothing is published', async () => {
  const { site, publish } = await set({ 'a.md': episodeText('A') }, { '.rostrum': 'a file' });
  expect(await publish()).toMatchObject({
    written: [],
    failed: [{ source: 'a.md', reason: expect.stringContaining('is a file, not a folder') }],
  });
  expect(await listFiles(site)).toEqual(['.rostrum']);
});

test('where the disk is too full for all, nothing is written (needs the right to mount)', async ({ skip }) => {
  const { root, library } = await set({
    'a.md': episodeText('A'),
    'b.md': episodeText('B', 'word '.repeat(40_000)),
    'c.md': episodeText('C'),
  });
  const site = await temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', site], { stdio: 'ignore' });
  } catch {
    skip('no small disk can be mounted here');
  }
  onTestFinished(() => void execFileSync('umount', [site]));
  const { publish } = publishing(library, site);
  const { written, failed } = await publish();
  expect(written).toEqual([]);
  expect(failed.map(({ source }) => source)).toEqual(['a.md', 'b.md', 'c.md']);
  expect(failed[0]!.reason).toBe('The disk is full. Nothing was changed. Free some space and try again.');
  expect(await listFiles(site)).toEqual([]);
  expect(await listFiles(root)).toEqual(['a.md', 'b.md', 'c.md']);
});

test('a publish that is cancelled writes nothing, and leaves nothing behind', async () => {
  const { site, library } = await set(
    Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`${index}.md`, episodeText(`Episode ${index}`)])),
  );
  const publisher = createPublisher(library, ({ task }) => {
    if (task === 'publish') publisher.cancel();
  });
  const { id, items } = await publisher.plan({ site, paths: null });
  expect(
    await publisher.apply(
      id,
      items.map(({ source }) => source),
    ),
  ).toMatchObject({ written: [], failed: [], cancelled: true });
  expect(await listFiles(site)).toEqual([]);
  expect(
    (
      await publisher.apply(
        id,
        items.map(({ source }) => source),
      )
    ).cancelled,
  ).toBe(true);
});

test('a plan that is cancelled says so, and its progress ends', async () => {
  const { site, library } = await set({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  const told: boolean[] = [];
  const publisher = createPublisher(library, ({ finished }) => {
    told.push(finished);
    publisher.cancel();
  });
  expect(await expectFailure(publisher.plan({ site, paths: ['a.md', 'b.md', 'a.md'] }))).toMatchObject({
    code: 'cancelled',
  });
  expect(told.at(-1)).toBe(true);
});

test('a publish that fails on its way leaves the site as it was', async () => {
  const { root, site, publish, library, statuses } = await set({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  await publish();
  const before = await readText(site, '.rostrum/published.tsv');
  await writeFiles(root, { 'a.md': episodeText('A', 'New.'), 'b.md': episodeText('B', 'New.') });
  const cutOff = createPublisher(library, ({ task }) => {
    if (task === 'publish') throw new Error('the window is gone');
  });
  const { id } = await cutOff.plan({ site, paths: null });
  await expect(cutOff.apply(id, ['a.md', 'b.md'])).rejects.toThrow('the window is gone');
  expect(await statuses()).toEqual({ 'a.md': 'changed', 'b.md': 'changed' });
  expect(await readText(site, '.rostrum/published.tsv')).toBe(before);
  expect(await listFiles(site)).toEqual(['.rostrum/published.tsv', 'content/episodes/a.md', 'content/episodes/b.md']);
});

test('what a publish replaces is kept, and a retitled page does not move', async () => {
  const { root, site, library, publish } = await set(
    { 'a.md': episodeText('First title') },
    {},
    'publish:\n  path: "content/{title}.md"\n',
  );
  await publish();
  await writeFiles(root, { 'a.md': episodeText('Second title') });
  expect((await publish()).written).toEqual(['content/first-title.md']);
  const [kept] = readRevisions(library.history, join(site, 'content/first-title.md'));
  expect(new TextDecoder().decode(kept!.bytes)).toBe(episodeText('First title'));
  expect(readOpenWrites(library.history)).toEqual([]);
});

test('where the site is the library, publishing cleans in place and copies nothing', async () => {
  const root = await temporaryFolder({
    'content/a.md': untidy,
    'content/b.md': episodeText('B'),
    'content/c.md': episodeText('C', '[CHECK]'),
  });
  const library = await openTestLibrary(root);
  const { publish, plan, statuses } = publishing(library, root);
  expect(
    (await plan()).items.map(({ source, target, status, whitespaceOnly }) => [source, target, status, whitespaceOnly]),
  ).toEqual([
    ['content/a.md', 'content/a.md', 'changed', true],
    ['content/b.md', 'content/b.md', 'identical', false],
    ['content/c.md', 'content/c.md', 'blocked', false],
  ]);
  expect((await publish()).written).toEqual(['content/a.md']);
  // With the line ends that it had.
  expect(await readText(root, 'content/a.md')).toBe(episodeText('Gardens').replaceAll('\n', '\r\n'));
  expect(await listFiles(root)).toEqual(['.rostrum/published.tsv', 'content/a.md', 'content/b.md', 'content/c.md']);
  expect(readRevisions(library.history, 'content/a.md').length).toBe(1);
  expect(await statuses()).toMatchObject({ 'content/a.md': 'identical' });
});

test('the list says what stands in the site as it is, and what was changed since', async () => {
  const site = await temporaryFolder();
  const root = await temporaryFolder({
    'rostrum.yaml': `publish:\n  site: ${JSON.stringify(site)}\n`,
    'a.md': untidy,
    'b.md': episodeText('B'),
    'c.md': episodeText('C'),
  });
  const userData = await temporaryFolder();
  await confirmSite(userData, root, site);
  const library = await openTestLibrary(root, userData);
  const states = async (of: Library) => {
    await indexLibrary(of);
    await fillCleanHashes(of);
    return Object.fromEntries(listRows(of).map(({ path, state }) => [path, state]));
  };
  expect(await states(library)).toEqual({ 'a.md': 'new', 'b.md': 'new', 'c.md': 'new' });
  await publishing(library, site).publish(['a.md', 'b.md']);
  expect(await states(library)).toEqual({ 'a.md': 'published', 'b.md': 'published', 'c.md': 'new' });
  await writeFiles(root, { 'a.md': episodeText('Gardens'), 'b.md': episodeText('B', 'Changed since.') });
  expect(await states(library)).toEqual({ 'a.md': 'published', 'b.md': 'changed', 'c.md': 'new' });
  // Another editor's machine knows it from the site alone, once the site is confirmed there.
  const others = await temporaryFolder();
  const theirs = await openTestLibrary(root, others);
  expect(theirs.info.notice).toContain('names a site outside the library');
  expect(await states(theirs)).toEqual({ 'a.md': 'new', 'b.md': 'new', 'c.md': 'new' });
  await confirmSite(others, root, site);
  expect(await states(theirs)).toEqual({ 'a.md': 'published', 'b.md': 'changed', 'c.md': 'new' });
});

test('an episode does not take the place of one that is published there, even if only one of them is planned', async () => {
  const { root, plan, publish } = await set({ 'x/a.md': episodeText('A') });
  await publish();
  await writeFiles(root, { 'y/a.md': episodeText('B') });
  expect((await plan(null, 'y/*')).items).toMatchObject([
    { source: 'y/a.md', status: 'blocked', reasons: ['“x/a.md” is published at this place.'] },
  ]);
  expect((await plan(['y/a.md'])).items).toMatchObject([{ status: 'blocked' }]);
  await rm(join(root, 'x/a.md'));
  expect((await plan()).items).toMatchObject([{ source: 'y/a.md', status: 'changed' }]);
});

test('an episode does not take the place of one that cannot be read at the moment', async () => {
  const { root, publish, statuses } = await set({ 'x/a.md': episodeText('A') });
  await publish();
  await writeFiles(root, { 'x/a.md': 'MD \0\n', 'y/a.md': episodeText('B') });
  expect(await statuses()).toEqual({ 'x/a.md': 'blocked', 'y/a.md': 'blocked' });
});

test('the pages of a site that lies within the library are no episodes of it', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const site = join(root, 'website');
  await mkdir(site);
  const { publish, statuses } = publishing(await openTestLibrary(root), site);
  expect(await publish()).toMatchObject({ written: ['content/episodes/a.md'] });
  expect(await statuses()).toEqual({ 'a.md': 'identical' });
  expect(await statuses(['a.md', 'website/content/episodes/a.md'])).toEqual({ 'a.md': 'identical' });
});

test('a file where a folder would be needed blocks what would go into it, and is named', async () => {
  const { site, plan } = await set({ 'a.md': episodeText('A'), 'b.md': episodeText('B') }, { content: 'A file.\n' });
  const reasons = ['“content” in the site is a file, not a folder.'];
  expect((await plan()).items).toMatchObject([
    { status: 'blocked', reasons },
    { status: 'blocked', reasons },
  ]);
  expect(await readText(site, 'content')).toBe('A file.\n');
});

test('a report of what was published can still be had after another plan was made', async () => {
  const { publisher, plan } = await set({ 'a.md': episodeText('A') });
  const first = await plan();
  const result = await publisher.apply(first.id, ['a.md']);
  await plan();
  expect((await publisher.report(first.id, result, null)).items.map(({ outcome }) => outcome)).toEqual(['written']);
});

test('a plan says what is marked as ready, and asks for marks as soon as one was ever made', async () => {
  const { root, plan } = await set({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  const marks = async () => {
    const { items, ready } = await plan();
    return [items.map((item) => item.ready), ready];
  };
  expect(await marks()).toEqual([[false, false], { required: false, said: false }]);
  await writeFiles(root, { '.rostrum/episodes/a.md.tsv': `ready\t${hashOf(episodeText('A'))}\n` });
  expect(await marks()).toEqual([[true, false], { required: true, said: false }]);
  await writeFiles(root, { 'a.md': episodeText('A', 'Other words.') });
  expect(await marks()).toEqual([[false, false], { required: true, said: false }]);
});
