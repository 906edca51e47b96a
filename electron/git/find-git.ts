import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

let last: { readonly path: string; readonly program: string | null } | null = null;

/**
 * The git that the search path names, by its absolute path; null where there is none. Looked up here, because Windows
 * would look into the working folder first, which is the library, and `.` in a search path does the same elsewhere.
 */
export function findGit(path = process.env['PATH'] ?? ''): string | null {
  if (last?.path === path) return last.program;
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  const program =
    path
      .split(delimiter)
      .filter(isAbsolute)
      .map((folder) => join(folder, name))
      .find(isProgram) ?? null;
  last = { path, program };
  return program;
}

function isProgram(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.isFile() && (process.platform === 'win32' || (stats.mode & 0o111) !== 0);
}
