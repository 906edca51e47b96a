import { useState, type FormEvent } from 'react';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { declareLabel } from '../../../shared/operations/declare-label.ts';
import { labelsAreNames } from '../../../shared/people/add-speaker.ts';
import { findClash, proposeNames } from '../../../shared/people/propose-labels.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { useLibraryLabels } from '../../base/library-labels-store.ts';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFooter } from '../../base/ui/DialogFooter.tsx';
import { editShownEpisode } from '../open/edit-episode.ts';

/** Labels that are proposed at once. */
const maxProposals = 4;

/** Says who a label that turns have is: in the legend, or in the front matter's list of speakers. */
export function DeclareDialog({ episode, label, onClose }: { episode: Episode; label: string; onClose: () => void }) {
  const isName = labelsAreNames(episode);
  const [typed, setTyped] = useState(isName ? label : '');
  const { uses, people } = useLibraryLabels();
  const name = typed.trim();
  const edits = name === '' ? [] : declareLabel(episode, { label, name });
  const others = episode.legend.filter((entry) => entry.label !== label);
  const offers = isName || name !== '' ? [] : proposeNames(label, uses, others).filter(({ isTaken }) => !isTaken);
  const clash = isName || name === '' ? null : findClash({ label, name }, uses, []).clash;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (edits.length === 0) return;
    editShownEpisode(edits);
    onClose();
  };
  return (
    <Dialog title={`Declare ${label}`} onClose={onClose}>
      <form className="speaker-form" onSubmit={submit}>
        <label className="field">
          <span className="field-head">Full name</span>
          <input
            className="input"
            dir="auto"
            value={typed}
            autoFocus
            list="library-people"
            onChange={(event) => setTyped(event.target.value)}
          />
          <datalist id="library-people">
            {people.map((known) => (
              <option key={known.name} value={known.name} />
            ))}
          </datalist>
        </label>
        {offers.length > 0 && (
          <p className="label-offers">
            {offers.slice(0, maxProposals).map((offer) => (
              <button key={offer.name} type="button" className="button small" onClick={() => setTyped(offer.name)}>
                {offer.name} <span className="key">in {countOf(offer.episodes, 'episode')}</span>
              </button>
            ))}
          </p>
        )}
        {clash !== null && <p className="warning-ink">{clash}</p>}
        <p className="quiet-text" role="status">
          {name !== '' && edits.length === 0
            ? 'In this style a speaker is whoever has a turn: there is no list to add anybody to.'
            : isName
              ? 'Goes into the front matter’s list of speakers.'
              : 'Goes into the legend, as its last line.'}
        </p>
        <DialogFooter onCancel={onClose} disabled={edits.length === 0}>
          Declare
        </DialogFooter>
      </form>
    </Dialog>
  );
}
