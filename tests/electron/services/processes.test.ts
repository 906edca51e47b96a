import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { searchTurns } from '../../../electron/catalogue/search.ts';
import { readOpenWrites } from '../../../electron/history/history.ts';
import { fillSearch, indexLibrary } from '../../../electron/services/indexer.ts';
import { listRows } from '../../../electron/services/library.ts';
import { createPublisher } from '../../../electron/services/publish.ts';
import { episodeText, openTestLibrary } from '../../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';

const service = (name: string) => JSON.stringify(new URL(`../../../electron/services/${name}.ts`, import.meta.url).href);

/** Another process over the same library: `body` has `library`, and what it imports. */
async function script(folder: string, body: string): Promise<string> {
  const path = join(folder, 'other.mjs');
  await writeFile(
    path,
    `const { openLibrary } = await import(${service('library')});
     const { indexLibrary, fillSearch } = await import(${service('indexer')});
     const { createPublisher } = await import(${service('publish')});
     const [root, userData, site] = process.argv.slice(2);
     const library = await openLibrary(root, { userData });
     ${body}
     library.close();`,
  );
  return path;
}

const many = (count: number, words?: string) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${String(index).padStart(3, '0')}.md`, episodeText(`Episode ${index}`, words)]));

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

test.each([1, 20, 50])('a process killed while it publishes, after %i files, leaves every page whole, known and ready to go on', async (after) => {
  const root = await temporaryFolder(many(120));
  const site = await temporaryFolder();
  const userData = await temporaryFolder();
  const { plan, apply } = createPublisher(await openTestLibrary(root, userData));
  const first = await plan({ site, paths: null });
  await apply(first.id, first.items.map(({ source }) => source));
  await writeFiles(root, many(120, 'New words.'));

  const path = await script(
    await temporaryFolder(),
    `const publisher = createPublisher(library, ({ task, done }) => task === 'publish' && done === ${after} && process.stdout.write('now'));
     const { id, items } = await publisher.plan({ site, paths: null });
     await publisher.apply(id, items.map(({ source }) => source));`,
  );
  const child = spawn(process.execPath, [path, root, userData, site], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const library = await openTestLibrary(root, userData);
  expect(readOpenWrites(library.history)).toEqual([]);
  const pages = await listFiles(site);
  expect(pages.filter((page) => !page.startsWith('content/episodes/'))).toEqual(['.rostrum/published.tsv']);
  expect(pages.length).toBe(121);
  const whole = new Set(Array.from({ length: 120 }, (_, index) => [episodeText(`Episode ${index}`), episodeText(`Episode ${index}`, 'New words.')]).flat());
  for (const page of pages.slice(1)) expect(whole.has(await readText(site, page)), page).toBe(true);
  const again = createPublisher(library);
  const { id, items } = await again.plan({ site, paths: null });
  const statuses = new Set(items.map(({ status }) => status));
  expect([...statuses].every((status) => status === 'identical' || status === 'changed')).toBe(true);
  expect((await again.apply(id, items.map(({ source }) => source))).failed).toEqual([]);
  expect((await readText(site, '.rostrum/published.tsv')).match(/\n/g)!.length).toBe(120);
});
