import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { listFiles, temporaryFolder, writeFiles } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

// The website's own checks: a checkout, a machine on which Rostrum may keep nothing, and no display.

const names = ['ROSTRUM_USER_DATA', 'XDG_CONFIG_HOME', 'DISPLAY', 'WAYLAND_DISPLAY', 'HOME'] as const;
const before = names.map((name) => process.env[name]);

beforeEach(async () => {
  const home = await temporaryFolder({ file: 'Nothing can be made below a file.\n' });
  for (const name of names) delete process.env[name];
  process.env['HOME'] = join(home, 'file');
});

afterEach(() => {
  for (const [index, name] of names.entries()) {
    if (before[index] === undefined) delete process.env[name];
    else process.env[name] = before[index];
  }
});

/** A checkout of a website that is its own library, and that nobody may write to, where such a disk can be made. */
async function checkOut(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder(files);
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' });
    onTestFinished(() => void execFileSync('umount', [folder]));
    execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'ignore' });
  } catch {
    await chmod(folder, 0o555);
    onTestFinished(() => chmod(folder, 0o755));
  }
  return folder;
}

test('lint reads a checkout that cannot be written, and keeps nothing anywhere', async () => {
  const site = await checkOut({
    'content/a.md': cleanEpisode,
    'content/b.md': cleanEpisode.replace('TO By lift', 'TP By lift'),
  });
  const linted = await run('lint', join(site, 'content'), '--json');
  expect(linted.code).toBe(1);
  expect(jsonOf<{ files: number }>(linted).files).toBe(2);
});

test('export --dry-run and publish --dry-run tell what is not clean, by their exit code too', async () => {
  const site = await checkOut({
    'content/a.md': cleanEpisode,
    'content/b.md': cleanEpisode.replace('Lime trees', '[CHECK: trees]'),
    'rostrum.yaml': 'publish:\n  site: .\n',
  });
  const files = await listFiles(site);
  for (const command of ['export', 'publish']) {
    const checked = await run(command, site, '--dry-run', '--json');
    expect(checked.code, command).toBe(1);
    expect(
      jsonOf<{ plan: { source: string; status: string }[] }>(checked).plan.map(({ source, status }) => [
        source,
        status,
      ]),
    ).toEqual([
      ['content/a.md', 'identical'],
      ['content/b.md', 'blocked'],
    ]);
    expect(checked.stderr).toBe('');
  }
  expect(await listFiles(site)).toEqual(files);
});

test('where nothing is wrong, the checks pass', async () => {
  const site = await checkOut({ 'content/a.md': cleanEpisode });
  expect((await run('export', site, '--to', site, '--dry-run')).code).toBe(0);
  expect((await run('lint', join(site, 'content'))).code).toBe(0);
});

test('what writes refuses where its earlier versions could not be kept', async () => {
  const library = await temporaryFolder({ 'a.md': cleanEpisode });
  const site = await temporaryFolder();
  const refused = await run('publish', library, '--to', site);
  expect(refused).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('Set ROSTRUM_USER_DATA to a folder that can be written.'),
  });
  expect(await listFiles(site)).toEqual([]);
  process.env['ROSTRUM_USER_DATA'] = await temporaryFolder();
  await writeFiles(library, { 'b.md': cleanEpisode });
  expect((await run('publish', library, '--to', site)).code).toBe(0);
});
