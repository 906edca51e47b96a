import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { go } from '../base/navigation-store.ts';
import type { PartProps } from './use-repository.ts';

/** The files of a merge that waits to be decided or committed. */
export function MergingFiles({ repository, state, folder }: PartProps) {
  const isLibrary = useLibrary(({ library }) => library?.root === folder);
  const count = state.conflicted.length;
  return (
    <div className="git-merging">
      <p>
        {count === 0
          ? 'A merge is ready to be committed.'
          : 'Both sides changed the same in these files. Open each, decide by a quick fix on the marked lines, save, then finish the merge.'}
      </p>
      <ul className="git-files">
        {state.conflicted.map((path) => (
          <li key={path} className="truncate">
            {isLibrary ? (
              <button className="link-button" onClick={() => go({ kind: 'episode', path })}>
                {path}
              </button>
            ) : (
              path
            )}
          </li>
        ))}
      </ul>
      <button
        className="button primary"
        disabled={repository.running !== null}
        onClick={() => void repository.run('Committing the merge', () => request('git.finishMerge', { folder }))}
      >
        Finish the merge
      </button>
    </div>
  );
}
