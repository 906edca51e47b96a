import './transcription.css';
import { useEffect, useRef, useState } from 'react';
import { transcriptionExamples, readCommand } from '../../shared/transcription/command.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import {
  cancelTranscription,
  transcribe,
  dismissTranscription,
  readTranscriptionCommand,
  setTranscriptionCommand,
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
    <Dialog title="Transcribe on this machine" wide onClose={onClose}>
      {command === null || changing ? (
        <SetUp onDone={() => setChanging(false)} />
      ) : (
        <Run command={command} onChange={() => setChanging(true)} onClose={onClose} onImport={onImport} />
      )}
    </Dialog>
  );
}

function SetUp({ onDone }: { onDone: () => void }) {
  const command = useTranscription((state) => state.command);
  const [typed, setTyped] = useState(command ?? '');
  const read = readCommand(typed);
  const save = async () => {
    if (read.ok && (await setTranscriptionCommand(typed.trim()))) onDone();
  };
  return (
    <>
      <div className="transcription">
        <p>
          A speech-to-text program that is installed on this machine can write a first draft, which you then correct.
          The recording stays here. Rostrum brings no such program of its own: install one of these, which run without a
          network, and begin with its command.
        </p>
        <ul className="transcription-examples">
          {transcriptionExamples.map(({ name, home, command: example }) => (
            <li key={name}>
              <button type="button" className="button small" onClick={() => setTyped(example)}>
                {name}
              </button>
              <span className="quiet-text">{home}</span>
            </li>
          ))}
        </ul>
        <label className="field">
          <span className="field-head">Command</span>
          <textarea
            className="input transcription-command"
            rows={3}
            value={typed}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
            autoFocus
          />
        </label>
        <p className="quiet-text">
          {'{input}'} is the recording. {'{output}'} is a file name without its ending, and {'{folder}'} the folder that
          it is in: a transcript that is found there afterwards is the draft, or else what the program prints. Spaces
          set words apart, quotes keep them together; there is no shell, and no other sign means anything.
        </p>
        {typed.trim() !== '' && !read.ok && (
          <p className="error-ink" role="alert">
            {read.reason}
          </p>
        )}
      </div>
      <footer className="dialog-foot">
        {command !== null && (
          <button className="button" onClick={onDone}>
            Cancel
          </button>
        )}
        <button className="button primary" disabled={!read.ok} onClick={() => void save()}>
          Use this command
        </button>
      </footer>
    </>
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
