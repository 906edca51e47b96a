import './git.css';
import { useId, useState } from 'react';
import { ArrowDown, ArrowUp, GitBranch, RefreshCw } from 'lucide-react';
import type { GitState } from '../../shared/ipc/requests/git.ts';
import { publishMessage } from '../../shared/publish/commit-message.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../app/client.ts';
import { go, tell, useApp } from '../app/store.ts';
import { useGitDesk, type GitDesk } from './git-desk.ts';

export interface GitPanelProps {
  /** A site or a library, by its absolute path. */
  readonly folder: string;
  /** What was written there just now, relative to the folder: it is ticked for the commit. */
  readonly written?: readonly string[];
  /** Of the episodes that were written, for the commit's message. */
  readonly titles?: readonly string[];
}

const nothing: readonly string[] = [];

/** Branch, remote and what is not committed; commits, pulls and pushes when asked. Nothing at all where there is no repository. */
export function GitPanel({ folder, written = nothing, titles = nothing }: GitPanelProps) {
  const rows = useApp(({ rows: listed, indexing }) => (indexing ? null : listed));
  const desk = useGitDesk(folder, written.length === 0 ? rows : written.join('\n'));
  const { state, running, failure } = desk;
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
  const part = { desk, state, folder };
  return (
    <section className="git" aria-label="Git">
      <Remote {...part} />
      <Printed desk={desk} />
      {state.underWay === null && <Commit key={`${folder} ${state.branch}`} {...part} written={written} titles={titles} />}
      {state.underWay === 'merge' && <Merging {...part} />}
      {state.underWay !== null && state.underWay !== 'merge' && <Unfinished what={state.underWay} />}
      {!state.mergesByTurn && (
        <p className="git-offer quiet-text">
          Two editors who corrected different turns of one episode need never see a conflict.
          <button className="button small" disabled={running !== null} onClick={() => void installDriver(desk, folder)}>
            Let git merge by turn
          </button>
        </p>
      )}
    </section>
  );
}

