import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { searchTurns } from '../../../electron/catalogue/search.ts';
import { readOpenWrites } from '../../../electron/history/history.ts';
import { fillSearch, indexLibrary } from '../../../electron/services/catalogue/indexer.ts';
import { listRows, type Library } from '../../../electron/services/library/library.ts';
import { createPublisher } from '../../../electron/services/publish/publish.ts';
import { episodeText, openTestLibrary } from '../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';

const service = (name: string) =>
  JSON.stringify(new URL(`../../../electron/services/${name}.ts`, import.meta.url).href);

/** Another process over the same library: `body` has `library`, and what it imports. */
async function script(folder: string, body: string): Promise<string> {
  const path = join(folder, 'other.mjs');
  await writeFile(
    path,
    `const { openLibrary } = await import(${service('library/library')});
     const { indexLibrary, fillSearch } = await import(${service('catalogue/indexer')});
     const { createPublisher } = await import(${service('publish/publish')});
     const [root, userData, site] = process.argv.slice(2);
     const library = await openLibrary(root, { userData });
     ${body}
     library.close();`,
  );
  return path;
}

const many = (count: number, words?: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${String(index).padStart(3, '0')}.md`,
      episodeText(`Episode ${index}`, words),
    ]),
  );

test('two processes index one library at once, and each file is found once', async () => {
  const root = await temporaryFolder(many(300));
  const userData = await temporaryFolder();
  const path = await script(await temporaryFolder(), 'await indexLibrary(library); await fillSearch(library);');
  const others = Array.from({ length: 2 }, () => promisify(execFile)(process.execPath, [path, root, userData]));
  const library = await openTestLibrary(root, userData);
  await indexLibrary(library);
  await fillSearch(library);
  await Promise.all(others);
  expect(listRows(library).length).toBe(300);
  expect(searchTurns(library.catalogue, { query: 'pleasure', limit: 1000 }).total).toBe(300);
  expect(() => library.catalogue.exec(`INSERT INTO turn_words (turn_words) VALUES ('integrity-check')`)).not.toThrow();
});

/** Few enough to be rendered without threads, which take longer to start than all the rest. */
const episodes = 90;

/** When a process that publishes is killed: told of its progress, or some time after that. */
const moments = [
  ['before it wrote anything', 'publish', 0],
  ['while pages are written beside their places', 'publish', 60],
  ['when the first page is put in its place', 'write', 0],
  ['while pages are put in their places', 'write', 10],
  ['when the last page is in its place', 'write', 40],
] as const;

test.each(moments)(
  'a publish that is killed %s is taken back or finished at the next start, which says so',
  async (_, task, delay) => {
    const root = await temporaryFolder(many(episodes));
    const site = await temporaryFolder();
    const userData = await temporaryFolder();
    const first = await publishAll(await openTestLibrary(root, userData), site);
    expect(first.written.length).toBe(episodes);
    const recordBefore = await readText(site, '.rostrum/published.tsv');
    await writeFiles(root, many(episodes, 'New words.'));

    const path = await script(
      await temporaryFolder(),
      `const publisher = createPublisher(library, ({ task }) => task === '${task}' && process.stdout.write('now'));
     const { id, items } = await publisher.plan({ site, paths: null });
     await publisher.apply(id, items.map(({ source }) => source));
     await new Promise((done) => setTimeout(done, 2000));`,
    );
    const child = spawn(process.execPath, [path, root, userData, site], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await new Promise((done) => setTimeout(done, delay));
    child.kill('SIGKILL');
    await once(child, 'exit');

    const library = await openTestLibrary(root, userData);
    expect(readOpenWrites(library.history)).toEqual([]);
    const pages = (await listFiles(site)).filter((page) => page !== '.rostrum/published.tsv');
    expect(pages.length).toBe(episodes);
    const texts = new Set(await Promise.all(pages.map((page) => readText(site, page))));
    const isNew = texts.has(episodeText('Episode 0', 'New words.'));
    expect(texts).toEqual(
      new Set(
        Array.from({ length: episodes }, (_unused, index) =>
          episodeText(`Episode ${index}`, isNew ? 'New words.' : undefined),
        ),
      ),
    );
    if (isNew)
      expect(library.info.notice === null || library.info.notice.includes('was finished just before')).toBe(true);
    else {
      expect(library.info.notice).toMatch(
        /“Published 90 episodes” was interrupted when Rostrum stopped\. (Nothing of it had been written yet|All its files are as they were before)\./,
      );
      expect(await readText(site, '.rostrum/published.tsv')).toBe(recordBefore);
    }
    expect(await publishAll(library, site)).toMatchObject({ failed: [] });
    expect((await readText(site, '.rostrum/published.tsv')).match(/\n/g)!.length).toBe(episodes);
  },
);

async function publishAll(library: Library, site: string) {
  const publisher = createPublisher(library);
  const { id, items } = await publisher.plan({ site, paths: null });
  return publisher.apply(
    id,
    items.map(({ source }) => source),
  );
}
