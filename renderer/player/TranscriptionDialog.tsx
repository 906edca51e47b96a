import './transcription.css';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../base/ui/Dialog.tsx';
import { TranscriptionSetUp } from './TranscriptionSetUp.tsx';
import {
  cancelTranscription,
  transcribe,
  dismissTranscription,
  readTranscriptionCommand,
  useTranscription,
} from './transcription-store.ts';
import { usePlayer } from './player-store.ts';

interface TranscriptionDialogProps {
  readonly onClose: () => void;
  /** Takes the finished transcript on. */
  readonly onImport: (file: string, episode: string) => void;
}

/** A transcript by a program on this machine: set up once, then run, watched and taken in. */
export function TranscriptionDialog({ onClose, onImport }: TranscriptionDialogProps) {
  const command = useTranscription((state) => state.command);
  const [changing, setChanging] = useState(false);
  useEffect(() => void readTranscriptionCommand(), []);
  return (
    <Dialog title="Transcribe with another program" wide onClose={onClose}>
      {command === null || changing ? (
        <TranscriptionSetUp onDone={() => setChanging(false)} />
      ) : (
        <Run command={command} onChange={() => setChanging(true)} onClose={onClose} onImport={onImport} />
      )}
    </Dialog>
  );
}

function Run({
  command,
  onChange,
  onClose,
  onImport,
}: { command: string; onChange: () => void } & TranscriptionDialogProps) {
  const { outcome, share, log, episode } = useTranscription();
  const recording = usePlayer((state) => state.recording);
  const isReady = recording.kind === 'ready';
  const running = outcome.kind === 'running';
  return (
    <>
      <div className="transcription">
        <p className="transcription-line">
          <code>{command}</code>
          {!running && (
            <button className="button quiet small" onClick={onChange}>
              Change…
            </button>
          )}
        </p>
        {!isReady && !running && <p className="quiet-text">Choose this episode’s recording first.</p>}
        {running && (
          <label className="transcription-progress">
            <span className="visually-hidden">Progress</span>
            <progress value={share ?? undefined} max={1} />
            <span className="number">{share === null ? 'Working…' : `${Math.floor(share * 100)} %`}</span>
          </label>
        )}
        {outcome.kind === 'failed' && (
          <p className="error-ink" role="alert">
            {outcome.failure.message} {outcome.failure.next}
          </p>
        )}
        {outcome.kind === 'done' && (
          <p role="status">The transcript is ready. Review it before anything of it comes into the library.</p>
        )}
        {log.length > 0 && <Log lines={log} />}
      </div>
      <footer className="dialog-foot">
        {running ? (
          <>
            <span className="quiet-text">It goes on when this is closed.</span>
            <button className="button" onClick={() => void cancelTranscription()}>
              Cancel transcription
            </button>
          </>
        ) : outcome.kind === 'done' ? (
          <>
            <button className="button" onClick={dismissTranscription}>
              Dismiss
            </button>
            <button
              className="button primary"
              onClick={() => {
                onClose();
                onImport(outcome.file, episode!);
                dismissTranscription();
              }}
            >
              Import…
            </button>
          </>
        ) : (
          <button className="button primary" disabled={!isReady} onClick={() => void transcribe()}>
            Transcribe
          </button>
        )}
      </footer>
    </>
  );
}

/** What the program prints; the last line stays in sight. */
function Log({ lines }: { lines: readonly string[] }) {
  const host = useRef<HTMLPreElement>(null);
  useEffect(() => host.current?.scrollTo(0, host.current.scrollHeight), [lines]);
  return (
    <pre className="transcription-log" ref={host} tabIndex={0} aria-label="What the program prints">
      {lines.join('\n')}
    </pre>
  );
}
