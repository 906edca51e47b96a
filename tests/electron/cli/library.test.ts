import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, readText, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run } from './run.ts';

interface Indexed {
  readonly files: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failed: readonly { path: string; error: string }[];
  readonly bytes: number;
  readonly ms: number;
  readonly searchableMs: number;
}

interface Found {
  readonly hits: readonly { path: string; line: number; speaker: string | null; snippet: string }[];
  readonly total: number;
  readonly ms: number;
}

interface Exported {
  readonly plan: readonly { source: string; target: string | null; status: string; reasons: readonly string[] }[];
  readonly written: number;
  readonly ms: number;
}

describe('index', () => {
  test('tells what is new, changed, unchanged and gone', async () => {
    const library = await temporaryFolder({ 'a.md': cleanEpisode, 'b.md': cleanEpisode });
    const first = jsonOf<Indexed>(await run('index', library, '--json'));
    expect(first).toEqual({
      files: 2,
      added: 2,
      changed: 0,
      unchanged: 0,
      removed: 0,
      failed: [],
      bytes: 2 * Buffer.byteLength(cleanEpisode),
      ms: expect.any(Number),
      searchableMs: expect.any(Number),
    });
    await writeFile(join(library, 'a.md'), cleanEpisode.replace('Lime', 'Linden'));
    await writeFile(join(library, 'c.md'), cleanEpisode);
    expect(jsonOf<Indexed>(await run('index', library, '--json'))).toMatchObject({
      files: 3,
      added: 1,
      changed: 1,
      unchanged: 1,
      removed: 0,
    });
    expect(jsonOf<Indexed>(await run('index', library, '--json'))).toMatchObject({
      files: 3,
      added: 0,
      changed: 0,
      unchanged: 3,
      removed: 0,
    });
  });

  test('lists what cannot be read, every time, and exits 1', async () => {
    const library = await temporaryFolder({ 'a.md': cleanEpisode, 'b.md': new Uint8Array([0x61, 0xff]) });
    for (const round of ['first', 'second']) {
      const ran = await run('index', library, '--json');
      expect(jsonOf<Indexed>(ran).failed, round).toEqual([{ path: 'b.md', error: expect.stringContaining('UTF-8') }]);
      expect(ran.code).toBe(1);
    }
  });

  test('keeps the catalogue where it is told, and nothing in the library', async () => {
    const library = await temporaryFolder({ 'a.md': cleanEpisode });
    const elsewhere = await temporaryFolder();
    await run('index', library, '--catalogue', join(elsewhere, 'my.sqlite'));
    expect(await listFiles(library)).toEqual(['a.md']);
    expect(await listFiles(elsewhere)).toContain('my.sqlite');
  });

  test('makes a damaged catalogue anew, and says so', async () => {
    const library = await temporaryFolder({ 'a.md': cleanEpisode });
    const elsewhere = await temporaryFolder({ 'my.sqlite': 'This was a catalogue once.' });
    const ran = await run('index', library, '--json', '--catalogue', join(elsewhere, 'my.sqlite'));
    expect(jsonOf<Indexed>(ran)).toMatchObject({ files: 1, added: 1 });
    expect(ran.stderr).toContain('damaged');
  });

  test.each([
    ['an episode', 'a.md'],
    ['a folder', 'season'],
    ['a place below a file', 'a.md/catalogue.sqlite'],
  ])('refuses %s as the catalogue, and leaves it as it is', async (_, name) => {
    const library = await temporaryFolder({ 'a.md': cleanEpisode, 'season/b.md': cleanEpisode });
    const ran = await run('index', library, '--catalogue', join(library, name));
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(name);
    expect(await readText(library, 'a.md')).toBe(cleanEpisode);
    expect(await listFiles(library)).toEqual(['a.md', 'season/b.md']);
  });

  test.each(['index', 'search', 'export'])(
    '%s of a folder that is not there, or of a file, exits 2',
    async (command) => {
      const folder = await temporaryFolder({ 'a.md': cleanEpisode });
      const rest = command === 'search' ? ['word'] : command === 'export' ? ['--to', folder] : [];
      for (const name of ['missing', 'a.md']) {
        const ran = await run(command, join(folder, name), ...rest);
        expect(ran.code).toBe(2);
        expect(ran.stdout).toBe('');
        expect(ran.stderr).toContain(name);
      }
    },
  );
});

