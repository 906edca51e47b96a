import type { Repository } from './trusted-repository.ts';
import { readGit } from './run-git.ts';

/** Files that the repository knows of in the folder; paths relative to it, with `/`. */
export async function listTracked({ root, prefix }: Repository): Promise<Set<string>> {
  const { stdout } = await readGit(root, ['ls-files', '-z', '--', prefix === '' ? '.' : prefix]);
  return new Set(
    stdout
      .split('\0')
      .filter((path) => path !== '')
      .map((path) => path.slice(prefix.length)),
  );
}

/** The last commit that changed a file; null where none did. */
export async function describeCommit(
  { root, prefix }: Repository,
  path: string,
): Promise<{ readonly hash: string; readonly subject: string } | null> {
  const { stdout } = await readGit(root, ['log', '--max-count=1', '--format=%H %s', '--', `${prefix}${path}`]);
  const [, hash, subject] = /^([0-9a-f]+) (.*)/.exec(stdout) ?? [];
  return hash === undefined ? null : { hash, subject: subject! };
}
