import { spawnSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run } from '../electron/cli/run.ts';
import { readText, temporaryFolder } from '../helpers/temporary-folder.ts';
import { hugo } from './programs.ts';
import { sampleLibrary } from './sample-episodes.ts';

describe.skipIf(hugo === null)('Hugo', () => {
  test('builds the sample site with what is published there from the sample library', async () => {
    const folder = await temporaryFolder();
    const [library, site] = [join(folder, 'library'), join(folder, 'site')];
    await cp(sampleLibrary, library, { recursive: true });
    await cp(fileURLToPath(new URL('../../build/sample-site/', import.meta.url)), site, { recursive: true });
    await run('export', library, '--to', site);
    const { status, stdout, stderr } = spawnSync('hugo', ['--panicOnWarning'], { cwd: site, encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
    expect(await readText(site, 'public/episodes/letters-home/index.html')).toContain('<h1>Letters home</h1>');
    expect(await readText(site, 'public/episodes/index.html')).toContain('>Letters home</a>');
  });
});
