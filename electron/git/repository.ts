import { lstat, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { RostrumError } from '../../shared/failure.ts';
import { exists } from '../files/exists.ts';
import { readGit } from './run-git.ts';
import { screenRepository } from './screen-repository.ts';
import type { Repository } from './trusted-repository.ts';

/**
 * The repository around `folder`; null where there is none. It is the nearest folder upwards with a `.git`: git itself
 * would also take a bare repository among a library's files for one, with the settings that lie in it.
 * @throws RostrumError `git` where there is one and git is missing or distrusts the folder
 */
export async function findRepository(folder: string): Promise<Repository | null> {
  const real = await realpath(folder);
  const marked = await findMarked(real);
  if (marked === null) return null;
  await screenRepository(marked);
  try {
    const { stdout } = await readGit(marked, ['rev-parse', '--show-toplevel']);
    const root = await realpath(stdout.trimEnd());
    const inside = relative(root, real).split(sep).join('/');
    // The configuration may name a working tree anywhere on this machine.
    if (inside === '..' || inside.startsWith('../') || isAbsolute(inside) || !(await exists(join(root, '.git'))))
      return null;
    return { root, prefix: inside === '' ? '' : `${inside}/` };
  } catch (error) {
    // That a folder is no repository is an answer; every other failure is told.
    if (
      error instanceof RostrumError &&
      error.cause instanceof Error &&
      /not a git repository|must be run in a work tree|cannot use bare repository/.test(error.cause.message)
    )
      return null;
    throw error;
  }
}

/** The nearest folder upwards with a `.git`. */
async function findMarked(folder: string): Promise<string | null> {
  // Not where a link leads: that is looked through first.
  if (
    await lstat(join(folder, '.git')).then(
      () => true,
      () => false,
    )
  )
    return folder;
  return dirname(folder) === folder ? null : findMarked(dirname(folder));
}
