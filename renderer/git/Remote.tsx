import { ArrowDown, ArrowUp, GitBranch, GitPullRequestArrow, RefreshCw, Undo2 } from 'lucide-react';
import type { GitState } from '../../shared/git/git-state.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { notify, reportErrors } from '../base/notices-store.ts';
import type { Repository, PartProps } from './use-repository.ts';

/**
 * The branch, what can be fetched, pulled and pushed, and the ways on from there.
 * @param onPulled told when files may have changed
 * @param onSwitched told when another branch is checked out
 */
export function Remote({
  repository,
  state,
  folder,
  onPulled,
  onSwitched,
}: PartProps & { readonly onPulled?: () => void; readonly onSwitched?: (() => void) | undefined }) {
  const { branch, base, pullRequest, upstream, underWay, remotes, ahead, behind } = state;
  const busy = repository.running !== null;
  return (
    <header className="git-head">
      <h2>
        <GitBranch size={15} aria-hidden /> {branch ?? 'No branch'}
      </h2>
      <p className="quiet-text">{describeRemote(state)}</p>
      <div className="git-buttons">
        {remotes.length > 0 && (
          <button
            className="button small"
            disabled={busy}
            onClick={() => void repository.run('Looking at the remote', () => request('git.fetch', { folder }))}
          >
            <RefreshCw size={13} aria-hidden /> Fetch
          </button>
        )}
        {upstream !== null && underWay === null && (
          <button className="button small" disabled={busy} onClick={() => void pull(repository, folder).then(onPulled)}>
            <ArrowDown size={13} aria-hidden /> {behind > 0 ? `Pull ${behind}` : 'Pull'}
          </button>
        )}
        {branch !== null && remotes.length > 0 && underWay === null && (
          <button
            className="button small"
            data-next-step
            disabled={busy || (upstream !== null && ahead === 0)}
            onClick={() => void push(repository, folder)}
          >
            <ArrowUp size={13} aria-hidden />{' '}
            {upstream === null ? 'Push this branch' : ahead > 0 ? `Push ${ahead}` : 'Push'}
          </button>
        )}
        {pullRequest !== null && upstream !== null && ahead === 0 && (
          <button
            className="button small"
            data-next-step
            title={pullRequest.url}
            onClick={() => void reportErrors(() => request('app.openPage', { url: pullRequest.url }))}
          >
            <GitPullRequestArrow size={13} aria-hidden /> Open a pull request…
          </button>
        )}
        {base !== null && underWay === null && (
          <button
            className="button small"
            disabled={busy}
            title={`“${branch}” was made from “${base}”, and is kept.`}
            onClick={() =>
              void goBack(repository, { folder, branch: base }, branch).then((done) => done && onSwitched?.())
            }
          >
            <Undo2 size={13} aria-hidden /> Back to “{base}”
          </button>
        )}
      </div>
    </header>
  );
}

async function pull(repository: Repository, folder: string): Promise<void> {
  const result = await repository.run('Pulling', () => request('git.pull', { folder }));
  if (result?.kind === 'up-to-date') notify('There was nothing new.');
  if (result?.kind === 'merged') notify('What the others did is here now.');
  if (result?.kind === 'conflicts')
    notify(
      `${countOf(result.paths.length, 'file was', 'files were')} changed twice in the same place, and wait for you to decide.`,
      'error',
    );
}

async function push(repository: Repository, folder: string): Promise<void> {
  if ((await repository.run('Pushing', () => request('git.push', { folder }))) !== undefined)
    notify('Pushed. The remote has it now.');
}

/** @returns whether the branch is checked out now */
async function goBack(
  repository: Repository,
  to: { readonly folder: string; readonly branch: string },
  from: string | null,
): Promise<boolean> {
  const done = await repository.run(`Checking out “${to.branch}”`, () => request('git.switch', to));
  if (done === undefined) return false;
  notify(`“${to.branch}” is checked out again. What was committed is on “${from}”.`);
  return true;
}

function describeRemote({ upstream, ahead, behind, fetchedAt, remotes }: GitState): string {
  if (remotes.length === 0) return 'No remote: what is committed stays on this machine.';
  const seen = fetchedAt === null ? 'never looked at' : `looked at ${describeAge(new Date(fetchedAt))}`;
  if (upstream === null) return `Follows no branch of the remote yet; ${seen}.`;
  const distance = [ahead > 0 && `${ahead} ahead`, behind > 0 && `${behind} behind`].filter(Boolean).join(', ');
  return `${distance === '' ? 'Level with' : `${distance} of`} ${upstream}, ${seen}.`;
}

function describeAge(then: Date): string {
  const minutes = Math.round((Date.now() - then.getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  if (minutes < 1) return 'just now';
  if (minutes < 60) return format.format(-minutes, 'minute');
  if (minutes < 60 * 48) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 60 / 24), 'day');
}
