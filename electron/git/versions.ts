import { readGit } from './run-git.ts';
import type { Repository } from './trusted-repository.ts';

/** The versions of a file in the latest commits that changed it, newest first. */
export async function recentVersions({ root, prefix }: Repository, path: string, limit: number): Promise<string[]> {
  const { stdout } = await readGit(root, ['log', `--max-count=${limit}`, '--format=%H', '--', `${prefix}${path}`]);
  return stdout.split('\n').filter((line) => line !== '');
}

/** A file as a commit has it; null where that commit has none. */
export async function readVersion({ root, prefix }: Repository, commit: string, path: string): Promise<string | null> {
  const { code, stdout } = await readGit(root, ['cat-file', 'blob', `${commit}:${prefix}${path}`], { allow: [128] });
  return code === 0 ? stdout : null;
}
