import './new-episode.css';
import { useId, useState } from 'react';
import { Link2, Unlink } from 'lucide-react';
import { fieldSchemaFor } from '../../shared/episode/model/field-schema.ts';
import type { PlannedField } from '../../shared/new-episode/plan-new-episode.ts';
import { useCommand } from '../base/commands.ts';
import { useLibrary } from '../base/library-store.ts';
import { Dialog } from '../base/ui/Dialog.tsx';
import { DialogFooter } from '../base/ui/DialogFooter.tsx';
import { PeopleField } from '../base/ui/PeopleField.tsx';
import { useNewEpisode } from './use-new-episode.ts';

/** Begins an episode as the library's newer ones are written. */
export function NewEpisodeDialog() {
  const [shown, setShown] = useState(false);
  const hasLibrary = useLibrary((state) => state.library !== null);
  useCommand('episode.new', () => setShown(true), hasLibrary);
  return shown ? <OpenDialog onClose={() => setShown(false)} /> : null;
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const {
    title,
    setTitle,
    date,
    setDate,
    people,
    setPeople,
    setField,
    path,
    setPath,
    file,
    library,
    config,
    plan,
    notes,
    problems,
    fieldsAsked,
    create,
  } = useNewEpisode(onClose);
  return (
    <Dialog title="New episode" wide onClose={onClose}>
      <form
        className="new-episode"
        id="new-episode"
        onSubmit={(event) => {
          event.preventDefault();
          void create?.();
        }}
      >
        <div className="new-episode-fields">
          <label className="field">
            <span className="field-head">Title</span>
            <input
              className="input"
              dir="auto"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              autoFocus
            />
          </label>
          <label className="field">
            <span className="field-head">Date</span>
            <input className="input" type="date" value={date} onChange={(event) => setDate(event.target.value)} />
          </label>
          <PeopleField
            label="Who speaks"
            chosen={people}
            onChange={setPeople}
            known={library?.people ?? []}
            legend={plan?.legend ?? []}
          />
          {fieldsAsked.map((field) => (
            <LinkedField
              key={field.key}
              field={field}
              label={fieldSchemaFor(field.key, config).label ?? field.key}
              onChange={(value) => setField(field.key, value)}
            />
          ))}
        </div>
        <section className="new-episode-preview" aria-label="Preview">
          <label className="field">
            <span className="field-head">
              File
              {path !== null && <Follow onClick={() => setPath(null)} />}
            </span>
            <input
              className="input"
              dir="auto"
              value={file}
              placeholder="Follows from the title"
              onChange={(event) => setPath(event.target.value)}
            />
          </label>
          <pre tabIndex={0}>{plan?.text ?? 'Reading how the newer episodes are written…'}</pre>
        </section>
        <div className="new-episode-notes" role="status">
          {notes.map((note) => (
            <p key={note} className="warning-ink">
              {note}
            </p>
          ))}
        </div>
        <div className="new-episode-problems" role="alert">
          {problems.map((problem) => (
            <p key={problem} className="error-ink">
              {problem}
            </p>
          ))}
        </div>
      </form>
      <DialogFooter onCancel={onClose} form="new-episode" disabled={create === null}>
        Create
      </DialogFooter>
    </Dialog>
  );
}

function LinkedField({
  field: { key, value, linked },
  label,
  onChange,
}: {
  field: PlannedField;
  label: string;
  onChange: (value: string | undefined) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <span className="field-head">
        <label htmlFor={id}>{label}</label>
        {linked ? (
          <span className="new-episode-link" title="Follows from what is written above, until it is changed here">
            <Link2 size={12} aria-hidden /> linked
          </span>
        ) : (
          <Follow onClick={() => onChange(undefined)} name={key} />
        )}
      </span>
      <input id={id} className="input" dir="auto" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

function Follow({ onClick, name = 'the file name' }: { onClick: () => void; name?: string }) {
  return (
    <button type="button" className="link-button new-episode-link" aria-label={`Link ${name} again`} onClick={onClick}>
      <Unlink size={12} aria-hidden /> link again
    </button>
  );
}
