import { request } from '../base/client.ts';
import { notify } from '../base/notices-store.ts';
import type { Repository } from './use-repository.ts';

/** Lets the git of this machine merge transcripts by turn in the repository around a folder. */
export async function installMergeDriver(repository: Repository, folder: string): Promise<void> {
  const done = await repository.run('Setting up', () => request('git.installMergeDriver', { folder }));
  if (done)
    notify(
      done.attributesChanged
        ? 'git merges transcripts by turn here now. Commit .gitattributes, so that the others’ git knows too.'
        : 'git merges transcripts by turn here now.',
    );
}
