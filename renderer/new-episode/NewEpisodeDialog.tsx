import './new-episode.css';
import { useEffect, useId, useMemo, useState } from 'react';
import { Link2, Unlink } from 'lucide-react';
import { fieldSchemaFor } from '../../shared/episode/field-schema.ts';
import type { Answer } from '../../shared/ipc/contract.ts';
import { failureOf } from '../../shared/ipc/result.ts';
import { planNewEpisode, type PlannedField } from '../../shared/new-episode/plan-new-episode.ts';
import { collisionKey } from '../../shared/publish/target-path.ts';
import { request } from '../app/client.ts';
import { useCommand } from '../app/commands.ts';
import { attempt, go, refreshRows, useApp } from '../app/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogFoot } from '../ui/DialogFoot.tsx';
import { PeopleField } from './PeopleField.tsx';
import { today } from './today.ts';

type Library = Answer<'newEpisode.habits'>;

const nobody: readonly string[] = [];

/** Begins an episode as the library's newer ones are written. */
export function NewEpisodeDialog() {
  const [shown, setShown] = useState(false);
  const hasLibrary = useApp((state) => state.library !== null);
  useCommand('episode.new', () => setShown(true), hasLibrary);
  return shown ? <OpenDialog onClose={() => setShown(false)} /> : null;
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  // The title can be typed while the newer episodes are read.
  const [library, setLibrary] = useState<Library | null>(null);
  useEffect(() => {
    void attempt(() => request('newEpisode.habits', null)).then((answer) => answer && setLibrary(answer));
  }, []);
  const { rows, library: info } = useApp();
  const { config } = info!;
  const [title, setTitle] = useState('');
  const [date, setDate] = useState(today);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const people = chosen ?? library?.habits.hosts ?? nobody;
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [path, setPath] = useState<string | null>(null);
  const draft = useMemo(() => ({ title, date, people: [...people], fields: { ...fields }, path: path ?? undefined }), [title, date, people, fields, path]);
  // Holds for what was asked for then, not for what is written now.
  const [refusal, setRefusal] = useState<{ readonly of: typeof draft; readonly message: string } | null>(null);
  const plan = useMemo(() => library && planNewEpisode(draft, library.habits, library.labels, config), [draft, library, config]);
  const there = plan && rows.find((row) => collisionKey(row.path) === collisionKey(plan.path));
  const problems = [...(plan?.problems ?? []), ...(there ? [`“${there.path}” is there already, as “${there.title}”.`] : [])];
  const isPossible = plan !== null && problems.length === 0;

  const create = async () => {
    if (!isPossible) return;
    try {
      const { path: made } = await request('newEpisode.create', draft);
      onClose();
      await refreshRows();
      go({ kind: 'episode', path: made });
    } catch (error) {
      setRefusal({ of: draft, message: failureOf(error).message });
    }
  };
  const setField = (key: string, value: string | undefined) => {
    const { [key]: _, ...others } = fields;
    setFields(value === undefined ? others : { ...others, [key]: value });
  };
  const shownProblems = title === '' ? [] : problems;
  return (
    <Dialog title="New episode" wide onClose={onClose}>
      <form
        className="new-episode"
        id="new-episode"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div className="new-episode-fields">
          <label className="field">
            <span className="field-head">Title</span>
            <input className="input" value={title} onChange={(event) => setTitle(event.target.value)} autoFocus />
          </label>
          <label className="field">
            <span className="field-head">Date</span>
            <input className="input" type="date" value={date} onChange={(event) => setDate(event.target.value)} />
          </label>
          <PeopleField chosen={people} onChange={setChosen} known={library?.people ?? []} legend={plan?.legend ?? []} />
          {plan?.fields.filter(isAsked).map((field) => (
            <LinkedField key={field.key} field={field} label={fieldSchemaFor(field.key, config).label ?? field.key} onChange={(value) => setField(field.key, value)} />
          ))}
        </div>
        <section className="new-episode-preview" aria-label="Preview">
          <label className="field">
            <span className="field-head">
              File
              {path !== null && <Follow onClick={() => setPath(null)} />}
            </span>
            <input className="input" value={path ?? plan?.path ?? ''} onChange={(event) => setPath(event.target.value)} />
          </label>
          <pre tabIndex={0}>{plan?.text ?? 'Reading how the newer episodes are written…'}</pre>
        </section>
        <div className="new-episode-notes" role="status">
          {plan?.notes.map((note) => (
            <p key={note} className="warning-ink">
              {note}
            </p>
          ))}
        </div>
        <div className="new-episode-problems" role="alert">
          {[...shownProblems, ...(refusal?.of === draft ? [refusal.message] : [])].map((problem) => (
            <p key={problem} className="error-ink">
              {problem}
            </p>
          ))}
        </div>
      </form>
      <DialogFoot onCancel={onClose} form="new-episode" disabled={!isPossible}>
        Begin
      </DialogFoot>
    </Dialog>
  );

  /** Title and date stand above; what follows from other fields, or was changed here, can be given a value of its own. */
  function isAsked({ key, linked }: PlannedField): boolean {
    return key !== 'title' && key !== 'date' && (linked || key in fields);
  }
}

function LinkedField({ field: { key, value, linked }, label, onChange }: { field: PlannedField; label: string; onChange: (value: string | undefined) => void }) {
  const id = useId();
  return (
    <div className="field">
      <span className="field-head">
        <label htmlFor={id}>{label}</label>
        {linked ? (
          <span className="new-episode-link" title="Follows from what is written above, until it is changed here">
            <Link2 size={12} aria-hidden /> follows
          </span>
        ) : (
          <Follow onClick={() => onChange(undefined)} name={key} />
        )}
      </span>
      <input id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

function Follow({ onClick, name = 'the file name' }: { onClick: () => void; name?: string }) {
  return (
    <button type="button" className="link-button new-episode-link" aria-label={`Let ${name} follow again`} onClick={onClick}>
      <Unlink size={12} aria-hidden /> let it follow
    </button>
  );
}
