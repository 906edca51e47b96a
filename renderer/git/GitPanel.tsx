import './git.css';
import { GitBranch } from 'lucide-react';
import type { Failure } from '../../shared/failure.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { CommitForm } from './CommitForm.tsx';
import { MergeDriverButton } from './MergeDriverButton.tsx';
import { useRepository, type PartProps, type Repository } from './use-repository.ts';
import { MergingFiles } from './MergingFiles.tsx';
import { Remote } from './Remote.tsx';

export interface GitPanelProps {
  /** A site or a library, by its absolute path. */
  readonly folder: string;
  /** What was written there just now, relative to the folder: it is ticked for the commit. */
  readonly written?: readonly string[];
  /** Of the episodes that were written, for the commit's message. */
  readonly titles?: readonly string[];
  readonly repository: Repository;
  /** Told what branch a commit was made on. */
  readonly onCommitted?: (branch: string) => void;
  /** Told when another branch is checked out. */
  readonly onSwitched?: () => void;
}

const nothing: readonly string[] = [];

/** Branch, remote and what is not committed of the library. */
export function LibraryGitPanel({ folder }: { folder: string }) {
  const rows = useLibrary(({ rows: listed, indexing }) => (indexing ? null : listed));
  return <GitPanel folder={folder} repository={useRepository(folder, rows)} />;
}

/** Branch, remote and what is not committed; commits, pulls and pushes when asked. Nothing at all where there is no repository. */
export function GitPanel({
  folder,
  repository,
  written = nothing,
  titles = nothing,
  onCommitted,
  onSwitched,
}: GitPanelProps) {
  const { state, failure } = repository;
  if (failure !== null && written.length > 0) {
    return (
      <section className="git" aria-label="Git">
        <p>
          {failure.message} {failure.next}
        </p>
      </section>
    );
  }
  if (!state) return null;
  const part = { repository, state, folder };
  return (
    <section className="git" aria-label="Git">
      <Remote {...part} onSwitched={onSwitched} />
      <GitOutput repository={repository} />
      {state.underWay === null && (
        <CommitForm
          key={`${folder} ${state.branch}`}
          {...part}
          written={written}
          titles={titles}
          onCommitted={onCommitted}
        />
      )}
      {state.underWay === 'merge' && <MergingFiles {...part} />}
      {state.underWay !== null && state.underWay !== 'merge' && <Unfinished what={state.underWay} />}
      {!state.mergesByTurn && (
        <p className="git-offer quiet-text">
          Two editors who corrected different turns of one episode need never see a conflict.
          <MergeDriverButton repository={repository} folder={folder} />
        </p>
      )}
    </section>
  );
}

/** Only how the branch stands to its remote, and how old that view is, for the head of a plan. @param onPulled told when files may have changed */
export function GitBar({ folder, onPulled }: { folder: string; onPulled: () => void }) {
  const repository = useRepository(folder, null);
  // Its room is taken from the start, lest the plan below move under the pointer.
  if (repository.state === undefined && repository.failure === null) {
    return (
      <div className="git git-bar" aria-hidden>
        <div className="git-head">
          <h2>
            <GitBranch size={15} /> …
          </h2>
        </div>
      </div>
    );
  }
  if (!repository.state) return <NoRepository failure={repository.failure} />;
  return (
    <section className="git git-bar" aria-label="Git">
      <Remote
        repository={repository}
        state={repository.state}
        folder={folder}
        onPulled={onPulled}
        onSwitched={onPulled}
      />
      {repository.running !== null && <GitOutput repository={repository} />}
      <Waiting repository={repository} state={repository.state} folder={folder} />
    </section>
  );
}

/** What was published earlier and is not committed yet, with the way to do that. */
function Waiting(part: PartProps) {
  const { uncommitted, underWay } = part.state;
  const ours = uncommitted.filter((file) => file.ours);
  if (ours.length === 0 || underWay !== null) return null;
  return (
    <details className="git-waiting">
      <summary>{countOf(ours.length, 'file')} not committed yet</summary>
      <CommitForm {...part} written={nothing} titles={nothing} />
    </details>
  );
}

/** What that means for publishing. @param failure why git could not look; null where there is no repository */
function NoRepository({ failure }: { readonly failure: Failure | null }) {
  return (
    <section className="git git-bar" aria-label="Git">
      <p className="quiet-text">
        {failure === null ? (
          <>
            This folder is in no git repository: what is published is written, and not committed. To have every publish
            kept as a commit, run <code>git init</code> in it.
          </>
        ) : (
          [failure.message, failure.next].filter(Boolean).join(' ')
        )}
      </p>
    </section>
  );
}

/** What git prints, as it runs and afterwards. */
export function GitOutput({ repository: { running, lines } }: { repository: Repository }) {
  if (running === null && lines.length === 0) return null;
  return (
    <div className="git-run" role="status">
      <p>
        {running ?? 'Done'}
        {running !== null && (
          <button className="button small" onClick={() => void request('git.cancel', null)}>
            Stop
          </button>
        )}
      </p>
      <pre tabIndex={0} aria-label="What git prints">
        {lines.slice(-6).join('\n')}
      </pre>
    </div>
  );
}

/** Begun outside Rostrum, and to be finished there. */
function Unfinished({ what }: { what: string }) {
  return (
    <p className="git-merging">
      A {what} is not finished yet. Finish it in a terminal (<code>git {what} --continue</code>, or{' '}
      <code>git {what} --abort</code>); until then nothing can be committed here.
    </p>
  );
}
