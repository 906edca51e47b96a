import { useRef, useState } from 'react';
import type { EditorState } from '@codemirror/state';
import { addSpeaker, labelForName, labelsAreNames } from '../../../shared/people/add-speaker.ts';
import { findClash } from '../../../shared/people/propose-labels.ts';
import { declareLabel } from '../../../shared/operations/declare-label.ts';
import { useLibraryLabels } from '../../base/library-labels-store.ts';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFooter } from '../../base/ui/DialogFooter.tsx';
import { PersonInput } from '../../base/ui/PersonInput.tsx';
import { episodeField, libraryConfig } from '../editor/episode-field.ts';
import { useNewSpeaker, type NewSpeakerQuestion } from '../open/new-speaker.ts';

/** Asks who a new speaker is: by name, people of the library being offered; the label follows from it. */
export function NewSpeakerDialog({ state }: { state: EditorState }) {
  const question = useNewSpeaker((store) => store.question);
  return question && <OpenDialog state={state} question={question} />;
}

function OpenDialog({ state, question: { give, onAdd } }: { state: EditorState; question: NewSpeakerQuestion }) {
  const form = useRef<HTMLFormElement>(null);
  const episode = state.field(episodeField);
  const options = state.facet(libraryConfig);
  const { uses, people } = useLibraryLabels();
  const [typed, setTyped] = useState('');
  /** As the editor wants it; null while it follows from the name. */
  const [ownLabel, setOwnLabel] = useState<string | null>(null);
  const name = typed.trim();
  const isName = labelsAreNames(episode);
  const known = episode.speakers.find((speaker) => speaker.name === name || speaker.label === name);
  const proposed = name === '' ? null : labelForName(episode, name, uses, give, options);
  const label = known?.label ?? ownLabel?.trim() ?? proposed ?? '';
  const speaker = { label, name };
  const isRead = label !== '' && (known !== undefined || addSpeaker(episode, speaker, give, options) !== null);
  const clash = isName || known !== undefined || label === '' ? null : findClash(speaker, uses, episode.legend).clash;
  const close = () => useNewSpeaker.setState({ question: null });
  const says = (): string => {
    if (name === '') return 'The label follows from the name.';
    if (known !== undefined) return `${known.name ?? known.label} is a speaker of this episode already.`;
    if (label === '') return `No label can be made of “${name}”. Write one.`;
    if (!isRead) return `“${label}” would not be read as a label in this file. Write another one.`;
    if (!isName) return 'Goes into the legend, as its last line.';
    return declareLabel(episode, speaker).length > 0
      ? 'Goes into the front matter’s list of speakers.'
      : 'In this file, a speaker’s label is the name.';
  };
  return (
    <Dialog title="New speaker" onClose={close}>
      <form
        className="speaker-form"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRead || name === '') return;
          close();
          onAdd(speaker);
        }}
      >
        <div className="field">
          <PersonInput
            label="Name"
            typed={typed}
            onType={setTyped}
            known={people}
            without={[]}
            onChoose={(chosen) => {
              setTyped(chosen);
              // Once the label that follows is there.
              requestAnimationFrame(() => form.current?.requestSubmit());
            }}
            autoFocus
          />
        </div>
        {!isName && (
          <label className="field">
            <span className="field-head">Label</span>
            <input
              className="input"
              dir="auto"
              value={known?.label ?? ownLabel ?? label}
              readOnly={known !== undefined}
              onChange={(event) => setOwnLabel(event.target.value)}
            />
          </label>
        )}
        {clash !== null && <p className="warning-ink">{clash}</p>}
        <p className={name !== '' && !isRead ? 'error-ink' : 'quiet-text'} role="status">
          {says()}
        </p>
        <DialogFooter onCancel={close} disabled={name === '' || !isRead}>
          Add
        </DialogFooter>
      </form>
    </Dialog>
  );
}
