import { chmod } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { git } from '../../helpers/git-repositories.ts';
import { listFiles, readText, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, run } from './run.ts';

/** Every command that answers machines, with what it is given where `here` is the library, `file` an episode in it and `other` a file of another program. */
const commands: Readonly<Record<string, (here: string, file: string, other: string) => readonly string[]>> = {
  show: (_, file) => ['show', file],
  lint: (_, file) => ['lint', file],
  'lint --format': (_, file) => ['lint', '--format', 'json', file],
  doubts: (_, file) => ['doubts', file],
  index: (here) => ['index', here],
  search: (here) => ['search', here, 'bees'],
  list: (here) => ['list', here],
  people: (here) => ['people', here],
  'people --same': (here) => ['people', here, '--same', 'Mina Duval', 'M. Duval'],
  'rename-person': (here) => ['rename-person', here, '--from', 'Mina Duval', '--to', 'Mina Duvall'],
  marks: (here) => ['marks', here],
  new: (here) => ['new', here, '--title', 'Another'],
  import: (here, _, other) => ['import', other, '--into', here],
  align: (_, file, other) => ['align', file, other],
  set: (_, file) => ['set', file, 'title', 'Another'],
  relabel: (_, file) => ['relabel', file, '--from', 'MD', '--to', 'TO'],
  swap: (_, file) => ['swap', file, 'MD', 'TO'],
  merge: (_, file) => ['merge', file, file, `${file}.gone`],
  'merge-driver': (here) => ['merge-driver', 'install', here],
  replace: (here) => ['replace', here, 'lift', 'stairs'],
  relink: (here) => ['relink', here],
  purge: (here) => ['purge', here, 'lift'],
  publish: (here) => ['publish', here],
  export: (here) => ['export', here],
  rollback: (here) => ['rollback', here],
};

/** The objects that were printed, a line each; fails where anything else was. */
function objectsOf(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const describesFailure = {
  error: expect.stringMatching(/\w+ .*\w/) as string,
  code: expect.stringMatching(/^[a-z-]+$/) as string,
};

test.each(Object.keys(commands))(
  '%s --json answers with an object where what it is given is not there',
  async (name) => {
    const gone = join(await temporaryFolder(), 'gone');
    const { code, stdout, stderr } = await run(
      ...commands[name]!(gone, join(gone, 'a.md'), join(gone, 'a.srt')),
      '--json',
    );
    expect([1, 2]).toContain(code);
    expect(stderr).not.toBe('');
    const [answer, ...more] = objectsOf(stdout);
    expect(more).toEqual([]);
    // Several files are answered for one by one.
    const failures = (answer?.['failed'] ?? [answer]) as unknown[];
    expect(failures).not.toEqual([]);
    for (const failure of failures) expect(failure).toMatchObject(describesFailure);
  },
);

test.each(Object.keys(commands))('%s --json answers wrong use with an object', async (name) => {
  const { code, stdout, stderr } = await run(...commands[name]!('a', 'a.md', 'a.srt'), '--json', '--no-such-option');
  expect(code).toBe(2);
  expect(stderr).toContain('--no-such-option');
  expect(objectsOf(stdout)).toEqual([
    { error: expect.stringContaining('--no-such-option') as string, code: 'bad-request' },
  ]);
});

test('without --json a failure prints nothing on standard output', async () => {
  const gone = join(await temporaryFolder(), 'gone');
  for (const name of ['index', 'search', 'publish', 'set'])
    expect((await run(...commands[name]!(gone, gone, gone))).stdout).toBe('');
});

describe('where Rostrum may keep nothing of its own', () => {
  const environment = { ...process.env };
  let place: string;
  beforeEach(async () => {
    place = await temporaryFolder({
      'library/a.md': cleanEpisode,
      'a.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello.\n',
      file: '',
    });
  });
  afterEach(() => {
    for (const name of ['ROSTRUM_USER_DATA', 'TMPDIR', 'APPDATA', 'XDG_CONFIG_HOME']) {
      delete process.env[name];
      if (environment[name] !== undefined) process.env[name] = environment[name];
    }
  });
  const writing = ['new', 'import', 'set', 'relabel', 'swap', 'rename-person', 'replace', 'purge', 'relink'];
  const folders: Readonly<Record<string, () => Record<string, string>>> = {
    'a file in the folder’s place': () => ({ ROSTRUM_USER_DATA: join(place, 'file') }),
    'a folder below a file': () => ({ ROSTRUM_USER_DATA: join(place, 'file', 'below') }),
    'a home that is no folder, and no folder for temporary files': () => ({
      ROSTRUM_USER_DATA: '',
      XDG_CONFIG_HOME: join(place, 'file'),
      APPDATA: join(place, 'file'),
      TMPDIR: join(place, 'gone'),
    }),
    ...(existsSync('/proc/self') ? { 'a folder of the system’s': () => ({ ROSTRUM_USER_DATA: '/proc/rostrum' }) } : {}),
  };

  test.each(Object.keys(folders))(
    '%s: what would write answers in words, with exit code 1, and as JSON',
    async (kind) => {
      Object.assign(process.env, folders[kind]!());
      const library = join(place, 'library');
      for (const name of writing) {
        const ran = await run(...commands[name]!(library, join(library, 'a.md'), join(place, 'a.srt')), '--json');
        expect([name, ran.code, objectsOf(ran.stdout)]).toEqual([
          name,
          1,
          [{ ...describesFailure, path: expect.any(String) as string }],
        ]);
        expect(ran.stderr).toMatch(/ROSTRUM_USER_DATA|TMPDIR/);
      }
    },
  );

  test.each(Object.keys(folders))('%s: what only reads does, or says why not', async (kind) => {
    Object.assign(process.env, folders[kind]!());
    for (const name of ['list', 'search', 'marks', 'people', 'show', 'lint', 'doubts']) {
      const ran = await run(...commands[name]!(join(place, 'library'), join(place, 'library/a.md'), ''), '--json');
      expect(objectsOf(ran.stdout), name).toHaveLength(1);
      if (ran.code === 0) continue;
      expect([name, ran.code]).toEqual([name, 1]);
      expect(ran.stderr).toMatch(/ROSTRUM_USER_DATA/);
    }
  });
});

test('without a folder for temporary files pages are written, and it is said why they are not committed', async () => {
  const folder = await temporaryFolder({ 'library/a.md': cleanEpisode, 'site/about.md': 'About us.\n' });
  const site = join(folder, 'site');
  git(site, 'init', '--quiet');
  git(site, 'config', 'user.name', 'Maya');
  git(site, 'config', 'user.email', 'maya@example.org');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = join(folder, 'gone');
  const ran = await run('publish', join(folder, 'library'), '--to', site, '--commit', '--trust', '--json').finally(
    () => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    },
  );
  expect(ran.code).toBe(1);
  expect(objectsOf(ran.stdout)).toMatchObject([
    { state: 'written', commit: null, notCommitted: expect.stringContaining('Set TMPDIR') as string },
  ]);
});

