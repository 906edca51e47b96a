import './updates.css';
import { useEffect, useState } from 'react';
import { failureOf, type Failure } from '../../shared/failure.ts';
import { megabytes } from '../../shared/text/megabytes.ts';
import type { UpdateState } from '../../shared/updates/update-state.ts';
import { listen, request } from '../base/client.ts';
import { runCommand, useCommand } from '../base/commands.ts';
import { notifyWithAction } from '../base/notices-store.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { Dialog } from '../base/ui/Dialog.tsx';

/** What the dialog shows; `failed` besides what is known of newer versions. */
type Shown =
  | UpdateState
  | { readonly kind: 'checking' }
  | { readonly kind: 'downloading'; readonly version: string; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Newer versions of Rostrum, and whether Rostrum checks for them unasked. */
export function UpdatesDialog() {
  const [shown, setShown] = useState(false);
  useCommand('help.updates', () => setShown(true));
  useEffect(() => {
    const stop = listen('updates.ready', ({ version }) =>
      notifyWithAction(`Rostrum ${version} is downloaded, and can be installed.`, {
        title: 'Show',
        run: () => void runCommand('help.updates'),
      }),
    );
    void request('updates.listening', null);
    return stop;
  }, []);
  return shown ? <OpenUpdatesDialog onClose={() => setShown(false)} /> : null;
}

function OpenUpdatesDialog({ onClose }: { onClose: () => void }) {
  const [shown, setShown] = useState<Shown>({ kind: 'checking' });
  const { answer: origin = null } = useAnswer('updates.origin', null);
  const fail = (error: unknown) => setShown({ kind: 'failed', failure: failureOf(error) });
  const check = () => void request('updates.check', null).then(setShown, fail);
  const checkAgain = () => {
    setShown({ kind: 'checking' });
    check();
  };
  const download = ({ version, bytes }: Extract<UpdateState, { kind: 'available' }>) => {
    setShown({ kind: 'downloading', version, done: 0, total: bytes });
    void request('updates.download', null).then(setShown, fail);
  };
  const open = (as: 'installer' | 'folder') => void request('updates.open', { as }).catch(fail);
  useEffect(() => {
    check();
    const stop = listen('updates.progress', ({ done, total }) =>
      setShown((before) => (before.kind === 'downloading' ? { ...before, done, total } : before)),
    );
    return () => {
      stop();
      void request('updates.cancel', null);
    };
  }, []);

  return (
    <Dialog title="Updates" onClose={onClose}>
      <div className="updates">
        <div role="status">
          <State shown={shown} version={origin?.version ?? ''} />
        </div>
        {origin !== null && origin.host !== null && <Unasked host={origin.host} />}
      </div>
      <footer className="dialog-foot">
        {(shown.kind === 'failed' || shown.kind === 'newest') && (
          <button className="button" onClick={checkAgain}>
            Check again
          </button>
        )}
        {shown.kind === 'ready' && (
          <button className="button" onClick={() => open('folder')}>
            Show in folder
          </button>
        )}
        <button className="button" onClick={onClose}>
          {shown.kind === 'downloading' ? 'Stop' : 'Close'}
        </button>
        {shown.kind === 'available' && (
          <button className="button primary" onClick={() => download(shown)}>
            Download
          </button>
        )}
        {shown.kind === 'ready' && (
          <button className="button primary" onClick={() => open('installer')}>
            Open the installer
          </button>
        )}
      </footer>
    </Dialog>
  );
}

function State({ shown, version }: { shown: Shown; version: string }) {
  const running = <p className="quiet-text">This is Rostrum {version}.</p>;
  switch (shown.kind) {
    case 'checking':
      return <p className="quiet-text">Checking…</p>;
    case 'no-source':
      return (
        <>
          <p>This build of Rostrum has no update source. Newer versions come from whoever gave it to you.</p>
          {running}
        </>
      );
    case 'newest':
      return <p>Rostrum {version} is the newest version.</p>;
    case 'available':
      return (
        <>
          <p>
            Rostrum {shown.version} can be downloaded, {megabytes(shown.bytes)}.
          </p>
          {running}
        </>
      );
    case 'downloading':
      return (
        <>
          <p>Downloading Rostrum {shown.version}…</p>
          <progress aria-label="Download" value={shown.done} max={shown.total} />
          <p className="quiet-text" aria-hidden>
            {megabytes(shown.done)} of {megabytes(shown.total)}
          </p>
        </>
      );
    case 'ready':
      return (
        <>
          <p>
            Rostrum {shown.version} is downloaded, and its signature was checked. Save your work and close Rostrum
            before you install it.
          </p>
          <p className="quiet-text">{shown.file}</p>
        </>
      );
    case 'failed':
      return (
        <>
          <p className="updates-failure">{shown.failure.message}</p>
          {shown.failure.next && <p className="quiet-text">{shown.failure.next}</p>}
        </>
      );
  }
}

function Unasked({ host }: { host: string }) {
  const chosen = usePreferences((state) => state.preferences.updates);
  return (
    <div>
      <label className="check">
        <input
          type="checkbox"
          checked={chosen}
          onChange={({ target }) => void changePreferences({ updates: target.checked })}
        />
        Check for updates once a day, and download them
      </label>
      <p className="quiet-text">
        {host} is asked for the newest version’s number. Nothing about you or your library is sent, and nothing is
        installed unasked.
      </p>
    </div>
  );
}
