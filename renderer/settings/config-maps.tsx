import { fieldTypes } from '../../shared/config/library-config.ts';
import type { SettingForm } from '../../shared/config/config-settings.ts';
import { valueAt } from '../../shared/config-file/edit-config.ts';
import type { FieldValue } from '../../shared/episode/model/episode.ts';
import { rules } from '../../shared/lint/registry.ts';
import { useSummary } from '../base/use-summary.ts';
import { AddRow, CommitInput, RemoveButton } from './config-controls.tsx';

interface MapProps {
  readonly labelledBy: string;
  readonly value: FieldValue | undefined;
  /** @param path below the setting's own */
  readonly onChange: (path: readonly string[], value: string | boolean | null) => void;
}

const entriesOf = (value: FieldValue | undefined): readonly (readonly [string, FieldValue])[] =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];

/** Text to text. */
export function PairsControl({
  form,
  value,
  labelledBy,
  onChange,
}: MapProps & { readonly form: Extract<SettingForm, { kind: 'pairs' }> }) {
  return (
    <ul className="config-rows" aria-labelledby={labelledBy}>
      {entriesOf(value).map(([key, text]) => (
        <li key={key} className="config-row">
          <span className="config-key">{key}</span>
          <CommitInput
            dir="auto"
            aria-label={`${form.value} of ${key}`}
            value={text === null ? '' : String(text)}
            onCommit={(typed) => onChange([key], typed)}
          />
          <RemoveButton name={key} onRemove={() => onChange([key], null)} />
        </li>
      ))}
      <li>
        <AddRow label={`Another ${form.key.toLowerCase()}`} onAdd={(key) => onChange([key], '')} />
      </li>
    </ul>
  );
}

const severities = ['off', 'hint', 'warning', 'error'] as const;

/** Rules whose severity the library says, and the way to another one. */
export function RulesControl({ value, labelledBy, onChange }: MapProps) {
  const said = entriesOf(value);
  const others = rules.map(({ id }) => id).filter((id) => !said.some(([key]) => key === id));
  const usualOf = (id: string) => {
    const rule = rules.find((known) => known.id === id);
    return rule === undefined ? null : rule.offByDefault === true ? 'off' : rule.severity;
  };
  return (
    <ul className="config-rows" aria-labelledby={labelledBy}>
      {said.map(([id, severity]) => (
        <li key={id} className="config-row">
          <span className="config-key">
            {id}
            <span className="quiet-text">{usualOf(id) === null ? ' no such rule' : ` usually ${usualOf(id)}`}</span>
          </span>
          <select
            className="input"
            aria-label={`Severity of ${id}`}
            value={String(severity)}
            onChange={(event) => onChange([id], event.target.value)}
          >
            {severities.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <RemoveButton name={id} onRemove={() => onChange([id], null)} />
        </li>
      ))}
      <li>
        <select
          className="input"
          aria-label="Set another rule"
          value=""
          onChange={(event) =>
            onChange([event.target.value], usualOf(event.target.value) === 'off' ? 'warning' : 'off')
          }
        >
          <option value="">Set another rule…</option>
          {others.map((id) => (
            <option key={id} value={id}>
              {id} (usually {usualOf(id)})
            </option>
          ))}
        </select>
      </li>
    </ul>
  );
}

/** Front-matter keys with how they are edited. */
export function FieldsControl({ value, labelledBy, onChange }: MapProps) {
  const found = useSummary()?.fields.map(({ key }) => key) ?? [];
  const fields = entriesOf(value);
  const text = (field: FieldValue, key: string) => {
    const part = valueAt(field, [key]);
    return part === undefined || part === null ? '' : String(part);
  };
  return (
    <ul className="config-rows" aria-labelledby={labelledBy}>
      {fields.map(([key, field]) => (
        <li key={key} className="config-field" role="group" aria-label={key}>
          <div className="config-row">
            <span className="config-key">{key}</span>
            <RemoveButton name={key} onRemove={() => onChange([key], null)} />
          </div>
          <label>
            Type
            <select
              className="input"
              value={text(field, 'type') || 'text'}
              onChange={(event) => onChange([key, 'type'], event.target.value)}
            >
              {fieldTypes.map((type) => (
                <option key={type}>{type}</option>
              ))}
            </select>
          </label>
          <label>
            Called
            <CommitInput
              dir="auto"
              placeholder={key}
              value={text(field, 'label')}
              onCommit={(typed) => onChange([key, 'label'], typed || null)}
            />
          </label>
          <label>
            Help
            <CommitInput
              dir="auto"
              value={text(field, 'help')}
              onCommit={(typed) => onChange([key, 'help'], typed || null)}
            />
          </label>
          <label className="check">
            <input
              type="checkbox"
              checked={valueAt(field, ['required']) === true}
              onChange={(event) => onChange([key, 'required'], event.target.checked || null)}
            />
            Every episode must have it
          </label>
        </li>
      ))}
      <li>
        <AddRow
          label="Another field"
          placeholder="season"
          suggestions={found.filter((key) => !fields.some(([known]) => known === key))}
          onAdd={(key) => onChange([key, 'type'], 'text')}
        />
      </li>
    </ul>
  );
}
