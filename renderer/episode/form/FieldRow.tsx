import { useEffect, useId, useRef, useState } from 'react';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { MenuItem } from 'react-aria-components';
import type { FieldSchema } from '../../../shared/config/library-config.ts';
import type { Field, FieldValue } from '../../../shared/episode/model/episode.ts';
import { formatDay, interpretDate, interpretDuration } from '../../../shared/episode/model/interpret-value.ts';
import {
  removeField,
  reorderFields,
  setField,
  type FieldEdit,
} from '../../../shared/episode/front-matter/set-field.ts';
import type { Problem } from '../../../shared/lint/model/problem.ts';
import { countOf } from '../../../shared/text/count-of.ts';
import { notify } from '../../base/notices-store.ts';
import { MoreMenu } from '../../base/ui/MoreMenu.tsx';
import { baseField } from '../editor/unsaved-edits.ts';
import { editShownEpisode } from '../open/edit-episode.ts';
import { useOpenEpisodes } from '../open/open-episodes-store.ts';
import { FieldProblem } from './FieldProblem.tsx';

interface FieldRowProps {
  readonly field: Field;
  readonly schema: FieldSchema;
  readonly problems: readonly Problem[];
  /** Archived: shown, not edited. */
  readonly locked: boolean;
  /** All keys of the front matter, in order. */
  readonly keys: readonly string[];
  readonly timeZone: string;
  /** Of the whole file. */
  readonly episodeText: string;
}

/** One field. What is typed is committed with Enter or on leaving it; Escape takes it back. */
export function FieldRow({ field, schema, problems, locked, keys, timeZone, episodeText }: FieldRowProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const touched = useOpenEpisodes((state) => state.touchedField);
  useEffect(() => {
    if (touched?.key !== field.key) return;
    row.current?.scrollIntoView({ block: 'nearest' });
    (row.current?.querySelector<HTMLElement>('input:enabled, textarea') ?? row.current)?.focus();
    useOpenEpisodes.setState({ touchedField: null });
  }, [touched, field.key]);

  const text = printValue(field.value);
  const shown = typed ?? text;
  const commit = (value: string) => {
    setTyped(null);
    const { view } = useOpenEpisodes.getState();
    if (!view || value === text) return;
    const result = setField(view.state.doc.toString(), field.key, value, {
      type: schema.type,
      base: view.state.field(baseField).doc.toString(),
    });
    setRefusal(result.ok ? null : result.reason);
    if (result.ok) editShownEpisode(result.edits);
    else setTyped(value);
  };
  const isPlain =
    field.value === null ||
    typeof field.value !== 'object' ||
    (Array.isArray(field.value) && field.value.every((item) => typeof item !== 'object'));
  const common = {
    id,
    'aria-describedby': `${id}-notes`,
    'aria-invalid': refusal !== null || problems.some(({ severity }) => severity === 'error'),
  };
  const typing = {
    ...common,
    className: 'input',
    dir: 'auto',
    value: shown,
    readOnly: locked || !isPlain,
    'data-uncommitted': typed !== null && typed !== text,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: () => typed !== null && commit(typed),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (typed !== null) commit(typed);
      } else if (event.key === 'Escape' && typed !== null) {
        event.stopPropagation();
        setTyped(null);
        setRefusal(null);
      }
    },
  };
  return (
    <div className="field" ref={row} tabIndex={-1} data-field={field.key}>
      <div className="field-head">
        <label htmlFor={id} title={field.key}>
          {schema.label ?? field.key}
        </label>
        {!locked && <FieldMenu field={field} keys={keys} />}
      </div>
      {schema.type === 'boolean' && typeof field.value === 'boolean' ? (
        <label className="check">
          <input
            {...common}
            type="checkbox"
            checked={field.value}
            disabled={locked}
            onChange={(event) => commit(String(event.target.checked))}
          />
          {field.value ? 'Yes' : 'No'}
        </label>
      ) : schema.type === 'multiline' || shown.length > 60 ? (
        <textarea
          {...typing}
          rows={Math.min(8, Math.max(2, Math.ceil(shown.length / 42) + shown.split('\n').length - 1))}
        />
      ) : (
        <input {...typing} />
      )}
      <div id={`${id}-notes`} className="field-notes">
        <Interpretation text={shown} schema={schema} timeZone={timeZone} />
        {!isPlain && (
          <p>{field.readOnly ?? 'This value has an inner structure. Show the front matter as text to edit it.'}</p>
        )}
        {refusal && <p className="error-ink">{refusal}</p>}
        {problems.map((problem) => (
          <FieldProblem key={problem.rule + problem.message} problem={problem} text={episodeText} />
        ))}
        {schema.help && <p>{schema.help}</p>}
      </div>
    </div>
  );
}

function Interpretation({ text, schema, timeZone }: { text: string; schema: FieldSchema; timeZone: string }) {
  if (text === '') return null;
  if (schema.type === 'date') {
    const date = interpretDate(text);
    return date ? <p>{formatDay(date, timeZone)}</p> : null;
  }
  if (schema.type === 'duration') {
    const seconds = interpretDuration(text);
    return seconds === null ? null : (
      <p>{seconds < 60 ? countOf(seconds, 'second') : countOf(Math.round(seconds / 60), 'minute')}</p>
    );
  }
  return null;
}

function FieldMenu({ field, keys }: { field: Field; keys: readonly string[] }) {
  const apply = (edit: (text: string) => FieldEdit) => {
    const { view } = useOpenEpisodes.getState();
    if (!view) return;
    const result = edit(view.state.doc.toString());
    if (result.ok) editShownEpisode(result.edits);
    else notify(result.reason, 'error');
  };
  const at = keys.indexOf(field.key);
  const move = (by: number) => {
    const order = keys.filter((key) => key !== field.key);
    order.splice(at + by, 0, field.key);
    apply((text) => reorderFields(text, order));
  };
  return (
    <MoreMenu label={`More for ${field.key}`} slim>
      <MenuItem className="menu-item" onAction={() => move(-1)} isDisabled={at === 0}>
        <ArrowUp size={14} aria-hidden /> Move up
      </MenuItem>
      <MenuItem className="menu-item" onAction={() => move(1)} isDisabled={at === keys.length - 1}>
        <ArrowDown size={14} aria-hidden /> Move down
      </MenuItem>
      <MenuItem className="menu-item" onAction={() => apply((text) => removeField(text, field.key))}>
        <Trash2 size={14} aria-hidden /> Remove the field
      </MenuItem>
    </MoreMenu>
  );
}

function printValue(value: FieldValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((item) => printValue(item as FieldValue)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
