import { lstat, mkdir, readFile, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scanLibrary } from '../../electron/files/scan.ts';
import { replaceFile } from '../../electron/files/write-file.ts';
import { openEpisode, saveEpisode } from '../../electron/services/episode/episodes.ts';
import { expectFailure } from '../helpers/expect-failure.ts';
import { episodeText, openTestLibrary } from '../helpers/open-test-library.ts';
import { listFiles, readText, temporaryFolder } from '../helpers/temporary-folder.ts';
import { jsonOf, run } from '../electron/cli/run.ts';

const bytes = new TextEncoder().encode('Planted.\n');

/** A library beside a folder that is none of its own. */
async function folders() {
  const parent = await temporaryFolder({ 'library/a.md': episodeText('A'), 'elsewhere/b.md': episodeText('B') });
  return { root: join(parent, 'library'), elsewhere: join(parent, 'elsewhere') };
}

test.each(['b.md', 'folder/b.md'])(
  'an episode that a link leads to out of the library (%s) is shown, is read-only, and is never written',
  async (path) => {
    const { root, elsewhere } = await folders();
    if (path === 'b.md') await symlink(join(elsewhere, 'b.md'), join(root, 'b.md'));
    else await symlink(elsewhere, join(root, 'folder'));
    const library = await openTestLibrary(root);
    expect((await scanLibrary(root, [])).files.map((file) => file.path)).toEqual(['a.md', path]);
    const { text, hash, readOnly } = await openEpisode(library, path);
    expect([text, readOnly]).toEqual([
      episodeText('B'),
      'A link leads to this file, out of the library. It is shown, and cannot be changed here.',
    ]);
    expect(
      await expectFailure(saveEpisode(library, { path, baseHash: hash, edits: [{ from: 0, to: 0, insert: 'x' }] })),
    ).toMatchObject({ code: 'outside-target', path });
    expect(await run('replace', root, 'pleasure', 'duty')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('out of the library'),
    });
    expect(await run('set', join(root, path), 'title', 'New')).toMatchObject({ code: path === 'b.md' ? 1 : 0 });
    expect(await readText(root, 'a.md')).toBe(episodeText('A'));
    // By its folder's own path, a command line means the file where it lies.
    expect(await readText(elsewhere, 'b.md')).toBe(
      path === 'b.md' ? episodeText('B') : episodeText('B').replace('"B"', '"New"'),
    );
  },
);

test('an episode that a link leads to within the library is written where it lies, with nothing left beside it or the link', async () => {
  const { root } = await folders();
  await mkdir(join(root, 'real'));
  await rename(join(root, 'a.md'), join(root, 'real/a.md'));
  await symlink('real/a.md', join(root, 'a.md'));
  expect((await run('set', join(root, 'a.md'), 'title', 'New')).code).toBe(0);
  expect((await lstat(join(root, 'a.md'))).isSymbolicLink()).toBe(true);
  expect(await readText(root, 'real/a.md')).toBe(episodeText('A').replace('"A"', '"New"'));
  expect((await listFiles(root)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('“.rostrum” as a link is told, not read, and not written through', async () => {
  const { root, elsewhere } = await folders();
  await symlink(elsewhere, join(root, '.rostrum'));
  const library = await openTestLibrary(root);
  expect(library.info.notice).toContain('“.rostrum” here is a link');
  const site = await temporaryFolder();
  await symlink(elsewhere, join(site, '.rostrum'));
  expect(await run('publish', root, '--to', site)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is a link'),
  });
  const { hash } = await openEpisode(library, 'a.md');
  await saveEpisode(library, { path: 'a.md', baseHash: hash, edits: [{ from: 0, to: 0, insert: '' }] });
  expect(await listFiles(elsewhere)).toEqual(['b.md']);
  expect(await listFiles(site)).toEqual(['.rostrum']);
});

test('a link to a folder around the library or of the system is told and not walked', async () => {
  const { root } = await folders();
  await symlink('/', join(root, 'everything'));
  await symlink('..', join(root, 'around'));
  await symlink('/proc/self', join(root, 'system'));
  const { files, failed } = await scanLibrary(root, []);
  expect(files.map(({ path }) => path)).toEqual(['a.md']);
  expect(failed.map(({ path, error }) => [path, error])).toEqual(
    ['around', 'everything', 'system'].map((path) => [
      path,
      'This is a link to a folder around the library, or to one of the system’s. It is not followed.',
    ]),
  );
});

test.each([
  '.git',
  '.GIT',
  '.Git.',
  '.git ',
  '.git. .',
  '.g\u200Cit',
  '\uFEFF.git',
  '.git\u202E',
  'git~1',
  'GIT~1',
  'GI7EB9~1',
  '.git::$INDEX_ALLOCATION',
  '.git:stream',
])('nothing is written below a folder called %j', async (name) => {
  const root = await temporaryFolder();
  expect(
    await expectFailure(replaceFile(join(root, name, 'hooks/pre-commit'), { expectedHash: null, bytes })),
  ).toMatchObject({ code: 'outside-target', message: expect.stringContaining('git keeps its own files') });
  expect(await listFiles(root)).toEqual([]);
});

test('nothing is written into git’s folder through a link, neither by a save nor by a publish', async () => {
  const { root } = await folders();
  await mkdir(join(root, '.git/hooks'), { recursive: true });
  await symlink('.git/hooks', join(root, 'content'));
  expect(
    await expectFailure(replaceFile(join(root, 'content/pre-commit'), { expectedHash: null, bytes })),
  ).toMatchObject({ code: 'outside-target' });
  const site = await temporaryFolder();
  await mkdir(join(site, '.git/hooks'), { recursive: true });
  await symlink('.git/hooks', join(site, 'content'));
  const { plan, written } = jsonOf<{ plan: { status: string; reasons: string[] }[]; written: string[] }>(
    await run('publish', root, '--to', site, '--json'),
  );
  expect([plan[0]!.status, plan[0]!.reasons.join(), written]).toEqual(['blocked', expect.stringContaining('git'), []]);
  expect([await listFiles(join(root, '.git')), await listFiles(join(site, '.git'))]).toEqual([[], []]);
});

test.each([
  ['path: .github/workflows/{slug}.md', 'begins with a dot'],
  ['path: content/{slug}.md\n  transcriptPath: "static/{slug}.js"', 'ends in nothing that Rostrum writes'],
  ['path: content/{slug}.php', 'ends in nothing that Rostrum writes'],
  ['path: "content/\u200B.git/hooks/{slug}.md"', 'git keeps its own files'],
  ['path: ".husky/{slug}.md"', 'begins with a dot'],
])('a shared rostrum.yaml with “%s” publishes nothing', async (settings, reason) => {
  const root = await temporaryFolder({
    'a.md': episodeText('A'),
    'rostrum.yaml': `publish:\n  formats: [md, html]\n  ${settings}\n`,
  });
  const site = await temporaryFolder();
  const ran = await run('publish', root, '--to', site);
  expect(ran).toMatchObject({ code: 1, stdout: expect.stringContaining(reason) });
  expect(await listFiles(site)).toEqual([]);
});

test('a record that names a place outside what is published is not written to', async () => {
  const root = await temporaryFolder({ 'a.md': episodeText('A') });
  const site = await temporaryFolder({ '.rostrum/published.tsv': `.github/workflows/a.md\ta.md\t${'0'.repeat(64)}\n` });
  expect(await run('publish', root, '--to', site)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('begins with a dot'),
  });
  expect(await readFile(join(site, '.rostrum/published.tsv'), 'utf8')).toContain('.github');
});
