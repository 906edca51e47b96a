import { useId, useState } from 'react';
import { publishMessage } from '../../shared/publish/commit-message.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../app/client.ts';
import { tell } from '../app/store.ts';
import type { PartProps } from './git-desk.ts';

/** What is not committed, and what of it is ours: ticked where it was written just now, or where nothing was. */
export function CommitForm({ desk, state, folder, written, titles }: PartProps & { readonly written: readonly string[]; readonly titles: readonly string[] }) {
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

function describeOthers(count: number): string {
  return count === 1 ? 'one other file is left alone' : `${count} other files are left alone`;
}
