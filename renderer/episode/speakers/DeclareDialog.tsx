import { useState, type FormEvent } from 'react';
import type { Episode } from '../../../shared/episode/model/episode.ts';
import { declareLabel } from '../../../shared/operations/declare-label.ts';
import { findClash, proposeLabels, proposeNames } from '../../../shared/people/propose-labels.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { useLibraryLabels } from '../../base/library-labels-store.ts';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFooter } from '../../base/ui/DialogFooter.tsx';
import { editShownEpisode } from '../open/edit-episode.ts';

/** Labels that are proposed at once. */
const maxProposals = 4;

/** Says who a label is: in the legend, or in the front matter's list of speakers. @param label null for a speaker who has no turns yet */
export function DeclareDialog({
  episode,
  label,
  onClose,
}: {
  episode: Episode;
  label: string | null;
  onClose: () => void;
}) {
  const labelsAreNames =
    episode.houseStyle !== 'initials' && episode.houseStyle !== null && episode.legend.length === 0;
  const [typed, setTyped] = useState(label ?? '');
  const [name, setName] = useState(labelsAreNames && label !== null ? label : '');
  const own = labelsAreNames ? name.trim() : typed.trim();
  const edits = own === '' || name.trim() === '' ? [] : declareLabel(episode, { label: own, name: name.trim() });
  const isKnown = episode.legend.some((entry) => entry.label === own);
  const { uses, names } = useLibraryLabels();
  const person = name.trim();
  const taken = label === null ? episode.legend : episode.legend.filter((entry) => entry.label !== label);
  const proposed = labelsAreNames
    ? []
    : person === ''
      ? proposeNames(own, uses, taken)
      : label === null
        ? proposeLabels(person, uses, taken)
        : [];
  const offers = proposed
    .filter((offer) => !offer.isTaken && (offer.label !== own || offer.name !== person))
    .slice(0, maxProposals);
  const clash =
    labelsAreNames || own === '' || person === '' ? null : findClash({ label: own, name: person }, uses, []).clash;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (edits.length === 0) return;
    editShownEpisode(edits);
    onClose();
  };
  return (
    <Dialog title={label === null ? 'Add a speaker' : `Declare ${label}`} onClose={onClose}>
      <form className="speaker-form" onSubmit={submit}>
        {!labelsAreNames && (
          <label className="field">
            <span className="field-head">Label</span>
            <input
              className="input"
              dir="auto"
              value={typed}
              readOnly={label !== null}
              autoFocus={label === null}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        )}
        <label className="field">
          <span className="field-head">Full name</span>
          <input
            className="input"
            dir="auto"
            value={name}
            autoFocus={label !== null || labelsAreNames}
            list="library-people"
            onChange={(event) => setName(event.target.value)}
          />
          <datalist id="library-people">
            {names.map((known) => (
              <option key={known} value={known} />
            ))}
          </datalist>
        </label>
        {offers.length > 0 && (
          <p className="label-offers">
            {offers.map((offer) => (
              <button
                key={`${offer.label}\n${offer.name}`}
                type="button"
                className="button small"
                onClick={() => (setTyped(offer.label), setName(offer.name))}
              >
                {offer.label} - {offer.name}{' '}
                <span className="key">{offer.episodes === 0 ? 'new' : `in ${countOf(offer.episodes, 'episode')}`}</span>
              </button>
            ))}
          </p>
        )}
        {clash !== null && <p className="warning-ink">{clash}</p>}
        <p className="quiet-text" role="status">
          {isKnown
            ? `${own} is declared already.`
            : own !== '' && name.trim() !== '' && edits.length === 0
              ? 'In this style a speaker is whoever has a turn: there is no list to add anybody to.'
              : labelsAreNames
                ? 'Goes into the front matter’s list of speakers.'
                : 'Goes into the legend, as its last line.'}
        </p>
        <DialogFooter onCancel={onClose} disabled={edits.length === 0}>
          {label === null ? 'Add' : 'Declare'}
        </DialogFooter>
      </form>
    </Dialog>
  );
}
