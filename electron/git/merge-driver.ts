import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { episodeExtensions } from '../../shared/episode/model/file-names.ts';
import { currentHash, replaceFile } from '../files/write-file.ts';
import type { Repository, TrustedRepository } from './trusted-repository.ts';
import { readGit, runTrustedGit } from './run-git.ts';

/** What git calls the driver, in `.gitattributes` and in its configuration. */
const driverName = 'rostrum';

/** Which files of a folder are merged by turn; what Rostrum keeps beside them is sorted lines, and both sides’ are kept, as `.gitattributes` has it. */
const merged = episodeExtensions.map((extension) => `*${extension}`);

/**
 * Teaches git to merge the folder's transcripts by turn: attributes that the repository shares, and the command, which
 * every machine sets for itself, since git takes no commands from a repository. Installing twice changes nothing.
 * @param command that runs Rostrum's command line: `rostrum`
 * @returns whether `.gitattributes` changed and wants committing
 */
export async function installMergeDriver(
  repository: TrustedRepository,
  { command }: { readonly command: string },
): Promise<boolean> {
  const { root, prefix } = repository;
  await runTrustedGit(repository, ['config', `merge.${driverName}.name`, 'Rostrum merges transcripts by turn']);
  await runTrustedGit(repository, ['config', `merge.${driverName}.driver`, driverLine(command)]);
  const wanted = [
    ...merged.map((pattern) => `${quote(`/${prefix}**/${pattern}`)} merge=${driverName}`),
    `${quote(`/${prefix}.rostrum/**`)} merge=union`,
  ];
  const path = join(root, '.gitattributes');
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const known = new Set(before.split(/\r?\n/).map((line) => line.trim()));
  const missing = wanted.filter((line) => !known.has(line));
  if (missing.length === 0) return false;
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  await replaceFile(path, {
    expectedHash: await currentHash(path),
    bytes: new TextEncoder().encode(`${before}${gap}${missing.join('\n')}\n`),
  });
  return true;
}

/** Whether this machine's git would merge the repository's transcripts by turn. */
export async function hasMergeDriver({ root }: Repository): Promise<boolean> {
  const { code } = await readGit(root, ['config', '--get', `merge.${driverName}.driver`], { allow: [1] });
  return code === 0;
}

/**
 * What git runs. Where Rostrum is gone, or cannot read one of the three, git's own merge does it: without that git would
 * call ours, as it was, a conflict, and the others' work would be missing from it.
 */
function driverLine(command: string): string {
  return `${command} merge %O %A %B --path %P; code=$?; if [ $code -gt 1 ]; then git merge-file -L ours -L base -L theirs %A %O %B; code=$?; fi; exit $code`;
}

/** A pattern with a space would end at it. */
function quote(pattern: string): string {
  return /[\s"]/.test(pattern) ? `"${pattern.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : pattern;
}
