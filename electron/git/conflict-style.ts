import { RostrumError } from '../../shared/failure.ts';
import { conflictStyles, type ConflictStyle } from '../../shared/merge/render-merge.ts';
import { findRepository } from './repository.ts';
import { readGit } from './run-git.ts';

/** How git would write a conflict in a folder, by its `merge.conflictStyle`; as it does by default where it cannot be asked. */
export async function readConflictStyle(folder: string): Promise<ConflictStyle> {
  try {
    const repository = await findRepository(folder);
    if (repository === null) return 'merge';
    const given =
      styleOfThisRun() ??
      (await readGit(repository.root, ['config', '--get', 'merge.conflictStyle'], { allow: [1] })).stdout.trim();
    return conflictStyles.find((style) => style === given.toLowerCase()) ?? 'merge';
  } catch (error) {
    // A merge by hand needs no git, and no folder of that path.
    if (error instanceof RostrumError || (error as NodeJS.ErrnoException).code === 'ENOENT') return 'merge';
    throw error;
  }
}

/** What `git -c merge.conflictStyle=…` tells the drivers that it starts, as git 2.31 writes it and as it did before; null where it says nothing. */
function styleOfThisRun(): string | null {
  const given = process.env['GIT_CONFIG_PARAMETERS'] ?? '';
  return [...given.matchAll(/'merge\.conflictstyle(?:'='|=)(\w+)'/gi)].at(-1)?.[1] ?? null;
}
