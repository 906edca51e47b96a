import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { run } from './run.ts';

const body = '\n**Rosa Hill:** Welcome.\n\n**Tom Vale:** Thanks.\n\n**Rosa Hill:** Who keeps the light?\n';

/** A library of episodes that have these front matters, and a site beside it. */
async function makeLibrary(heads: Readonly<Record<string, string>>) {
  const files = Object.entries(heads).map(([name, head]) => [`library/${name}`, head + body]);
  const folder = await temporaryFolder({ ...Object.fromEntries(files), 'site/hugo.toml': '' });
  return {
    folder,
    site: join(folder, 'site'),
    library: join(folder, 'library'),
    read: (name: string) => readText(folder, `library/${name}`),
  };
}

describe('front matter in TOML and JSON', () => {
  const makeBoth = () =>
    makeLibrary({
      'toml.md':
        '+++\ntitle = "Harbour lights" # why\ndate = 2024-01-02T10:00:00+01:00\ndraft = true\nguests = ["Tom Vale"]\n[params]\nx = 1\n+++\n',
      'json.md': '{\n  "title": "Low tide",\n  "draft": true,\n  "guests": ["Tom Vale"]\n}\n',
    });

  test('is listed with its fields, and is a draft in the plan', async () => {
    const made = await makeBoth();
    const { stdout } = await run('list', made.library, '--columns', 'title,date,draft', '--format', 'csv');
    expect(stdout).toContain('Harbour lights,2024-01-02T10:00:00+01:00,true');
    expect(stdout).toContain('Low tide,,true');
    const { stdout: plan } = await run('publish', made.library, '--to', made.site, '--dry-run');
    expect(plan.match(/A draft: the site leaves it out/g)).toHaveLength(2);
    expect(plan).not.toMatch(/Live/);
  });

  test('set, replace and rename-person change their own bytes in it', async () => {
    const made = await makeBoth();
    await run('set', join(made.library, 'toml.md'), 'title', 'Harbour');
    await run('set', join(made.library, 'json.md'), 'draft', 'false');
    await run('rename-person', made.library, '--from', 'Tom Vale', '--to', 'Thomas Vale');
    await run('replace', made.library, 'tide', 'water', '--field', 'title');
    expect(await made.read('toml.md')).toBe(
      `+++\ntitle = "Harbour" # why\ndate = 2024-01-02T10:00:00+01:00\ndraft = true\nguests = ["Thomas Vale"]\n[params]\nx = 1\n+++\n${body.replace('Tom Vale', 'Thomas Vale')}`,
    );
    expect(await made.read('json.md')).toBe(
      `{\n  "title": "Low water",\n  "draft": false,\n  "guests": ["Thomas Vale"]\n}\n${body.replace('Tom Vale', 'Thomas Vale')}`,
    );
  });

  test('a table is not set, and it is said why', async () => {
    const made = await makeBoth();
    const before = await made.read('toml.md');
    const { code, stderr } = await run('set', join(made.library, 'toml.md'), 'params', 'x');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/table/)]);
    expect(await made.read('toml.md')).toBe(before);
  });

  test('goes out as it stands', async () => {
    const made = await makeBoth();
    await run('publish', made.library, '--to', made.site);
    expect(await readText(made.folder, 'site/content/episodes/toml.md')).toBe(await made.read('toml.md'));
    expect(await readText(made.folder, 'site/content/episodes/json.md')).toBe(await made.read('json.md'));
  });
});

test.each([
  ['a blank line', '\n---\ntitle: A\n---\n'],
  ['a comment', '<!-- markdownlint-disable -->\n---\ntitle: A\n---\n'],
  ['a second byte order mark', '\uFEFF\uFEFF---\ntitle: A\n---\n'],
])('front matter behind %s is an error; nothing is set, and nothing published', async (_, head) => {
  const { library, site, read } = await makeLibrary({ 'a.md': head });
  const { code, stdout } = await run('lint', join(library, 'a.md'));
  expect([code, stdout]).toEqual([1, expect.stringMatching(/error\s+Front matter must begin in line 1/)]);
  expect(await run('set', join(library, 'a.md'), 'title', 'B')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/line 1/),
  });
  expect(await read('a.md')).toBe(head + body);
  const { stdout: plan } = await run('publish', library, '--to', site, '--dry-run');
  expect(plan).toMatch(/^blocked\s+a\.md.*line 1/m);
});

test('a title that a comment cuts is a warning, and is replaced as it was written', async () => {
  const { library, read } = await makeLibrary({ 'a.md': '---\ntitle: Episode #5\ndate: 2024-01-02\n---\n' });
  const { stdout } = await run('lint', join(library, 'a.md'));
  expect(stdout).toMatch(/:2:8\s+warning\s+.*only “Episode”.*\(value-cut-short\)/);
  await run('set', join(library, 'a.md'), 'title', 'New');
  expect(await read('a.md')).toBe(`---\ntitle: New\ndate: 2024-01-02\n---\n${body}`);
});