describe('search', () => {
  test('knows episode, speaker and line of a hit, in files as they are now', async () => {
    const library = await temporaryFolder({ 'season/a.md': cleanEpisode });
    const ran = await run('search', library, 'lime trees', '--json');
    expect(jsonOf<Found>(ran)).toEqual({
      hits: [{ path: 'season/a.md', line: 20, speaker: 'Tom Okoro', snippet: 'Lime trees, mostly.' }],
      total: 1,
      hasMore: false,
      ms: expect.any(Number),
    });
    await writeFile(join(library, 'season/a.md'), cleanEpisode.replace('Lime trees', 'Lindens'));
    expect(jsonOf<Found>(await run('search', library, 'lime trees', '--json')).total).toBe(0);
  });

  test('keeps to one speaker, and to so many hits', async () => {
    const library = await temporaryFolder({ 'a.md': cleanEpisode, 'b.md': cleanEpisode });
    expect(
      jsonOf<Found>(await run('search', library, 'bees', '--json', '--speaker', 'Mina Duval')).hits.map(
        ({ speaker }) => speaker,
      ),
    ).toEqual(['Mina Duval', 'Mina Duval']);
    const limited = jsonOf<Found>(await run('search', library, 'lime', '--json', '--limit', '1'));
    expect([limited.hits.length, limited.total]).toEqual([1, 2]);
  });

  test('prints path and line first, for people', async () => {
    const library = await temporaryFolder({ 'a.md': cleanEpisode });
    expect((await run('search', library, 'lime')).stdout).toBe('a.md:20  Tom Okoro  Lime trees, mostly.\n\n1 hit\n');
  });
});

