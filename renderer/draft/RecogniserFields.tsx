import type { ModelView } from '../../shared/speech/model.ts';
import { megabytes } from '../../shared/text/megabytes.ts';

/** What the editor says of the recognition, as it is typed. */
export interface Recogniser {
  readonly model: string;
  /** A code of ISO 639; empty where it is to be found out. */
  readonly language: string;
  /** How many speak; empty where it is to be found out. */
  readonly speakers: string;
  readonly voices: boolean;
}

interface RecogniserFieldsProps {
  readonly recognisers: readonly ModelView[];
  readonly value: Recogniser;
  readonly onChange: (part: Partial<Recogniser>) => void;
}

const qualities = { best: 'Best', good: 'Good', draft: 'Rough' } as const;

export function RecogniserFields({ recognisers, value, onChange }: RecogniserFieldsProps) {
  const chosen = recognisers.find(({ id }) => id === value.model);
  const languagesOf = (id: string) => recognisers.find((one) => one.id === id)?.recognises?.languages ?? [];
  return (
    <div className="draft-fields">
      <label className="field">
        <span className="field-head">Quality</span>
        <select
          className="input"
          value={value.model}
          onChange={({ target }) =>
            onChange({
              model: target.value,
              language: languagesOf(target.value).includes(value.language) ? value.language : '',
            })
          }
        >
          {recognisers.map(({ id, name, bytes, recognises }) => (
            <option key={id} value={id}>
              {qualities[recognises!.quality]}, {recognises!.speed}: {name}, {megabytes(bytes)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="field-head">Language</span>
        <select
          className="input"
          value={value.language}
          onChange={(event) => onChange({ language: event.target.value })}
        >
          <option value="">As it is heard</option>
          {namesOf(languagesOf(value.model)).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="field-head">Speakers</span>
        <input
          className="input"
          type="number"
          min={1}
          max={20}
          placeholder="As many as are heard"
          value={value.speakers}
          disabled={!value.voices}
          onChange={(event) => onChange({ speakers: event.target.value })}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={value.voices}
          onChange={(event) => onChange({ voices: event.target.checked })}
        />
        Tell voices apart
      </label>
      {chosen?.recognises?.tellsTimes === false && (
        <p className="quiet-text draft-hint">
          {chosen.name} does not tell when each word is said: that is estimated from where somebody speaks.
        </p>
      )}
    </div>
  );
}

function namesOf(codes: readonly string[]): { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
