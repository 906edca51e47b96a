import './transcription.css';
import { useState, type FormEvent } from 'react';
import { readCommand } from '../../shared/transcription/command.ts';
import {
  choiceOf,
  commandOf,
  knownPrograms,
  usualChoice,
  type ProgramChoice,
} from '../../shared/transcription/programs.ts';
import { request } from '../base/client.ts';
import { reportErrors } from '../base/notices-store.ts';
import { setTranscriptionCommand, useTranscription } from './transcription-store.ts';

const another: ProgramChoice = { id: null, program: '', model: '', language: '', more: '' };

/** Which speech-to-text program is run on recordings, and with what. */
export function TranscriptionSetUp({ onDone }: { readonly onDone: () => void }) {
  const command = useTranscription((state) => state.command);
  const [choice, setChoice] = useState<ProgramChoice>(() =>
    command === null ? usualChoice(knownPrograms[0]!) : choiceOf(command),
  );
  const known = knownPrograms.find(({ id }) => id === choice.id);
  const change = (part: Partial<ProgramChoice>) => setChoice({ ...choice, ...part });
  const made = commandOf(choice);
  const read = choice.program.trim() === '' ? null : readCommand(made);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (read?.ok && (await setTranscriptionCommand(made))) onDone();
  };
  const chooseFile = async (title: string, part: 'program' | 'model') => {
    const file = await reportErrors(() => request('app.chooseFile', { title }));
    if (file) change({ [part]: file });
  };
  return (
    <form className="transcription-set-up" onSubmit={(event) => void save(event)}>
      <div className="transcription">
        <p>
          Another speech-to-text program that is installed on this machine can write the first draft, which you then
          correct. The recording stays here. Install one of these, which run without a network.
        </p>
        <label className="field">
          <span className="field-head">Kind of program</span>
          <select
            className="input"
            value={choice.id ?? ''}
            onChange={({ target }) => {
              const chosen = knownPrograms.find(({ id }) => id === target.value);
              setChoice(chosen === undefined ? another : usualChoice(chosen));
            }}
          >
            {knownPrograms.map(({ id, name, home }) => (
              <option key={id} value={id}>
                {name} ({home})
              </option>
            ))}
            <option value="">Another program</option>
          </select>
        </label>
        <div className="field">
          <label className="field-head" htmlFor="transcription-program">
            Program
          </label>
          <div className="transcription-file">
            <input
              id="transcription-program"
              className="input"
              value={choice.program}
              placeholder="Its name, or where it is"
              spellCheck={false}
              onChange={({ target }) => change({ program: target.value })}
              autoFocus
            />
            <button
              type="button"
              className="button small"
              onClick={() => void chooseFile('Choose the Program', 'program')}
            >
              Choose…
            </button>
          </div>
        </div>
        {known?.model && (
          <div className="field">
            <label className="field-head" htmlFor="transcription-model">
              Model
            </label>
            <div className="transcription-file">
              <input
                id="transcription-model"
                className="input"
                aria-describedby="transcription-model-help"
                value={choice.model}
                placeholder={known.model.usual}
                spellCheck={false}
                onChange={({ target }) => change({ model: target.value })}
              />
              {known.model.isFile && (
                <button
                  type="button"
                  className="button small"
                  onClick={() => void chooseFile('Choose the Model', 'model')}
                >
                  Choose…
                </button>
              )}
            </div>
            <p id="transcription-model-help" className="quiet-text">
              {known.model.help}
            </p>
          </div>
        )}
        {known !== undefined && known.languageFlag !== null && (
          <label className="field">
            <span className="field-head">Language, such as en</span>
            <input
              className="input"
              value={choice.language}
              placeholder="The program finds out"
              spellCheck={false}
              onChange={({ target }) => change({ language: target.value.trim() })}
            />
          </label>
        )}
        <label className="field">
          <span className="field-head">{known === undefined ? 'Arguments' : 'More arguments'}</span>
          <input
            className="input"
            value={choice.more}
            spellCheck={false}
            onChange={({ target }) => change({ more: target.value })}
          />
        </label>
        {known === undefined && (
          <p className="quiet-text">
            The recording is given to it last. What it prints is the draft, or a transcript that it writes into the
            folder that it is started in.
          </p>
        )}
        {read?.ok === true && (
          <p className="quiet-text">
            What is run: <code>{made}</code>
          </p>
        )}
        {read?.ok === false && (
          <p className="error-ink" role="alert">
            {read.reason}
          </p>
        )}
      </div>
      <footer className="dialog-foot">
        {command !== null && (
          <button type="button" className="button" onClick={onDone}>
            Cancel
          </button>
        )}
        <button className="button primary" disabled={read?.ok !== true}>
          Use this program
        </button>
      </footer>
    </form>
  );
}
