import { useId, useState } from 'react';
import { describeCommit } from '../../shared/git/describe-written.ts';
import { publishMessage } from '../../shared/publish/commit-message.ts';
import { countOf, formatCount } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { notify } from '../base/notices-store.ts';
import type { PartProps } from './use-repository.ts';

/** More files than these nobody looks through one by one: the others are ticked as one. */
const maxListed = 200;

/** What is not committed, and what of it is ours: ticked where it was written just now, or where nothing was. */
export function CommitForm({
  repository,
  state,
  folder,
  written,
  titles,
  onCommitted,
}: PartProps & {
  readonly written: readonly string[];
  readonly titles: readonly string[];
  readonly onCommitted?: ((branch: string) => void) | undefined;
}) {
  const id = useId();
  const justWritten = new Set(written);
  const ours = state.uncommitted.filter(({ path, ours: own }) => own || justWritten.has(path)).map(({ path }) => path);
  const others = state.uncommitted.length - ours.length;
  // Somebody may be at work on what was published before.
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(written.length === 0 ? [] : ours.filter((path) => !justWritten.has(path))),
  );
  const [branch, setBranch] = useState(state.branch ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const message = typed ?? publishMessage(written.length > 0 ? titles : ours.filter((path) => !path.startsWith('.')));
  const chosen = ours.filter((path) => !left.has(path));
  const unlisted = ours.slice(maxListed);
  const tick = (paths: readonly string[], ticked: boolean) =>
    setLeft(ticked ? without(left, paths) : new Set([...left, ...paths]));
  if (ours.length === 0) {
    return (
      <p className="quiet-text">
        {others === 0 ? 'Everything is committed.' : `Everything of ours is committed; ${describeOthers(others)}.`}
      </p>
    );
  }
  const commit = async () => {
    const name = branch.trim();
    const done = await repository.run('Committing', () =>
      request('git.commit', {
        folder,
        paths: chosen,
        message,
        ...(name === '' || name === state.branch ? {} : { branch: name }),
      }),
    );
    if (done && done.commit !== null) onCommitted?.(name === '' ? (state.branch ?? '') : name);
    if (done)
      notify(
        done.commit === null
          ? 'Nothing differed, so nothing was committed.'
          : describeCommit(done.commit, { branch: name, before: state.branch, remotes: state.remotes }),
      );
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
          {ours.slice(0, maxListed).map((path) => (
            <FileTick key={path} name={path} ticked={!left.has(path)} onTick={(ticked) => tick([path], ticked)} />
          ))}
          {unlisted.length > 0 && (
            <FileTick
              name={`and ${formatCount(unlisted.length)} more`}
              ticked={unlisted.every((path) => !left.has(path))}
              onTick={(ticked) => tick(unlisted, ticked)}
            />
          )}
        </ul>
      </fieldset>
      <div className="git-message">
        <label htmlFor={`${id}-branch`}>On branch</label>
        <input
          id={`${id}-branch`}
          className="input"
          value={branch}
          spellCheck={false}
          onChange={(event) => setBranch(event.target.value)}
        />
        <label htmlFor={`${id}-message`}>Message</label>
        <textarea
          id={`${id}-message`}
          className="input"
          rows={Math.min(8, message.split('\n').length + 1)}
          value={message}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button
          className="button primary"
          data-next-step
          disabled={repository.running !== null || chosen.length === 0 || message.trim() === ''}
        >
          Commit {countOf(chosen.length, 'file')}
        </button>
      </div>
    </form>
  );
}

function FileTick({ name, ticked, onTick }: { name: string; ticked: boolean; onTick: (ticked: boolean) => void }) {
  return (
    <li>
      <label>
        <input type="checkbox" checked={ticked} onChange={() => onTick(!ticked)} />
        <span className="truncate">{name}</span>
      </label>
    </li>
  );
}

function without(paths: ReadonlySet<string>, some: readonly string[]): Set<string> {
  const left = new Set(paths);
  for (const path of some) left.delete(path);
  return left;
}

function describeOthers(count: number): string {
  return count === 1 ? 'one other file is left alone' : `${formatCount(count)} other files are left alone`;
}
