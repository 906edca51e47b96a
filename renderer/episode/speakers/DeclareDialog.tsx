import { useState, type FormEvent } from 'react';
import type { Episode } from '../../../shared/episode/model.ts';
import { declareLabel } from '../../../shared/operations/declare-label.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { applyToEpisode } from '../session.ts';

/** Says who a label is: in the legend, or in the front matter's list of speakers. @param label null for a speaker who has no turns yet */
export function DeclareDialog({ episode, label, onClose }: { episode: Episode; label: string | null; onClose: () => void }) {
  const labelsAreNames = episode.houseStyle !== 'initials' && episode.houseStyle !== null && episode.legend.length === 0;
  const [typed, setTyped] = useState(label ?? '');
  const [name, setName] = useState(labelsAreNames && label !== null ? label : '');
  const own = labelsAreNames ? name.trim() : typed.trim();
  const edits = own === '' || name.trim() === '' ? [] : declareLabel(episode, { label: own, name: name.trim() });
  const isKnown = episode.legend.some((entry) => entry.label === own);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (edits.length === 0) return;
    applyToEpisode(edits);
    onClose();
  };
  return (
    <Dialog title={label === null ? 'Add a speaker' : `Declare ${label}`} onClose={onClose}>
      <form className="speaker-form" onSubmit={submit}>
        {!labelsAreNames && (
          <label className="field">
            <span className="field-head">Label</span>
            <input className="input" value={typed} readOnly={label !== null} autoFocus={label === null} onChange={(event) => setTyped(event.target.value)} />
          </label>
        )}
        <label className="field">
          <span className="field-head">Full name</span>
          <input className="input" value={name} autoFocus={label !== null || labelsAreNames} onChange={(event) => setName(event.target.value)} />
        </label>
        <p className="quiet-text" role="status">
          {isKnown
            ? `${own} is declared already.`
            : own !== '' && name.trim() !== '' && edits.length === 0
              ? 'In this style a speaker is whoever has a turn: there is no list to add anybody to.'
              : labelsAreNames
                ? 'Goes into the front matter’s list of speakers.'
                : 'Goes into the legend, as its last line.'}
        </p>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button className="button primary" disabled={edits.length === 0}>
            {label === null ? 'Add' : 'Declare'}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