test('a replacement that fails after its hits were printed is one whole object', async () => {
  const folder = await temporaryFolder({ 'a.md': cleanEpisode, 'b.md': cleanEpisode });
  await chmod(join(folder, 'b.md'), 0o444);
  const { code, stdout } = await run('replace', folder, 'lift', 'stairs', '--json');
  expect(code).toBe(1);
  expect(objectsOf(stdout)).toEqual([
    {
      files: [expect.objectContaining({ path: 'a.md' }), expect.objectContaining({ path: 'b.md' })],
      ...describesFailure,
      path: 'b.md',
    },
  ]);
  expect(await readText(folder, 'a.md')).toBe(cleanEpisode);
});

describe('nothing is said to be written where nothing was', () => {
  test.each([
    ['set of the value that is there', ['set', 'a.md', 'draft', 'false']],
    ['replace of what stands nowhere', ['replace', '.', 'no such words', 'x']],
    ['replace by the same', ['replace', '.', 'lift', 'lift']],
    ['rename-person to the same name', ['rename-person', '.', '--from', 'Mina Duval', '--to', 'Mina Duval']],
    ['publish of what is published', ['publish', '.', '--to', 'site']],
    ['export of what is published', ['export', '.', '--to', 'site']],
    ['lint --fix where nothing is to be mended', ['lint', 'a.md', '--fix']],
    ['purge of what is kept nowhere', ['purge', '.', 'no such words']],
    ['relink where nothing was renamed', ['relink', '.']],
    ['import of captions without any', ['import', 'empty.srt', '--into', '.']],
  ])('%s', async (_, [command, ...words]) => {
    const folder = await temporaryFolder({
      'library/a.md': cleanEpisode,
      'library/site/about.md': 'About us.\n',
      'library/empty.srt': '',
      'library/rostrum.yaml': 'exclude: [site/**]\n',
    });
    const library = join(folder, 'library');
    await run('publish', library, '--to', join(library, 'site'));
    const before = await Promise.all(
      (await listFiles(library)).map(async (path) => [path, await readText(library, path)]),
    );
    const argv = [
      command!,
      ...words.map((word) => (['.', 'a.md', 'site', 'empty.srt'].includes(word) ? join(library, word) : word)),
    ];
    const { stdout } = await run(...argv);
    expect(stdout).not.toMatch(/(?<!nothing |nothing was )\b(?:written|set|mended|removed|taken|made)\b/i);
    const asJson = await run(...argv, '--json');
    expect(asJson.stdout).not.toMatch(/"(?:written|changed|removed|taken|mended)":(?!false|0|\[\])/);
    expect(
      await Promise.all((await listFiles(library)).map(async (path) => [path, await readText(library, path)])),
    ).toEqual(before);
  });
});
