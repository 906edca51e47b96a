import { execFile, execFileSync } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { delimiter, join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { cleanEpisode } from './run.ts';

const root = join(import.meta.dirname, '../../..');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function start(node: string, ...argv: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(node, argv, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/** A Node on this machine that is too old for the native modules, as a fresh machine may have it. */
function findOldNode(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return (
    folders
      .map((folder) => join(folder, 'node'))
      .find((node) => {
        try {
          return Number.parseInt(execFileSync(node, ['--version'], { encoding: 'utf8' }).slice(1), 10) < 22;
        } catch {
          // No Node is in this folder.
          return false;
        }
      }) ?? null
  );
}

/** A checkout of nothing but the launcher. */
async function checkOut(): Promise<string> {
  const folder = await temporaryFolder({ 'bees.md': cleanEpisode });
  await mkdir(join(folder, 'build'));
  await cp(join(root, 'build/rostrum.mjs'), join(folder, 'build/rostrum.mjs'));
  await cp(join(root, 'build/launcher'), join(folder, 'build/launcher'), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

test('says what to do where nothing is built yet', async () => {
  const folder = await checkOut();
  expect(await start(process.execPath, join(folder, 'build/rostrum.mjs'), 'show', join(folder, 'bees.md'))).toEqual({
    code: 2,
    stdout: '',
    stderr: 'rostrum: the command line is not built yet. Run: npm run build\n',
  });
});

test('runs bundled, on the pinned Node even where it is started on an older one', async () => {
  const folder = await checkOut();
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'node20',
      outDir: join(folder, 'out/electron'),
      minify: false,
      lib: { entry: 'electron/cli/main.ts', formats: ['cjs'], fileName: () => 'cli.cjs' },
      rollupOptions: {
        external: ['better-sqlite3', '@parcel/watcher', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
        checks: { eval: false },
      },
    },
    ssr: { noExternal: true },
    resolve: { conditions: ['node', 'module', 'import', 'default'], mainFields: ['module', 'main'] },
  });
  const oldNode = findOldNode();
  for (const node of oldNode === null ? [process.execPath] : [process.execPath, oldNode]) {
    const launcher = join(folder, 'build/rostrum.mjs');
    const shown = await start(node, launcher, 'show', join(folder, 'bees.md'), '--json');
    expect(JSON.parse(shown.stdout), node).toMatchObject({ houseStyle: 'initials' });
    expect(shown).toMatchObject({ code: 0, stderr: '' });

    const indexed = await start(
      node,
      launcher,
      'index',
      folder,
      '--json',
      '--catalogue',
      join(folder, `${oldNode === node}.sqlite`),
    );
    expect(JSON.parse(indexed.stdout), node).toMatchObject({ files: 1 });

    expect((await start(node, launcher, 'show', join(folder, 'none.md'))).code, node).toBe(2);
  }
}, 30_000);
