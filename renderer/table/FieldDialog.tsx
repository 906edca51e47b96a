import { useState } from 'react';
import type { FilePreview } from '../../shared/ipc/views.ts';
import { isFrozen } from '../../shared/episode/field-schema.ts';
import type { FieldChange } from '../../shared/replace/change-field.ts';
import { countOf } from '../../shared/text/count-of.ts';
import { request } from '../app/client.ts';
import { attempt, useApp } from '../app/store.ts';
import { applyChange } from '../changes/apply-change.ts';
import { ChangePreview } from '../changes/ChangePreview.tsx';
import { useTickedHits } from '../changes/ticked-hits.ts';
import { unsavedTexts } from '../episode/session.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogFoot } from '../ui/DialogFoot.tsx';

const kinds = [
  { kind: 'set', title: 'Set to' },
  { kind: 'copy', title: 'Copy from' },
  { kind: 'trim', title: 'Take surplus white space out' },
  { kind: 'remove', title: 'Remove' },
] as const;

interface Preview {
  readonly files: readonly FilePreview[];
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
}

const nothing: readonly FilePreview[] = [];

/** One field of many episodes: what would change, file by file, before anything is written. */
export function FieldDialog({ paths, keys, onClose }: { paths: readonly string[]; keys: readonly string[]; onClose: () => void }) {
  const config = useApp((state) => state.library!.config);
  const open = keys.filter((key) => !isFrozen(key, config));
  const [key, setKey] = useState(open[0] ?? '');
  const [kind, setKind] = useState<FieldChange['kind']>('set');
  const [value, setValue] = useState('');
  const [from, setFrom] = useState(keys[0] ?? '');
  const [onlyEmpty, setOnlyEmpty] = useState(false);
  const [preview, setPreview] = useState<Preview | null>(null);
  const hits = useTickedHits(preview?.files ?? nothing);

  const look = async () => {
    const found = await attempt(() => request('replace.previewField', { paths: [...paths], change: makeChange(kind, { key, value, from, onlyEmpty }), unsaved: unsavedTexts() }));
    if (found) setPreview(found);
  };
  const apply = async () => {
    if (await applyChange(`Changed “${key}”`, hits.chosen)) onClose();
  };
  return (
    <Dialog title={`Change a field of ${countOf(paths.length, 'file')}`} wide onClose={onClose}>
      <form
        className="field-dialog"
        onChange={() => setPreview(null)}
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <label>
          Field
          <input className="input" list="field-keys" value={key} onChange={(event) => setKey(event.target.value)} spellCheck={false} />
          <datalist id="field-keys">{open.map((name) => <option key={name} value={name} />)}</datalist>
        </label>
        <label>
          What to do
          <select className="input" value={kind} onChange={(event) => setKind(event.target.value as FieldChange['kind'])}>
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
            <input className="input" value={value} onChange={(event) => setValue(event.target.value)} />
          </label>
        )}
        {kind === 'copy' && (
          <label>
            From the field
            <select className="input" value={from} onChange={(event) => setFrom(event.target.value)}>
              {keys.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        {(kind === 'set' || kind === 'copy') && (
          <label className="check">
            <input type="checkbox" checked={onlyEmpty} onChange={(event) => setOnlyEmpty(event.target.checked)} /> Only where it is empty
          </label>
        )}
        <button className="button" disabled={key === ''}>
          Show what would change
        </button>
      </form>
      {preview && (
        <div className="field-preview">
          {preview.files.length === 0 && <p className="quiet-text">Nothing would change.</p>}
          {preview.failed.length > 0 && (
            <ul className="callout error">
              {preview.failed.map(({ path, reason }) => (
                <li key={path}>
                  {path}: {reason}
                </li>
              ))}
            </ul>
          )}
          {preview.files.length > 0 && <ChangePreview files={preview.files} hits={hits} label="What would change" />}
        </div>
      )}
      <DialogFoot onCancel={onClose} disabled={hits.chosen.length === 0} onClick={() => void apply()}>
        Change {countOf(hits.chosen.length, 'file')}
      </DialogFoot>
    </Dialog>
  );
}

function makeChange(kind: FieldChange['kind'], { key, value, from, onlyEmpty }: { key: string; value: string; from: string; onlyEmpty: boolean }): FieldChange {
  switch (kind) {
    case 'set':
      return { kind, key, value, onlyEmpty };
    case 'copy':
      return { kind, key, from, onlyEmpty };
    default:
      return { kind, key };
  }
}
