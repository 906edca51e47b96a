import { useEffect, useState } from 'react';
import { Dialog } from '../base/ui/Dialog.tsx';
import {
  forgetTranscriptionCommand,
  readTranscriptionCommand,
  useTranscription,
} from '../player/transcription-store.ts';
import { TranscriptionSetUp } from '../player/TranscriptionSetUp.tsx';
import type { Setting } from './setting.ts';

export const transcription: Setting = {
  title: 'Speech-to-text program',
  help: 'A program on this machine that writes first drafts of transcripts. It is asked for again before another one is run.',
  words: 'whisper transcribe command recognition draft',
  wide: true,
  Control: TranscriptionControl,
};

function TranscriptionControl() {
  const command = useTranscription((state) => state.command);
  const [changing, setChanging] = useState(false);
  useEffect(() => void readTranscriptionCommand(), []);
  return (
    <>
      <p>{command === null ? 'None is set up.' : <code>{command}</code>}</p>
      <div className="setting-row">
        <button className="button small" onClick={() => setChanging(true)}>
          {command === null ? 'Set up…' : 'Change…'}
        </button>
        {command !== null && (
          <button className="button small" onClick={() => void forgetTranscriptionCommand()}>
            Forget
          </button>
        )}
      </div>
      {changing && (
        <Dialog title="Speech-to-text program" wide onClose={() => setChanging(false)}>
          <TranscriptionSetUp onDone={() => setChanging(false)} />
        </Dialog>
      )}
    </>
  );
}
