import './diagnostics.css';
import { useState } from 'react';
import { printDiagnosis } from '../../shared/diagnostics/print-diagnosis.ts';
import type { Diagnosis } from '../../shared/diagnostics/diagnosis.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../base/client.ts';
import { useCommand } from '../base/commands.ts';
import { reportErrors, notify } from '../base/notices-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { Dialog } from '../base/ui/Dialog.tsx';

/** What is to be known of Rostrum on this machine when something is wrong, and what repairs it. */
export function DiagnosticsDialog() {
  const [shown, setShown] = useState(false);
  useCommand('help.diagnostics', () => setShown(true));
  return shown ? <OpenDiagnosticsDialog onClose={() => setShown(false)} /> : null;
}

function OpenDiagnosticsDialog({ onClose }: { onClose: () => void }) {
  const { answer: found, askAgain } = useAnswer('diagnostics.read', null);
  const [busy, setBusy] = useState(false);
  const repair = async () => {
    setBusy(true);
    const answer = await reportErrors(() => request('diagnostics.repair', null));
    setBusy(false);
    if (answer) notify(answer.done);
    askAgain();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(printDiagnosis(found!));
    notify('The report is on the clipboard. It holds no words of a transcript.');
  };

  return (
    <Dialog title="Diagnostics" wide onClose={onClose}>
      <div className="diagnostics" role="status">
        {found === undefined ? <p className="quiet-text">Looking…</p> : <Found found={found} />}
      </div>
      <footer className="dialog-foot">
        <button className="button" disabled={found === undefined || busy} onClick={() => void repair()}>
          {busy ? 'Repairing…' : 'Repair'}
        </button>
        <button className="button" disabled={found === undefined} onClick={() => void copy()}>
          Copy for a report
        </button>
        <button className="button primary" onClick={onClose}>
          Close
        </button>
      </footer>
    </Dialog>
  );
}

function Found({ found: { versions, userData, databases, log } }: { found: Diagnosis }) {
  return (
    <>
      <dl>
        {versions.map(({ name, version }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{version}</dd>
          </div>
        ))}
        <div>
          <dt>Kept in</dt>
          <dd>{userData}</dd>
        </div>
      </dl>
      {databases.map(({ kind, bytes, problem, figures, kept }) => (
        <section key={kind}>
          <h3>{kind === 'catalogue' ? 'Catalogue' : 'Earlier versions and unsaved work'}</h3>
          <p className={problem === null ? undefined : 'diagnostics-problem'}>
            {problem === null ? `Sound, ${countOf(Math.ceil(bytes / 1024), 'kB', 'kB')}` : `Not sound: ${problem}`}
          </p>
          <p className="quiet-text">{figures.map(({ name, count }) => `${name}: ${count}`).join(', ')}</p>
          {kept.map((path) => (
            <p key={path}>An older file was kept: {path}</p>
          ))}
        </section>
      ))}
      <section>
        <h3>Log</h3>
        {log.length === 0 ? (
          <p className="quiet-text">Nothing went wrong of late.</p>
        ) : (
          <pre tabIndex={0}>{log.join('\n')}</pre>
        )}
      </section>
    </>
  );
}
