import { existsSync } from 'node:fs';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode, jsonOf, run, type Ran } from './run.ts';

const stack = /\n\s+at |Error:|node:internal/;

/** Every command that reads one file, over a file that something is wrong with. */
async function runAll(path: string): Promise<Readonly<Record<string, Ran>>> {
  return {
    show: await run('show', path, '--json'),
    lint: await run('lint', path, '--json'),
    set: await run('set', path, 'title', 'Another'),
    relabel: await run('relabel', path, '--from', 'MD', '--to', 'TO'),
  };
}

describe('front matter that cannot be read is told at its line, and the file stays as it is', () => {
  test.each([
    ['not YAML', '---\ntitle: a: b: c\n---\n\nWords.\n'],
    ['a key twice', '---\ntitle: One\ntitle: Two\n---\n\nWords.\n'],
    ['tabs for indentation', '---\ntitle:\n\t- One\n---\n\nWords.\n'],
    ['never closed', '---\ntitle: One\n\nWords.\n'],
    ['a list, not fields', '---\n- one\n- two\n---\n\nWords.\n'],
    ['a program', '---js\n{ title: process.exit(7) }\n---\n\nWords.\n'],
  ])('%s', async (_, text) => {
    const folder = await temporaryFolder({ 'a.md': text });
    const { show, lint, set } = await runAll(join(folder, 'a.md'));
    const { frontMatter } = jsonOf<{ frontMatter: { ok: boolean; fields: unknown[] } }>(show!);
    const { problems } = jsonOf<{ problems: { rule: string; line: number; severity: string }[] }>(lint!);
    expect(problems.filter(({ rule }) => rule === 'front-matter-syntax')).not.toEqual([]);
    expect(lint!.code).toBe(1);
    expect(frontMatter.fields).toEqual([]);
    expect(frontMatter.ok).toBe(false);
    expect(set!.code).toBe(2);
    expect(set!.stderr).toContain('front matter cannot be read');
    expect(await readText(folder, 'a.md')).toBe(text);
  });
});

describe('a file without front matter or without anything', () => {
  test.each([
    ['no front matter', 'Only words.\n'],
    ['nothing at all', ''],
  ])('%s is shown and linted as what it is', async (_, text) => {
    const folder = await temporaryFolder({ 'a.md': text });
    const { show, lint, relabel } = await runAll(join(folder, 'a.md'));
    expect(show!.code).toBe(0);
    expect(jsonOf(show!)).toMatchObject({ houseStyle: null, turns: [] });
    expect(lint!.code).toBeLessThan(2);
    expect(relabel!.code).toBe(2);
    expect(relabel!.stderr).toContain('No labels were recognised');
  });
});

describe('what cannot be read as text is refused in words, with exit 2 and without a stack', () => {
  const make: Readonly<Record<string, { readonly word: RegExp; put(path: string): Promise<void> }>> = {
    'invalid UTF-8': {
      word: /not UTF-8 text \(at byte 3\)/,
      put: (path) => writeFile(path, new Uint8Array([0x61, 0x62, 0x63, 0xc3, 0x28])),
    },
    'a NUL byte': { word: /NUL byte \(at byte 1\)/, put: (path) => writeFile(path, 'a\0b') },
    'a dangling link': { word: /not there/, put: (path) => symlink('nowhere.md', path) },
    'a link to itself': { word: /leads back to itself/, put: (path) => symlink('a.md', path) },
    'a file that is not there': { word: /not there/, put: async () => {} },
  };

  test.each(Object.keys(make))('%s', async (name) => {
    const folder = await temporaryFolder();
    const { word, put } = make[name]!;
    await put(join(folder, 'a.md'));
    for (const [command, { code, stdout, stderr }] of Object.entries(await runAll(join(folder, 'a.md')))) {
      expect(code, command).toBe(2);
      expect(stderr, command).toMatch(word);
      expect(stderr, command).toContain('a.md');
      expect(stdout + stderr, command).not.toMatch(stack);
    }
  });

  test('a folder named like an episode', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a.md'));
    const { show, set, relabel } = await runAll(join(folder, 'a.md'));
    for (const { code, stderr } of [show!, set!, relabel!]) {
      expect(code).toBe(2);
      expect(stderr).toMatch(/a\.md: .*folder, not a file/);
    }
    const linted = await run('lint', folder, '--json');
    expect(linted.code).toBe(2);
    expect(linted.stderr).toMatch(/a\.md: .*folder, not a file/);
  });
});

test('an episode of 20 MB is shown and linted', async () => {
  const turn =
    '\nMD And then the bees flew up to the roof, and on the roof there was a box.\n\nTO Which box was that, and who had put it there?\n';
  const folder = await temporaryFolder({ 'a.md': cleanEpisode + turn.repeat(Math.ceil(20e6 / turn.length)) });
  const { code, stdout } = await run('show', join(folder, 'a.md'));
  expect(code).toBe(0);
  expect(stdout).toMatch(/3\d\d,\d{3} turns/);
  expect((await run('lint', join(folder, 'a.md'), '--json')).code).toBeLessThan(2);
}, 60_000);

describe('what the system does not allow is told in words, and the file keeps its bytes', () => {
  test('a file that is marked as read-only', async () => {
    const folder = await temporaryFolder({ 'a.md': cleanEpisode });
    await chmod(join(folder, 'a.md'), 0o444);
    for (const argv of [
      ['set', join(folder, 'a.md'), 'title', 'Another'],
      ['relabel', join(folder, 'a.md'), '--from', 'TO', '--to', 'MD'],
    ]) {
      const { code, stderr } = await run(...argv);
      expect(code).toBe(1);
      expect(stderr).toMatch(/a\.md: .*read-only/);
      expect(stderr).not.toMatch(stack);
    }
    expect(await readText(folder, 'a.md')).toBe(cleanEpisode);
  });

  // What holds for root too: memory that nobody may read as a file, and a folder in which nobody may make one.
  test.runIf(existsSync('/proc/self/mem'))('a file whose reading fails', async () => {
    for (const [command, { code, stdout, stderr }] of Object.entries(await runAll('/proc/self/mem'))) {
      expect(code, command).toBe(2);
      expect(stderr, command).toContain('/proc/self/mem: ');
      expect(stdout + stderr, command).not.toMatch(stack);
    }
  });

  test.runIf(existsSync('/proc/self/status'))('a folder in which nothing can be made', async () => {
    const { code, stderr } = await run('set', '/proc/self/status', 'title', 'Another');
    expect(code).toBe(1);
    expect(stderr).toContain('/proc/self/status: ');
    expect(stderr).not.toMatch(stack);
  });
});

describe('wrong use exits 2 and says how it is used', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['shwo']],
    ['no file', ['show']],
    ['an unknown option', ['lint', 'x', '--jsno']],
    ['an unknown house style', ['lint', 'x', '--house-style', 'gothic']],
    ['too many arguments', ['set', 'a', 'b', 'c', 'd']],
    ['a limit that is none', ['search', 'x', 'y', '--limit', 'many']],
  ])('%s', async (_, argv) => {
    const ran = await run(...argv);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/Usage|--help/);
  });

  test('help and version are no errors', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('relabel') });
    expect(await run('lint', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--fix') });
    expect(await run('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
