import type { gitRequests } from '../../../../shared/ipc/requests/git.ts';
import { createGit, type Git } from '../../publish/git.ts';
import { notifyChangedFiles } from './changed-files.ts';
import type { EngineContext, HandlersOf } from './context.ts';

/** @param command runs Rostrum's command line */
export function gitHandlers(
  { current, emit, reindex, userData }: EngineContext,
  command: string,
): HandlersOf<typeof gitRequests> {
  const byLibrary = new WeakMap<object, Git>();
  const git = (): Git => {
    const target = current();
    const own =
      byLibrary.get(target) ??
      createGit({ userData, library: target.library.root, command, onLine: (line) => emit('git.line', { line }) });
    byLibrary.set(target, own);
    return own;
  };
  /** Whatever it changes in the library's files is told at once, and as git's doing. */
  const changingFiles = async <T>(work: () => Promise<T>): Promise<T> => {
    const target = current();
    target.pulling = true;
    try {
      return await work();
    } finally {
      await notifyChangedFiles(target, emit);
      target.pulling = false;
      void reindex(target);
    }
  };
  return {
    'git.state': ({ folder }) => git().state(folder),
    'git.lastCommit': ({ folder }) => git().lastCommit(folder),
    'git.fetch': async ({ folder }) => {
      await git().fetch(folder);
      return null;
    },
    'git.commit': async ({ folder, ...request }) => ({ commit: await git().commit(folder, request) }),
    'git.push': async ({ folder }) => {
      await git().push(folder);
      return null;
    },
    'git.switch': async ({ folder, branch }) => {
      await changingFiles(() => git().switch(folder, branch));
      return null;
    },
    'git.pull': ({ folder }) => changingFiles(() => git().pull(folder)),
    'git.finishMerge': async ({ folder }) => {
      await git().finishMerge(folder);
      return null;
    },
    'git.installMergeDriver': async ({ folder }) => ({ attributesChanged: await git().installMergeDriver(folder) }),
    'git.trust': async ({ folder }) => {
      await git().trust(folder);
      return null;
    },
    'git.cancel': () => {
      git().cancel();
      return null;
    },
  };
}
