import type { EditorState } from '@codemirror/state';
import { useState, type FormEvent } from 'react';
import type { Speaker } from '../../../shared/episode/model/episode.ts';
import { labelsHold } from '../../../shared/operations/labels-hold.ts';
import { relabel } from '../../../shared/operations/relabel.ts';
import { renameLabel } from '../../../shared/operations/rename-label.ts';
import { renameName } from '../../../shared/operations/rename-name.ts';
import { nearestTurn } from '../../../shared/operations/turn-at.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { Dialog } from '../../base/ui/Dialog.tsx';
import { DialogFooter } from '../../base/ui/DialogFooter.tsx';
import { episodeField, libraryConfig } from '../editor/episode-field.ts';
import { editInBulk } from '../open/bulk-edit.ts';

type Scope = 'episode' | 'selection' | 'turn';

/** Gives a speaker another label or name: in the whole episode, in the selected turns, or in one turn. */
export function RenameDialog({
  state,
  speaker,
  onClose,
}: {
  state: EditorState;
  speaker: Speaker;
  onClose: () => void;
}) {
  const episode = state.field(episodeField);
  const labelIsName = speaker.name === speaker.label;
  const [label, setLabel] = useState(speaker.label);
  const [name, setName] = useState(speaker.name ?? '');
  const [scope, setScope] = useState<Scope>('episode');

  const { from, to } = state.selection.main;
  const first = nearestTurn(episode, from);
  const last = nearestTurn(episode, to);
  const theirs =
    first && last
      ? episode.turns.slice(first.index, last.index + 1).filter((turn) => turn.label.text === speaker.label)
      : [];
  const lines =
    scope === 'episode' || !first || !last
      ? undefined
      : scope === 'turn'
        ? { first: first.line, last: first.line }
        : { first: first.line, last: last.line };
  const newLabel = label.trim();
  const newName = name.trim();
  const edits =
    newLabel === ''
      ? []
      : lines !== undefined
        ? relabel(episode, { from: speaker.label, to: newLabel, lines })
        : labelIsName
          ? renameName(episode, { from: speaker.label, to: newLabel })
          : [
              ...renameLabel(episode, { from: speaker.label, to: newLabel }),
              ...(speaker.name !== null && newName !== ''
                ? renameName(episode, { from: speaker.name, to: newName })
                : []),
            ];
  const isRead = labelsHold(episode, edits, state.facet(libraryConfig));
  const other =
    newLabel === speaker.label ? undefined : episode.speakers.find((candidate) => candidate.label === newLabel);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (edits.length === 0 || !isRead) return;
    editInBulk(edits, `${speaker.name ?? speaker.label} is renamed: ${countOf(edits.length, 'place')} changed.`);
    onClose();
  };
  return (
    <Dialog title={`Rename ${speaker.name ?? speaker.label}`} onClose={onClose}>
      <form className="speaker-form" onSubmit={submit}>
        <label className="field">
          <span className="field-head">{labelIsName ? 'Name' : 'Label'}</span>
          <input
            className="input"
            dir="auto"
            value={label}
            autoFocus
            onChange={(event) => setLabel(event.target.value)}
          />
        </label>
        {!labelIsName && speaker.name !== null && (
          <label className="field">
            <span className="field-head">Full name</span>
            <input
              className="input"
              dir="auto"
              value={name}
              disabled={scope !== 'episode'}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
        )}
        <fieldset>
          <legend className="field-head">Where</legend>
          <ScopeChoice
            scope="episode"
            chosen={scope}
            onChoose={setScope}
            words={`In the whole episode: ${countOf(speaker.turns, 'turn')}, and wherever it is declared`}
          />
          {first && last && last.index > first.index && (
            <ScopeChoice
              scope="selection"
              chosen={scope}
              onChoose={setScope}
              disabled={theirs.length === 0}
              words={`In the selection: ${theirs.length} of the turns ${first.index + 1} to ${last.index + 1}`}
            />
          )}
          {first && (
            <ScopeChoice
              scope="turn"
              chosen={scope}
              onChoose={setScope}
              disabled={first.label.text !== speaker.label}
              words={`Only in turn ${first.index + 1}, where the cursor is`}
            />
          )}
        </fieldset>
        <p className={isRead ? 'quiet-text' : 'error-ink'} role="status">
          {!isRead
            ? `“${newLabel}” would not be read as a label in this file. Write it as the other labels are written.`
            : other
              ? `${other.name ?? other.label} is a speaker already: these turns will be theirs.`
              : 'What is said is not changed.'}
        </p>
        <DialogFooter onCancel={onClose} disabled={edits.length === 0 || !isRead}>
          Rename
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function ScopeChoice({
  scope,
  chosen,
  onChoose,
  words,
  disabled = false,
}: {
  scope: Scope;
  chosen: Scope;
  onChoose: (scope: Scope) => void;
  words: string;
  disabled?: boolean;
}) {
  return (
    <label className="check">
      <input
        type="radio"
        name="scope"
        checked={chosen === scope}
        disabled={disabled}
        onChange={() => onChoose(scope)}
      />
      {words}
    </label>
  );
}
