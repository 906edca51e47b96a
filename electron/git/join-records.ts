import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder } from '../files/temporary-folder.ts';
import { currentHash, replaceFile } from '../files/write-file.ts';
import type { TrustedRepository } from './trusted-repository.ts';
import { readGit, runTrustedGit, type GitOptions } from './run-git.ts';

/** Whether a file is a record of Rostrum's, by its path with `/`. */
const isRecord = (path: string) => /(^|\/)\.rostrum\//.test(path);

/**
 * Decides the conflicts of a merge in what Rostrum keeps beside episodes and in a site: it is lines, and both sides’ are
 * kept. git does so itself where `.gitattributes` says `merge=union`, which not every site has.
 * @param conflicted relative to the folder
 */
export async function joinRecords(
  repository: TrustedRepository,
  conflicted: readonly string[],
  options: GitOptions,
): Promise<void> {
  const { root, prefix } = repository;
  await inTemporaryFolder(async (folder) => {
    for (const path of conflicted.filter(isRecord).map((name) => `${prefix}${name}`)) {
      const names = await Promise.all(
        [2, 1, 3].map((stage) => copyStage(root, { stage, path, to: join(folder, String(stage)) })),
      );
      if (names.includes(null)) continue; // Removed on one side: somebody has to look.
      const { stdout } = await readGit(root, ['merge-file', '-p', '--union', '--', ...(names as string[])]);
      const place = join(root, path);
      await replaceFile(place, { expectedHash: await currentHash(place), bytes: new TextEncoder().encode(stdout) });
      await runTrustedGit(repository, ['add', '--', path], options);
    }
  });
}

/** One side of a file that a merge left to be decided: 1 is the base, 2 ours, 3 theirs. Null where that side has none. */
async function copyStage(
  root: string,
  { stage, path, to }: { readonly stage: number; readonly path: string; readonly to: string },
): Promise<string | null> {
  const { code, stdout } = await readGit(root, ['cat-file', 'blob', `:${stage}:${path}`], { allow: [128] });
  // Begun on both sides, it has no base: everything is new.
  if (code !== 0 && stage !== 1) return null;
  await writeFile(to, code === 0 ? stdout : '');
  return to;
}
