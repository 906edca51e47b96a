import { useState, type FormEvent } from 'react';
import { isFrozen } from '../../shared/episode/model/field-schema.ts';
import type { FieldChange } from '../../shared/replace/change-field.ts';
import { useLibrary } from '../base/library-store.ts';

const kinds = [
  { kind: 'set', title: 'Set to' },
  { kind: 'copy', title: 'Copy from' },
  { kind: 'trim', title: 'Trim white space' },
  { kind: 'remove', title: 'Remove' },
] as const;

interface FieldDraft {
  readonly kind: FieldChange['kind'];
  readonly key: string;
  readonly value: string;
  readonly from: string;
  readonly onlyEmpty: boolean;
}

interface FieldFormProps {
  /** All keys of the chosen files, of which those that are not frozen can be changed. */
  readonly keys: readonly string[];
  /** What was seen no longer holds. */
  readonly onEdit: () => void;
  readonly onSubmit: (change: FieldChange) => void;
}

/** Which field is changed, and how. */
export function FieldForm({ keys, onEdit, onSubmit }: FieldFormProps) {
  const config = useLibrary((state) => state.library!.config);
  const open = keys.filter((key) => !isFrozen(key, config));
  const [draft, setDraft] = useState<FieldDraft>({
    kind: 'set',
    key: open[0] ?? '',
    value: '',
    from: keys[0] ?? '',
    onlyEmpty: false,
  });
  const { kind } = draft;
  const change = (part: Partial<FieldDraft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(changeOf(draft));
  };
  return (
    <form className="field-dialog" onChange={onEdit} onSubmit={submit}>
      <label>
        Field
        <input
          className="input"
          dir="auto"
          list="field-keys"
          value={draft.key}
          onChange={(event) => change({ key: event.target.value })}
          spellCheck={false}
        />
        <datalist id="field-keys">
          {open.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <label>
        What to do
        <select
          className="input"
          value={kind}
          onChange={(event) => change({ kind: event.target.value as FieldChange['kind'] })}
        >
          {kinds.map((choice) => (
            <option key={choice.kind} value={choice.kind}>
              {choice.title}
            </option>
          ))}
        </select>
      </label>
      {kind === 'set' && (
        <label>
          Value
          <input
            className="input"
            dir="auto"
            value={draft.value}
            onChange={(event) => change({ value: event.target.value })}
          />
        </label>
      )}
      {kind === 'copy' && (
        <label>
          From the field
          <select className="input" value={draft.from} onChange={(event) => change({ from: event.target.value })}>
            {keys.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      {(kind === 'set' || kind === 'copy') && (
        <label className="check">
          <input
            type="checkbox"
            checked={draft.onlyEmpty}
            onChange={(event) => change({ onlyEmpty: event.target.checked })}
          />{' '}
          Only where it is empty
        </label>
      )}
      <button className="button" disabled={draft.key === ''}>
        Preview changes
      </button>
    </form>
  );
}

function changeOf({ kind, key, value, from, onlyEmpty }: FieldDraft): FieldChange {
  switch (kind) {
    case 'set':
      return { kind, key, value, onlyEmpty };
    case 'copy':
      return { kind, key, from, onlyEmpty };
    default:
      return { kind, key };
  }
}
