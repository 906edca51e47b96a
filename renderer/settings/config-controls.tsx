import { useId, useState, type ComponentProps } from 'react';
import { X } from 'lucide-react';
import type { SettingForm } from '../../shared/config/config-settings.ts';
import { relativePath } from '../../shared/text/relative-path.ts';
import { request } from '../base/client.ts';
import { useLibrary } from '../base/library-store.ts';
import { reportErrors } from '../base/notices-store.ts';
import type { FieldValue } from '../../shared/episode/model/episode.ts';

/** What every control of a setting in `rostrum.yaml` is given. */
export interface ConfigControlProps {
  readonly labelledBy: string;
  readonly describedBy: string;
  /** What the file says; undefined where it does not say. */
  readonly value: FieldValue | undefined;
  /** What is in force without it. */
  readonly usual: string;
  readonly onChange: (value: string | number | boolean | readonly string[] | null) => void;
}

type FormOf<K extends SettingForm['kind']> = Extract<SettingForm, { kind: K }>;

type CommitInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  readonly value: string;
  /** Told of another text when the field is left, or on Enter. */
  readonly onCommit: (text: string) => void;
};

/** A field whose text is taken when it is left. */
export function CommitInput({ value, onCommit, ...input }: CommitInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && typed !== value) onCommit(typed.trim());
    setTyped(null);
  };
  return (
    <input
      className="input"
      spellCheck={false}
      {...input}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape' && typed !== null) {
          event.preventDefault();
          setTyped(null);
        }
      }}
    />
  );
}

export function TextControl({
  form,
  value,
  usual,
  labelledBy,
  describedBy,
  onChange,
}: ConfigControlProps & { readonly form: FormOf<'text'> }) {
  return (
    <CommitInput
      dir="auto"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      placeholder={form.placeholder ?? usual}
      value={value === undefined || value === null ? '' : String(value)}
      onCommit={(text) => onChange(text === '' ? null : text)}
    />
  );
}

/** A folder by its way from the library's own, typed or chosen. */
export function FolderControl({
  form,
  title,
  ...props
}: ConfigControlProps & { readonly form: FormOf<'folder'>; readonly title: string }) {
  const root = useLibrary((state) => state.library!.root);
  const choose = async () => {
    const folder = await reportErrors(() => request('app.chooseFolder', { title }));
    if (folder) props.onChange(relativePath(root, folder));
  };
  return (
    <div className="config-row">
      <TextControl form={{ kind: 'text', placeholder: form.placeholder }} {...props} />
      <button type="button" className="button small" onClick={() => void choose()}>
        Choose…
      </button>
    </div>
  );
}

export function ChoiceControl({
  form,
  value,
  usual,
  labelledBy,
  describedBy,
  onChange,
}: ConfigControlProps & { readonly form: FormOf<'choice' | 'number-choice'> }) {
  const choices: readonly (readonly [string, string])[] =
    form.kind === 'choice'
      ? Object.entries(form.choices)
      : form.choices.map((choice) => [String(choice), String(choice)]);
  const take = (text: string) => onChange(text === '' ? null : form.kind === 'number-choice' ? Number(text) : text);
  return (
    <select
      className="input"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={(event) => take(event.target.value)}
    >
      <option value="">Not set: {usual}</option>
      {choices.map(([id, title]) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

export function ToggleControl({ value, labelledBy, describedBy, onChange }: ConfigControlProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked || null)}
      />
      {value === true ? 'On' : 'Off'}
    </label>
  );
}

export function TicksControl({
  form,
  value,
  labelledBy,
  onChange,
}: ConfigControlProps & { readonly form: FormOf<'ticks'> }) {
  const ticked: readonly unknown[] = Array.isArray(value) ? value : ['md'];
  return (
    <div className="config-ticks" role="group" aria-labelledby={labelledBy}>
      {Object.entries(form.choices).map(([id, title]) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={ticked.includes(id)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...ticked.map(String), id] : ticked.map(String).filter((other) => other !== id),
              )
            }
          />
          {title}
        </label>
      ))}
    </div>
  );
}

export function ListControl({
  form,
  value,
  labelledBy,
  onChange,
}: ConfigControlProps & { readonly form: FormOf<'list'> }) {
  const items = Array.isArray(value) ? value.map(String) : [];
  return (
    <ul className="config-rows" aria-labelledby={labelledBy}>
      {items.map((item, index) => (
        <li key={`${index} ${item}`} className="config-row">
          <CommitInput
            aria-label={`${form.item} ${index + 1}`}
            value={item}
            onCommit={(text) => onChange(text === '' ? items.toSpliced(index, 1) : items.with(index, text))}
          />
          <RemoveButton name={item} onRemove={() => onChange(items.toSpliced(index, 1))} />
        </li>
      ))}
      <li>
        <AddRow
          label={`Another ${form.item.toLowerCase()}`}
          placeholder={form.placeholder}
          onAdd={(text) => onChange([...items, text])}
        />
      </li>
    </ul>
  );
}

export function RemoveButton({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return (
    <button type="button" className="button quiet small icon" aria-label={`Remove ${name}`} onClick={onRemove}>
      <X size={14} aria-hidden />
    </button>
  );
}

interface AddRowProps {
  readonly label: string;
  readonly placeholder?: string | undefined;
  /** Offered while something is typed. */
  readonly suggestions?: readonly string[];
  readonly onAdd: (text: string) => void;
}

/** What adds one more to a list. */
export function AddRow({ label, placeholder, suggestions = [], onAdd }: AddRowProps) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const add = () => {
    if (typed.trim() === '') return;
    onAdd(typed.trim());
    setTyped('');
  };
  return (
    <form
      className="config-row"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        className="input"
        aria-label={label}
        placeholder={placeholder === undefined ? undefined : `Such as ${placeholder}`}
        list={suggestions.length > 0 ? id : undefined}
        value={typed}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={id}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      <button className="button small" disabled={typed.trim() === ''}>
        Add
      </button>
    </form>
  );
}
