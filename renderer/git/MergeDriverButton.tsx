import { request } from '../base/client.ts';
import { notify } from '../base/notices-store.ts';
import type { Repository } from './use-repository.ts';

/** Sets up a repository so that git merges its transcripts by turn. */
export function MergeDriverButton({ repository, folder }: { repository: Repository; folder: string }) {
  return (
    <button
      className="button small"
      disabled={repository.running !== null}
      onClick={() => void installMergeDriver(repository, folder)}
    >
      Let git merge by turn
    </button>
  );
}

/** Lets the git of this machine merge transcripts by turn in the repository around a folder. */
async function installMergeDriver(repository: Repository, folder: string): Promise<void> {
  const done = await repository.run('Setting up', () => request('git.installMergeDriver', { folder }));
  if (done)
    notify(
      done.attributesChanged
        ? 'git merges transcripts by turn here now. Commit .gitattributes, so that the others’ git knows too.'
        : 'git merges transcripts by turn here now.',
    );
}
