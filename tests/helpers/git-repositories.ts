import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Runs git for a test's own set-up, with an identity, and gives what it printed. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=Maya', '-c', 'user.email=maya@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A bare origin with one commit of `files` on `main`, and as many clones as there are `names`. */
export function makeClones(
  names: readonly string[],
  files: Readonly<Record<string, string>>,
): { readonly origin: string; readonly clones: string[] } {
  const parent = mkdtempSync(join(tmpdir(), 'rostrum-git-'));
  const origin = join(parent, 'origin.git');
  git(parent, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  const seed = join(parent, 'seed');
  git(parent, 'init', '--quiet', '--initial-branch=main', seed);
  for (const [path, text] of Object.entries(files)) write(seed, path, text);
  git(seed, 'add', '.');
  git(seed, 'commit', '--quiet', '-m', 'Begin');
  git(seed, 'push', '--quiet', origin, 'main');
  const clones = names.map((name) => {
    const clone = join(parent, name);
    git(parent, 'clone', '--quiet', origin, clone);
    git(clone, 'config', 'user.name', name);
    git(clone, 'config', 'user.email', `${name}@example.org`);
    return clone;
  });
  return { origin, clones };
}
