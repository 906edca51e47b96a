import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPublisher } from '../../electron/services/publish/publish.ts';
import { git as runGit } from '../helpers/git-repositories.ts';
import { openTestLibrary } from '../helpers/open-test-library.ts';
import { readText, temporaryFolder } from '../helpers/temporary-folder.ts';
import { git } from './programs.ts';
import { sampleLibrary } from './sample-episodes.ts';

describe.skipIf(git === null)('git', () => {
  test('the sample library is the same site on a checkout with autocrlf', async () => {
    const [root, site, parent] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
    cpSync(sampleLibrary, root, { recursive: true });
    runGit(site, 'init', '--quiet', '--initial-branch=main');
    const publisher = createPublisher(await openTestLibrary(root));
    const { id, items } = await publisher.plan({ site, paths: null });
    await publisher.apply(
      id,
      items.filter(({ status }) => status === 'new').map(({ source }) => source),
    );
    runGit(site, 'add', '--all');
    runGit(site, 'commit', '--quiet', '-m', 'Publish');
    runGit(parent, '-c', 'core.autocrlf=true', 'clone', '--quiet', '--config', 'core.autocrlf=true', site, 'clone');
    const clone = join(parent, 'clone');
    const [page] = items.flatMap(({ status, target }) => (status === 'new' ? [target!] : []));
    expect(await readText(clone, page!)).toContain('\r\n');
    const again = await publisher.plan({ site: clone, paths: null });
    const statuses = new Map(items.map(({ source, status }) => [source, status === 'new' ? 'identical' : status]));
    expect(again.items.map(({ source, status }) => [source, status])).toEqual(
      again.items.map(({ source }) => [source, statuses.get(source)]),
    );
    expect(again.items.filter(({ status }) => status === 'identical').length).toBeGreaterThan(3);
  });
});
