import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRepository } from '../../../electron/git/repository.ts';
import { hasMergeDriver } from '../../../electron/git/merge-driver.ts';
import { readRevisions } from '../../../electron/history/history.ts';
import { openLibrary } from '../../../electron/services/library/library.ts';
import { userDataFolder } from '../../../electron/services/machine/user-data-folder.ts';
import { git, makeClones, write } from '../../helpers/git-repositories.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

const relabelled = cleanEpisode.replace('MD What do', 'TO What do');
const reworded = cleanEpisode.replace('up there [laughs]?', 'on the roof [laughs]?');

async function three(ours: string, theirs: string, base = cleanEpisode) {
  const folder = await temporaryFolder({ 'base.md': base, 'ours.md': ours, 'theirs.md': theirs });
  const [b, o, t] = ['base.md', 'ours.md', 'theirs.md'].map((name) => join(folder, name)) as [string, string, string];
  return { folder, argv: ['merge', b, o, t] as const, base: b, ours: o, theirs: t, out: join(folder, 'out.md') };
}

test('a label changed here and words changed there come together in ours', async () => {
  const { argv, ours } = await three(relabelled, reworded);
  expect(await run(...argv)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await readFile(ours, 'utf8')).toBe(
    cleanEpisode.replace('MD What do they find up there [laughs]?', 'TO What do they find on the roof [laughs]?'),
  );
});

test('ours keeps its BOM, its line ends and its missing final newline', async () => {
  const own = `\uFEFF${relabelled.trimEnd().replaceAll('\n', '\r\n')}`;
  const { argv, ours } = await three(own, reworded);
  expect((await run(...argv)).code).toBe(0);
  expect(await readFile(ours, 'utf8')).toBe(own.replace('up there', 'on the roof'));
});

test('the same words changed twice stand between markers, and are told by place', async () => {
  const { argv, out, ours } = await three(
    cleanEpisode.replace('Lime trees, mostly', 'Limes, mostly'),
    cleanEpisode.replace('Lime trees, mostly', 'Oak trees, mostly'),
  );
  expect(await run(...argv, '-o', out)).toEqual({
    code: 1,
    stdout: '',
    stderr: `${out}: Turn 4, TO: Both sides changed the same words.\n${out}: 1 conflict to decide\n`,
  });
  expect(await readFile(out, 'utf8')).toBe(
    cleanEpisode.replace(
      'TO Lime trees, mostly.\n',
      '<<<<<<< ours\nTO Limes, mostly.\n=======\nTO Oak trees, mostly.\n>>>>>>> theirs\n',
    ),
  );
  expect(await readFile(ours, 'utf8')).toContain('Limes, mostly');
  expect(jsonOf(await run(...argv, '-o', out, '--json'))).toMatchObject({
    output: out,
    conflicts: [
      {
        kind: 'words',
        place: 'Turn 4, TO',
        base: 'Lime trees, mostly.',
        ours: 'Limes, mostly.',
        theirs: 'Oak trees, mostly.',
        line: 20,
      },
    ],
  });
});

test('-o - prints the merge and writes nothing', async () => {
  const { argv, ours } = await three(relabelled, reworded);
  expect((await run(...argv, '-o', '-')).stdout).toContain('TO What do they find on the roof');
  expect(await readFile(ours, 'utf8')).toBe(relabelled);
});

