import { useState } from 'react';
import { defaultPreferences, type Preferences } from '../../shared/preferences.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';
import type { ControlProps, Setting } from './setting.ts';

/** One value among the preferences. */
interface Lens<T> {
  readonly get: (preferences: Preferences) => T;
  readonly set: (value: T, preferences: Preferences) => Partial<Preferences>;
}

type Words = Pick<Setting, 'title' | 'help' | 'words'>;

/** The value as it is, and the way to another one. */
function usePreference<T>({ get, set }: Lens<T>): readonly [T, (value: T) => void] {
  const { preferences } = usePreferences();
  return [get(preferences), (value) => void changePreferences(set(value, preferences))];
}

function resetOf<T>(lens: Lens<T>, print: (value: T) => string): Setting['useReset'] {
  const usual = lens.get(defaultPreferences);
  return function usePreferenceReset() {
    const [value, setValue] = usePreference(lens);
    return { usual: print(usual), isUsual: value === usual, reset: () => setValue(usual) };
  };
}

/** A choice of one. @param choices value to what it is called */
export function choice<T extends string>(words: Words, lens: Lens<T>, choices: Readonly<Record<T, string>>): Setting {
  const Control = ({ labelledBy, describedBy }: ControlProps) => {
    const [value, setValue] = usePreference(lens);
    return (
      <select
        className="input"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => setValue(event.target.value as T)}
      >
        {(Object.entries(choices) as [T, string][]).map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    );
  };
  return { ...words, Control, useReset: resetOf(lens, (value) => choices[value]) };
}

/** On or off. */
export function toggle(words: Words, lens: Lens<boolean>): Setting {
  const Control = ({ labelledBy, describedBy }: ControlProps) => {
    const [value, setValue] = usePreference(lens);
    return (
      <label className="check">
        <input
          type="checkbox"
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          checked={value}
          onChange={(event) => setValue(event.target.checked)}
        />
        {value ? 'On' : 'Off'}
      </label>
    );
  };
  return { ...words, Control, useReset: resetOf(lens, (value) => (value ? 'On' : 'Off')) };
}

interface NumberLimits {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly unit: string;
}

/** A number between two others; what is none is not taken, and says so. */
export function number(words: Words, lens: Lens<number>, { least, most, step, unit }: NumberLimits): Setting {
  const Control = ({ labelledBy, describedBy }: ControlProps) => {
    const [value, setValue] = usePreference(lens);
    // What is typed, as long as the field has the focus.
    const [typed, setTyped] = useState<string | null>(null);
    const shown = typed ?? String(value);
    const isGood = (text: string) => text.trim() !== '' && Number(text) >= least && Number(text) <= most;
    return (
      <>
        <span className="setting-number">
          <input
            className="input"
            type="number"
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            aria-invalid={!isGood(shown)}
            min={least}
            max={most}
            step={step}
            value={shown}
            onBlur={() => setTyped(null)}
            onChange={({ target }) => {
              setTyped(target.value);
              if (isGood(target.value)) setValue(Number(target.value));
            }}
          />
          {unit}
        </span>
        {!isGood(shown) && (
          <p className="error-ink" role="alert">
            From {least} to {most}.
          </p>
        )}
      </>
    );
  };
  return { ...words, Control, useReset: resetOf(lens, (value) => `${value} ${unit}`) };
}
