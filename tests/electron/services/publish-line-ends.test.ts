import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchLineEnds, toCrlf, toLf } from '../../../electron/files/line-ends.ts';
import { hashBytes } from '../../../electron/files/hash.ts';
import { createPublisher } from '../../../electron/services/publish/publish.ts';
import { rollbackSite } from '../../../electron/services/publish/rollback.ts';
import { trustFolder } from '../../../electron/services/site/trust.ts';
import { git } from '../../helpers/git-repositories.ts';
import { episodeText, openTestLibrary } from '../../helpers/open-test-library.ts';
import { readText, temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';

const crlf = (text: string) => text.replaceAll('\n', '\r\n');

/** A site on git into which two episodes were published and committed. */
async function set(prepare: (site: string) => void | Promise<void> = () => {}) {
  const root = await temporaryFolder({ 'a.md': episodeText('A'), 'b.md': episodeText('B') });
  const site = await temporaryFolder();
  git(site, 'init', '--quiet', '--initial-branch=main');
  git(site, 'config', 'user.name', 'Maya');
  git(site, 'config', 'user.email', 'maya@example.org');
  git(site, 'config', 'core.autocrlf', 'false');
  await prepare(site);
  const userData = await temporaryFolder();
  const library = await openTestLibrary(root, userData);
  const publisher = createPublisher(library);
  const plan = () => publisher.plan({ site, paths: null });
  const publish = async () => {
    const { id, items } = await plan();
    return publisher.apply(
      id,
      items
        .filter(({ status, whitespaceOnly }) => (status === 'new' || status === 'changed') && !whitespaceOnly)
        .map(({ source }) => source),
    );
  };
  const commit = () => {
    git(site, 'add', '--all');
    git(site, 'commit', '--quiet', '-m', 'Publish');
  };
  return {
    root,
    site,
    userData,
    plan,
    publish,
    commit,
    statuses: async () => (await plan()).items.map(({ status }) => status),
  };
}

/** As git writes the working tree under other settings. */
async function checkOutAgain(site: string): Promise<void> {
  for (const file of git(site, 'ls-files').split('\n')) await rm(join(site, file));
  await rm(join(site, '.git/index'));
  git(site, 'reset', '--quiet', '--hard');
}

const checkouts = {
  'core.autocrlf': (site: string) => void git(site, 'config', 'core.autocrlf', 'true'),
  '.gitattributes': async (site: string) => {
    await writeFiles(site, { '.gitattributes': '* text=auto eol=crlf\n' });
    git(site, 'add', '--all');
    git(site, 'commit', '--quiet', '-m', 'Line ends');
  },
};

test.each(Object.entries(checkouts))(
  'a site that %s gives CRLF is the same site: identical, ours, written with CRLF, and taken back',
  async (_, choose) => {
    const { root, site, userData, publish, commit, statuses } = await set();
    await publish();
    commit();
    await choose(site);
    await checkOutAgain(site);
    expect(await readText(site, 'content/episodes/a.md')).toBe(crlf(episodeText('A')));
    expect(await readText(site, '.rostrum/published.tsv')).toContain('\r\n');
    expect(await statuses()).toEqual(['identical', 'identical']);

    await writeFiles(root, { 'a.md': episodeText('A', 'No.'), 'c.md': episodeText('C') });
    expect(await statuses()).toEqual(['changed', 'identical', 'new']);
    expect((await publish()).written).toEqual(['content/episodes/a.md', 'content/episodes/c.md']);
    expect(await readText(site, 'content/episodes/a.md')).toBe(crlf(episodeText('A', 'No.')));
    expect(await readText(site, 'content/episodes/c.md')).toBe(crlf(episodeText('C')));
    expect((await readText(site, '.rostrum/published.tsv')).replaceAll('\r\n', '')).not.toContain('\n');
    expect(await statuses()).toEqual(['identical', 'identical', 'identical']);

    expect((await rollbackSite(site, userData, () => {})).restored).toEqual([
      'content/episodes/a.md',
      'content/episodes/c.md',
    ]);
    expect(await readText(site, 'content/episodes/a.md')).toBe(crlf(episodeText('A')));
    expect(git(site, 'status', '--porcelain')).toBe('');
    expect(await statuses()).toEqual(['changed', 'identical', 'new']);
  },
);

test('a publish is taken back after git gave its pages other line ends', async () => {
  const { root, site, userData, publish, commit, statuses } = await set();
  await publish();
  commit();
  await writeFiles(root, { 'a.md': episodeText('A', 'No.') });
  await publish();
  commit();
  git(site, 'config', 'core.autocrlf', 'true');
  await checkOutAgain(site);
  await trustFolder(userData, site);
  expect(await rollbackSite(site, userData, () => {})).toMatchObject({ restored: ['content/episodes/a.md'], left: [] });
  expect(await readText(site, 'content/episodes/a.md')).toBe(crlf(episodeText('A')));
  expect(await statuses()).toEqual(['changed', 'identical']);
});

test('without a word from git, a new page gets the line ends of the pages around it, and an old one keeps its own', async () => {
  const { site, publish } = await set((folder) =>
    writeFiles(folder, {
      'content/episodes/old.md': 'Old.\r\nOld.\r\n',
      'content/episodes/a.md': crlf(episodeText('A').replaceAll('\n\n', '\n\n\n')),
    }),
  );
  await publish();
  expect(await readText(site, 'content/episodes/b.md')).toBe(crlf(episodeText('B')));
  const other = await set((folder) => writeFiles(folder, { 'content/posts/old.md': 'Old.\nOld.\n' }));
  await other.publish();
  expect(await readText(other.site, 'content/episodes/b.md')).toBe(episodeText('B'));
});

test('line ends are told from everything else, whatever the bytes', () => {
  const bytes = fc.array(fc.constantFrom(10, 13, 65, 0xc3)).map((values) => Uint8Array.from(values));
  fc.assert(
    fc.property(bytes, (text) => {
      const unix = toLf(text);
      // A carriage return before a CRLF is part of a line end again once that is LF.
      fc.pre(!Buffer.from(unix).includes('\r\n'));
      expect(toLf(toCrlf(text))).toEqual(unix);
      expect(toCrlf(unix)).toEqual(toCrlf(text));
      expect(matchLineEnds(toCrlf(unix), hashBytes(unix))?.(unix)).toEqual(toCrlf(unix));
      expect(matchLineEnds(unix, hashBytes(toCrlf(unix)))?.(toCrlf(unix))).toEqual(unix);
      expect(matchLineEnds(unix, hashBytes(Uint8Array.from([...unix, 66])))).toBe(null);
    }),
  );
});
