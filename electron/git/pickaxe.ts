import { readGit } from './run-git.ts';

export interface FoundCommit {
  readonly commit: string;
  /** ISO. */
  readonly date: string;
  readonly subject: string;
}

/** More than this nobody looks at one by one; history has to be rewritten as a whole then. */
const maxCommits = 200;

/**
 * Commits of any branch, tag or stash that put a text in or took it out, the newest first.
 * @param pattern a POSIX extended regular expression; capitals make no difference
 */
export async function findCommitsWith(root: string, pattern: string): Promise<FoundCommit[]> {
  const args = [
    'log',
    '--all',
    '--no-ext-diff',
    '--no-textconv',
    `--max-count=${maxCommits}`,
    '--regexp-ignore-case',
    '--pickaxe-regex',
    `-S${pattern}`,
    '--format=%H%x09%cI%x09%s',
  ];
  // All of history is read.
  const { stdout } = await readGit(root, args, { timeoutMs: 120_000 });
  return stdout.split('\n').flatMap((line) => {
    const [commit, date, ...subject] = line.split('\t');
    return commit && date ? [{ commit, date, subject: subject.join('\t') }] : [];
  });
}
