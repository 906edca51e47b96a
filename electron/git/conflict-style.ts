import { RostrumError } from '../../shared/failure.ts';
import { conflictStyles, type ConflictStyle } from '../../shared/merge/render-merge.ts';
import { readGit } from './run-git.ts';

/** How git would write a conflict in a folder, by its `merge.conflictStyle`; as it does by default where it cannot be asked. */
export async function readConflictStyle(folder: string): Promise<ConflictStyle> {
  try {
    const { stdout } = await readGit(folder, ['config', '--get', 'merge.conflictStyle'], { allow: [1] });
    return conflictStyles.find((style) => style === stdout.trim().toLowerCase()) ?? 'merge';
  } catch (error) {
    // A merge by hand needs no git, and no folder of that path.
    if (error instanceof RostrumError) return 'merge';
    throw error;
  }
}
