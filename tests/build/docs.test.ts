import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { commands } from '../../electron/cli/commands.ts';

const root = join(import.meta.dirname, '..', '..');
const pages = globSync('{*.md,shared/lint/rules/*.md,build/action/*.md}', { cwd: root }).sort();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const files = globSync('{shared,electron,renderer,build,tests,.ci,.github}/**/*', { cwd: root });
const names = new Set(files.map((file) => basename(file)));
/** A path in the docs is told from the root, or from the layer that the page speaks of. */
const bases = ['', 'shared', 'electron', 'renderer', 'tests'];

/** `npm run faults -- --kills 1000` and `rostrum lint LIBRARY` in code: what follows the program's name. */
const callsOf = (page: string, program: RegExp) =>
  [...read(page).matchAll(/`([^`\n]+)`|^(?: {4}|\s*)((?:npm|rostrum|npx) [^\n|]*)$/gm)]
    .map((match) => match[1] ?? match[2] ?? '')
    .flatMap((code) => program.exec(code)?.[1] ?? []);

/** As GitHub makes them. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s/g, '-'),
  );

test('every relative link in the docs leads to a file, and to a heading of it', () => {
  const broken: string[] = [];
  for (const page of pages) {
    for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)) {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, file))) broken.push(`${page}: ${target}`);
      else if (anchor !== undefined && !anchorsOf(read(file)).includes(anchor)) broken.push(`${page}: ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

test('every source file and folder that the docs name is there', () => {
  const missing: string[] = [];
  let looked = 0;
  for (const page of pages.filter((path) => !path.startsWith('shared/'))) {
    for (const [, code = ''] of read(page).matchAll(/`([\w.@-]+(?:\/[\w.@-]*)*)`/g)) {
      const isPath = /^(?:shared|electron|renderer|tests|build|services|episode|base)\//.test(code);
      const isSource = /^[\w/-]+\.(?:ts|tsx|mjs)$/.test(code);
      if (!(isPath || isSource) || /[A-Z]{2}/.test(code)) continue;
      looked++;
      const isThere =
        bases.some((base) => existsSync(join(root, base, code))) || (!isPath && names.has(basename(code)));
      if (!isThere) missing.push(`${page}: ${code}`);
    }
  }
  expect(missing).toEqual([]);
  expect(looked).toBeGreaterThan(50);
});

test('every test that proves a promise is in the file that is named', () => {
  const proofs = [...read('ARCHITECTURE.md').matchAll(/`(tests\/[\w./-]+\.ts)`, “([^”]+)”/g)];
  expect(proofs.length).toBeGreaterThan(20);
  expect(proofs.filter(([, file = '', name = '']) => !read(file).includes(name)).map(([proof]) => proof)).toEqual([]);
});

test('every command that the docs name is one', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
  const program = new Command();
  const io = { stdout: { write: () => true }, stderr: { write: () => true } } as unknown as Parameters<
    (typeof commands)[number]
  >[1];
  for (const add of commands) add(program, io, () => {});
  // The packaged app runs the command line as `rostrum cli`.
  const known = ['cli', ...program.commands.flatMap((command) => [command.name(), ...command.aliases()])];
  const own = new Set(['ci', 'install', 'test', 'start', 'pack']);
  for (const page of pages) {
    expect(
      callsOf(page, /^npm run ([\w:-]+)/).filter((name) => !(name in scripts)),
      page,
    ).toEqual([]);
    expect(
      callsOf(page, /^npm (?!run\b)([\w:-]+)/).filter((name) => !own.has(name)),
      page,
    ).toEqual([]);
    expect(
      callsOf(page, /^rostrum ([a-z][\w-]*)/).filter((name) => !known.includes(name)),
      page,
    ).toEqual([]);
  }
  const table = [...read('README.md').matchAll(/^\| `([a-z][a-z-]*)[^`]*` \|/gm)].map(([, name]) => name);
  expect(table.filter((name) => !known.includes(name!))).toEqual([]);
  expect(table.length).toBeGreaterThan(10);
});
