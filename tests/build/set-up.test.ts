import { execFileSync, spawnSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { isStale } from '../../build/bundle.mjs';
import { pinnedNode } from '../../build/launcher/dependencies.mjs';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');

describe('a build is stale', () => {
  const sources = [
    'electron/main.ts',
    'renderer/app/App.tsx',
    'shared/text/text-edit.ts',
    'build/bundle.mjs',
    'package-lock.json',
  ];
  const built = ['out/electron/cli.cjs', 'out/renderer/index.html'];

  /** A project whose sources are of one time, in seconds, and its bundle of another. */
  async function project(sourcesAt: number, builtAt: number): Promise<string> {
    const folder = await temporaryFolder(Object.fromEntries([...sources, ...built].map((path) => [path, ''])));
    for (const path of sources)
      for (let at = path; at !== '.'; at = join(at, '..')) utimesSync(join(folder, at), sourcesAt, sourcesAt);
    for (const path of built) utimesSync(join(folder, path), builtAt, builtAt);
    return folder;
  }

  test('not when it is newer than every source', async () => {
    expect(isStale(await project(1000, 2000))).toBe(false);
  });

  test.each(sources)('when %s is newer', async (path) => {
    const folder = await project(1000, 2000);
    utimesSync(join(folder, path), 3000, 3000);
    expect(isStale(folder)).toBe(true);
  });

  test.each(built)('when %s is older than a source, as after a build that failed', async (path) => {
    const folder = await project(1000, 2000);
    utimesSync(join(folder, path), 500, 500);
    expect(isStale(folder)).toBe(true);
  });

  test('when there is none', async () => {
    expect(isStale(await temporaryFolder())).toBe(true);
  });
});

test('the Node that package.json pins is the one that the scripts go on with', () => {
  expect(execFileSync(pinnedNode(root), ['--version'], { encoding: 'utf8' }).trim()).toBe(
    `v${packageJson.devDependencies.node}`,
  );
});

test('what npm start cannot do is told in words, without a stack', () => {
  for (const [argv, message] of [
    [['--screenshoot'], /screenshoot/],
    [['/nowhere/at/all'], /There is no “\/nowhere\/at\/all”/],
  ] as const) {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'build/launcher/open-app.mjs'), ...argv], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
});