test('a file of the editor’s own is written through the history', async () => {
  const { argv, ours, folder } = await three(relabelled, reworded);
  await run(...argv);
  const library = await openLibrary(folder, { userData: userDataFolder() });
  try {
    expect(readRevisions(library.history, 'ours.md').map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([
      relabelled,
    ]);
  } finally {
    library.close();
  }
  expect(await readFile(ours, 'utf8')).not.toBe(relabelled);
});

test('a side that is no text is refused, and nothing is written', async () => {
  const { argv, ours, theirs } = await three(relabelled, reworded);
  await writeFile(theirs, new Uint8Array([0x4d, 0x00]));
  const { code, stderr } = await run(...argv);
  expect(code).toBe(2);
  expect(stderr).toContain('NUL byte');
  expect(await readFile(ours, 'utf8')).toBe(relabelled);
});

test('the settings of the episode’s library hold for git’s copies', async () => {
  const { argv, folder, ours, theirs } = await three(relabelled, reworded);
  const library = join(folder, 'library');
  write(library, 'rostrum.yaml', 'lint:\n  rules:\n    unknown-label: off\n');
  const withTurn = `${cleanEpisode}\nMD Thank you.\n`;
  await writeFile(theirs, withTurn);
  await writeFile(ours, cleanEpisode.replaceAll('MD', 'MIN'));
  expect((await run(...argv, '-o', '-')).code).toBe(1);
  expect((await run(...argv, '-o', '-', '--path', join(library, 'bees.md'))).code).toBe(0);
});

test('git merges two editors’ turns by the driver, once it is installed, and marks what both changed', async () => {
  const { clones } = makeClones(['anna', 'ben'], { 'bees.md': cleanEpisode });
  const [anna, ben] = clones as [string, string];
  const command = `'${process.execPath}' '${join(import.meta.dirname, '../../helpers/rostrum.mjs')}'`;
  expect(jsonOf(await run('merge-driver', 'install', ben, '--command', command, '--trust', '--json'))).toEqual({
    root: ben,
    command,
    attributesChanged: true,
  });
  expect(await hasMergeDriver((await findRepository(ben))!)).toBe(true);

  write(anna, 'bees.md', reworded.replace('Lime trees, mostly', 'Oak trees, mostly'));
  git(anna, 'commit', '-aqm', 'Words');
  git(anna, 'push', '-q');
  write(ben, 'bees.md', relabelled);
  git(ben, 'commit', '-aqm', 'A label');
  git(ben, 'pull', '-q', '--no-rebase', '--no-edit');
  const merged = await readFile(join(ben, 'bees.md'), 'utf8');
  expect(merged).toBe(
    cleanEpisode
      .replace('MD What do they find up there [laughs]?', 'TO What do they find on the roof [laughs]?')
      .replace('Lime', 'Oak'),
  );
  git(ben, 'push', '-q');

  git(anna, 'pull', '-q', '--no-rebase', '--no-edit');
  write(anna, 'bees.md', merged.replace('Oak trees', 'Ash trees'));
  git(anna, 'commit', '-aqm', 'Ash');
  git(anna, 'push', '-q');
  write(ben, 'bees.md', merged.replace('Oak trees', 'Elm trees'));
  git(ben, 'commit', '-aqm', 'Elm');
  expect(() => git(ben, 'pull', '-q', '--no-rebase', '--no-edit')).toThrow(
    'bees.md: Turn 4, TO: Both sides changed the same words.',
  );
  expect(await readFile(join(ben, 'bees.md'), 'utf8')).toContain(
    '<<<<<<< ours\nTO Elm trees, mostly.\n=======\nTO Ash trees, mostly.\n>>>>>>> theirs\n',
  );
  expect(git(ben, 'status', '--porcelain', 'bees.md')).toBe('UU bees.md');

  git(ben, 'merge', '--abort');
  expect(() => git(ben, '-c', 'merge.conflictStyle=diff3', 'merge', '-q', 'origin/main')).toThrow();
  expect(await readFile(join(ben, 'bees.md'), 'utf8')).toContain(
    '<<<<<<< ours\nTO Elm trees, mostly.\n||||||| base\nTO Oak trees, mostly.\n=======\nTO Ash trees, mostly.\n>>>>>>> theirs\n',
  );
});

test('where there is no repository, the driver says so', async () => {
  const folder = await temporaryFolder();
  expect(await run('merge-driver', 'install', folder)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('in no git repository'),
  });
});

test.each(['diff3', 'zdiff3'])('git’s own merge.conflictStyle %s shows what both began with', async (style) => {
  const { argv, out, folder } = await three(
    cleanEpisode.replace('Lime trees, mostly', 'Limes, mostly'),
    cleanEpisode.replace('Lime trees, mostly', 'Oak trees, mostly'),
  );
  git(folder, 'init', '--quiet');
  git(folder, 'config', 'merge.conflictStyle', style);
  expect((await run(...argv, '-o', out)).code).toBe(1);
  expect(await readFile(out, 'utf8')).toContain(
    '<<<<<<< ours\nTO Limes, mostly.\n||||||| base\nTO Lime trees, mostly.\n=======\nTO Oak trees, mostly.\n>>>>>>> theirs\n',
  );
});
