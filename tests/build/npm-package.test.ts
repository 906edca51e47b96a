import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { wordDocument, wordParagraph } from '../helpers/word-document.ts';
import { readText, temporaryFolder, writeFiles } from '../helpers/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The package as npm would install it: what `npm pack` lists, beside what it depends on and nothing else. */
async function install(): Promise<string> {
  const listed = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }),
  ) as readonly { readonly files: readonly { readonly path: string }[] }[];
  const installed = await temporaryFolder();
  for (const { path } of listed[0]!.files) {
    mkdirSync(dirname(join(installed, path)), { recursive: true });
    cpSync(join(root, path), join(installed, path));
  }
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(packages)) {
    if (!/^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) || dev || devOptional) continue;
    mkdirSync(dirname(join(installed, path)), { recursive: true });
    symlinkSync(join(root, path), join(installed, path), 'junction');
  }
  return installed;
}

test('what npm packs is a command line that runs without Electron, in threads too', async () => {
  const installed = await install();
  const rostrum = (...argv: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      node,
      ['--preserve-symlinks', '--preserve-symlinks-main', join(installed, 'build', 'rostrum.mjs'), ...argv],
      { encoding: 'utf8', env: { ...process.env, ROSTRUM_USER_DATA: join(installed, 'user-data') } },
    );
    return { status, stdout, stderr };
  };
  const library = await temporaryFolder({
    'a.md': '---\ntitle: A walk\ndate: 2024-05-31\n---\n\n**Ann Lee:** Hello, Jon.\n\n**Jon Buda:** Hello.\n',
  });
  expect(rostrum('lint', library)).toMatchObject({ status: 0 });
  expect(rostrum('search', library, 'hello', '--json').stdout).toContain('"total":2');
  expect(rostrum('replace', library, 'H(el+)o', 'J$1o', '--regex')).toMatchObject({ status: 0 });
  expect(await readText(library, 'a.md')).toContain('**Ann Lee:** Jello, Jon.');
  await writeFiles(library, {
    'talk.docx': await wordDocument(
      wordParagraph('Ann Lee: Hello.') + wordParagraph('Jon Buda: Yes.') + wordParagraph('Ann Lee: So.'),
    ),
  });
  const imported = rostrum('import', join(library, 'talk.docx'), '--into', library);
  expect(imported.status, imported.stderr).toBe(0);
  expect(await readText(library, 'talk.md')).toContain('Jon Buda');
  // Of the app npm takes along only what package.json calls `main`.
  for (const path of [
    'out/renderer',
    'out/electron/preload.cjs',
    'out/electron/engine-worker.cjs',
    'out/electron/cli.cjs.map',
    'node_modules/electron',
  ])
    expect(existsSync(join(installed, path)), path).toBe(false);
});

test('the action and the hook run commands that the package has', () => {
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly bin: Readonly<Record<string, string>>;
  };
  const action = parse(readFileSync(join(root, 'build/action/action.yml'), 'utf8')) as {
    readonly inputs: { readonly run: { readonly default: string } };
    readonly runs: { readonly using: string; readonly steps: readonly { readonly run?: string }[] };
  };
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly {
    readonly entry: string;
    readonly language: string;
  }[];
  for (const command of [action.inputs.run.default, ...hooks.map(({ entry }) => entry)])
    expect(Object.keys(bin)).toContain(command.split(' ')[0]);
  expect(action.runs.using).toBe('composite');
  const release = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
  expect(action.runs.steps.some(({ run }) => run?.includes('rostrum-cli.tgz'))).toBe(true);
  expect(release).toContain('dist/rostrum-cli.tgz');
});