/** Only how the branch stands to its remote, and how old that view is, for the head of a plan. @param onPulled told when files may have changed */
export function GitBar({ folder, onPulled }: { folder: string; onPulled: () => void }) {
  const desk = useGitDesk(folder, null);
  // Its room is taken from the start, lest the plan below move under the pointer.
  if (desk.state === undefined && desk.failure === null) {
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
  if (!desk.state) return null;
  return (
    <section className="git git-bar" aria-label="Git">
      <Remote desk={desk} state={desk.state} folder={folder} onPulled={onPulled} />
      {desk.running !== null && <Printed desk={desk} />}
    </section>
  );
}

interface PartProps {
  readonly desk: GitDesk;
  readonly state: GitState;
  readonly folder: string;
}

function Remote({ desk, state, folder, onPulled }: PartProps & { readonly onPulled?: () => void }) {
  const { branch, upstream, underWay, remotes, ahead, behind } = state;
  const busy = desk.running !== null;
  return (
    <header className="git-head">
      <h2>
        <GitBranch size={15} aria-hidden /> {branch ?? 'No branch'}
      </h2>
      <p className="quiet-text">{describeRemote(state)}</p>
      <div className="git-buttons">
        {remotes.length > 0 && (
          <button className="button small" disabled={busy} onClick={() => void desk.run('Looking at the remote', () => request('git.fetch', { folder }))}>
            <RefreshCw size={13} aria-hidden /> Fetch
          </button>
        )}
        {upstream !== null && underWay === null && (
          <button className="button small" disabled={busy} onClick={() => void pull(desk, folder).then(onPulled)}>
            <ArrowDown size={13} aria-hidden /> {behind > 0 ? `Pull ${behind}` : 'Pull'}
          </button>
        )}
        {branch !== null && remotes.length > 0 && underWay === null && (
          <button className="button small" disabled={busy || (upstream !== null && ahead === 0)} onClick={() => void push(desk, folder)}>
            <ArrowUp size={13} aria-hidden /> {upstream === null ? 'Push this branch' : ahead > 0 ? `Push ${ahead}` : 'Push'}
          </button>
        )}
      </div>
    </header>
  );
}

/** What git prints, as it runs and afterwards. */
function Printed({ desk: { running, lines } }: { desk: GitDesk }) {
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

/** What is not committed, and what of it is ours: ticked where it was written just now, or where nothing was. */
function Commit({ desk, state, folder, written, titles }: PartProps & { readonly written: readonly string[]; readonly titles: readonly string[] }) {
  const id = useId();
  const ours = state.uncommitted.filter(({ path, ours: own }) => own || written.includes(path)).map(({ path }) => path);
  const others = state.uncommitted.length - ours.length;
  // Somebody may be at work on what was published before.
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(written.length === 0 ? [] : ours.filter((path) => !written.includes(path))));
  const [branch, setBranch] = useState(state.branch ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const message = typed ?? publishMessage(written.length > 0 ? titles : ours.filter((path) => !path.startsWith('.')));
  const chosen = ours.filter((path) => !left.has(path));
  if (ours.length === 0) {
    return <p className="quiet-text">{others === 0 ? 'Everything is committed.' : `Everything of ours is committed; ${describeOthers(others)}.`}</p>;
  }
  const commit = async () => {
    const name = branch.trim();
    const done = await desk.run('Committing', () => request('git.commit', { folder, paths: chosen, message, ...(name === '' || name === state.branch ? {} : { branch: name }) }));
    if (done) tell(done.commit === null ? 'Nothing differed, so nothing was committed.' : `Committed as ${done.commit.slice(0, 8)}. It is here, not yet at the remote.`);
  };
  return (
    <form
      className="git-commit"
      onSubmit={(event) => {
        event.preventDefault();
        void commit();
      }}
    >
      <fieldset>
        <legend>
          Not committed
          {others > 0 && <span className="quiet-text"> ({describeOthers(others)})</span>}
        </legend>
        <ul className="git-files">
          {ours.map((path) => (
            <li key={path}>
              <label>
                <input type="checkbox" checked={!left.has(path)} onChange={() => setLeft(left.has(path) ? new Set([...left].filter((other) => other !== path)) : new Set([...left, path]))} />
                <span className="truncate">{path}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="git-message">
        <label htmlFor={`${id}-branch`}>On branch</label>
        <input id={`${id}-branch`} className="input" value={branch} spellCheck={false} onChange={(event) => setBranch(event.target.value)} />
        <label htmlFor={`${id}-message`}>Message</label>
        <textarea id={`${id}-message`} className="input" rows={Math.min(8, message.split('\n').length + 1)} value={message} onChange={(event) => setTyped(event.target.value)} />
        <button className="button primary" disabled={desk.running !== null || chosen.length === 0 || message.trim() === ''}>
          Commit {countOf(chosen.length, 'file')}
        </button>
      </div>
    </form>
  );
}

function Merging({ desk, state, folder }: PartProps) {
  const isLibrary = useApp(({ library }) => library?.root === folder);
  const count = state.conflicted.length;
  return (
    <div className="git-merging">
      <p>
        {count === 0 ? 'A merge is ready to be committed.' : 'Both sides changed the same in these files. Open each, decide by a quick fix on the marked lines, save, then finish the merge.'}
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
      <button className="button primary" disabled={desk.running !== null} onClick={() => void desk.run('Committing the merge', () => request('git.finishMerge', { folder }))}>
        Finish the merge
      </button>
    </div>
  );
}

/** Begun outside Rostrum, and to be finished there. */
function Unfinished({ what }: { what: string }) {
  return (
    <p className="git-merging">
      A {what} is not finished yet. Finish it in a terminal (<code>git {what} --continue</code>, or <code>git {what} --abort</code>); until then nothing can be committed here.
    </p>
  );
}

async function pull(desk: GitDesk, folder: string): Promise<void> {
  const result = await desk.run('Pulling', () => request('git.pull', { folder }));
  if (result?.kind === 'up-to-date') tell('There was nothing new.');
  if (result?.kind === 'merged') tell('What the others did is here now.');
  if (result?.kind === 'conflicts') tell(`${countOf(result.paths.length, 'file was', 'files were')} changed twice in the same place, and wait for you to decide.`, 'error');
}

async function push(desk: GitDesk, folder: string): Promise<void> {
  if ((await desk.run('Pushing', () => request('git.push', { folder }))) !== undefined) tell('Pushed. The remote has it now.');
}

async function installDriver(desk: GitDesk, folder: string): Promise<void> {
  const done = await desk.run('Setting up', () => request('git.installMergeDriver', { folder }));
  if (done) tell(done.attributesChanged ? 'git merges transcripts by turn here now. Commit .gitattributes, so that the others’ git knows too.' : 'git merges transcripts by turn here now.');
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

function describeOthers(count: number): string {
  return count === 1 ? 'one other file is left alone' : `${count} other files are left alone`;
}