describe('export', () => {
  const untidy = `${cleanEpisode.replace('mostly.', 'mostly.   ')}\n\n`;

  test('writes clean markdown once; the second time everything is identical', async () => {
    const library = await temporaryFolder({ 'bees.md': untidy });
    const site = await temporaryFolder();
    const ran = await run('export', library, '--to', site, '--json');
    expect(jsonOf<Exported>(ran)).toEqual({
      plan: [{ source: 'bees.md', target: 'content/episodes/bees.md', status: 'new', reasons: [] }],
      leftOut: [],
      written: 1,
      ms: expect.any(Number),
    });
    expect(ran.code).toBe(0);
    expect(await readText(site, 'content/episodes/bees.md')).toBe(cleanEpisode);
    const again = await run('export', library, '--to', site, '--json');
    expect(jsonOf<Exported>(again)).toMatchObject({ plan: [{ status: 'identical' }], written: 0 });
    expect(again.code).toBe(0);
  });

  test('writes nothing with --dry-run', async () => {
    const library = await temporaryFolder({ 'bees.md': untidy });
    const site = await temporaryFolder();
    const ran = await run('export', library, '--to', site, '--json', '--dry-run');
    expect(jsonOf<Exported>(ran)).toMatchObject({ plan: [{ status: 'new' }], written: 0 });
    expect(await listFiles(site)).toEqual([]);
  });

  test('keeps to the episodes that --only names', async () => {
    const library = await temporaryFolder({ '2021/a.md': cleanEpisode, '2022/b.md': cleanEpisode });
    const site = await temporaryFolder();
    await run('export', library, '--to', site, '--only', '2022/*.md');
    expect(await listFiles(join(site, 'content'))).toEqual(['episodes/b.md']);
  });

  test('never writes a conflict, writes the others, and exits 1', async () => {
    const library = await temporaryFolder({ 'a.md': cleanEpisode, 'b.md': cleanEpisode });
    const site = await temporaryFolder({ 'content/episodes/a.md': 'Somebody else’s page.\n' });
    const ran = await run('export', library, '--to', site, '--json');
    const { plan, written } = jsonOf<Exported>(ran);
    expect(plan.map(({ status }) => status)).toEqual(['conflict', 'new']);
    expect(plan[0]!.reasons[0]).toContain('Another page');
    expect(written).toBe(1);
    expect(ran.code).toBe(1);
    expect(await readText(site, 'content/episodes/a.md')).toBe('Somebody else’s page.\n');
  });

  test('blocks what has a to-do mark, and exits 1', async () => {
    const library = await temporaryFolder({ 'a.md': cleanEpisode.replace('mostly', '[CHECK: lindens]') });
    const site = await temporaryFolder();
    const ran = await run('export', library, '--to', site, '--json');
    expect(jsonOf<Exported>(ran).plan[0]).toMatchObject({
      status: 'blocked',
      reasons: [expect.stringContaining('CHECK')],
    });
    expect(ran.code).toBe(1);
  });

  test('never leaves the site', async () => {
    const outside = await temporaryFolder({ 'site/.keep': '' });
    const library = await temporaryFolder({ 'rostrum.yaml': 'publish:\n  path: ../{slug}.md\n', 'a.md': cleanEpisode });
    const ran = await run('export', library, '--to', join(outside, 'site'), '--json');
    expect(jsonOf<Exported>(ran).plan[0]).toMatchObject({
      status: 'blocked',
      reasons: [expect.stringContaining('not inside the site')],
    });
    expect(ran.code).toBe(1);
    expect(await listFiles(outside)).toEqual(['site/.keep']);
  });

  test('tells of a target that cannot be written, writes the others, and exits 1', async () => {
    const library = await temporaryFolder({
      'rostrum.yaml': 'publish:\n  path: "{folder}/{slug}.md"\n',
      'a.md': cleanEpisode.replace('draft:', 'folder: file\ndraft:'),
      'b.md': cleanEpisode.replace('draft:', 'folder: free\ndraft:'),
    });
    const site = await temporaryFolder({ file: 'A file where a folder would have to be.' });
    const ran = await run('export', library, '--to', site, '--json');
    expect(ran.code).toBe(1);
    expect(jsonOf<Exported>(ran).plan[0]!.reasons[0]).toMatch(/file, not a folder/);
    expect(await listFiles(site)).toEqual(['.rostrum/published.tsv', 'file', 'free/b.md']);
  });

  test('takes the site from rostrum.yaml where --to is not given, once it was named on this machine', async () => {
    const folder = await temporaryFolder({
      'library/rostrum.yaml': 'publish:\n  site: ../site\n',
      'library/a.md': cleanEpisode,
      'site/.keep': '',
    });
    const [library, site] = [join(folder, 'library'), join(folder, 'site')];
    const refused = {
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Name it once yourself: --to SITE; that is remembered.'),
    };
    expect(await run('export', library)).toMatchObject(refused);
    expect((await run('export', library, '--to', site, '--dry-run')).code).toBe(0);
    expect(await run('publish', library)).toMatchObject(refused);
    expect(await listFiles(site)).toEqual(['.keep']);
    expect((await run('export', library, '--to', site, '--only', 'none.md')).code).toBe(0);
    expect((await run('export', library)).code).toBe(0);
    expect(await readFile(join(folder, 'site/content/episodes/a.md'), 'utf8')).toBe(cleanEpisode);
  });

  test.each([
    ['without a site', []],
    ['into a site that is not there', ['--to', '/nowhere/at/all']],
  ])('exits 2 %s', async (_, argv) => {
    const ran = await run('export', await temporaryFolder({ 'a.md': cleanEpisode }), ...argv);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/export to|site’s folder/);
  });

  test('refuses to guess where settings cannot be read', async () => {
    const library = await temporaryFolder({ 'rostrum.yaml': 'publish: [', 'a.md': cleanEpisode });
    const site = await temporaryFolder();
    expect((await run('export', library, '--to', site)).code).toBe(2);
    expect(await listFiles(site)).toEqual([]);
  });
});
