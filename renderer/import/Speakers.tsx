import './speakers.css';
import { useId, useState } from 'react';
import { unassignedLabel } from '../../shared/episode/model/episode.ts';
import { nobody, personNamed } from '../../shared/import/speakers.ts';
import type { Answer } from '../../shared/ipc/contract.ts';
import type { ReadFile } from '../../shared/import/read-file.ts';
import type { Declaration } from '../../shared/operations/legend-entries.ts';
import { ownValue } from '../../shared/own-value.ts';
import { countOf } from '../../shared/text/count-of.ts';

interface SpeakersProps {
  readonly file: ReadFile;
  /** Null until it is known. */
  readonly library: Answer<'newEpisode.habits'> | null;
  readonly chosen: Readonly<Record<string, Declaration>>;
  readonly onChange: (name: string, choice: Declaration) => void;
}

/** Each speaker of the file with the person that it becomes: somebody of the library, somebody new, or nobody yet. */
export function Speakers({ file, library, chosen, onChange }: SpeakersProps) {
  if (file.speakers.length === 0) {
    return (
      <p className="quiet-text">
        The file does not say who speaks. Its turns come in without a speaker; in the attribution pass a digit gives
        each to one of those who were there.
      </p>
    );
  }
  if (library === null) return null;
  const usesInitials = library.habits.houseStyle === 'initials';
  return (
    <fieldset className="import-speakers">
      <legend className="field-head">Who speaks</legend>
      <ul>
        {file.speakers.map(({ name, segments, says, suggested }) => {
          const choice = ownValue(chosen, name) ?? suggested;
          return (
            <li key={name}>
              <div className="import-speaker">
                <span className="truncate">{name}</span>
                <span className="quiet-text truncate" title={says}>
                  {countOf(segments, 'time')}: “{says}”
                </span>
              </div>
              <PersonField
                label={`Who ${name} is`}
                value={choice.name}
                people={library.people}
                onChange={(person) =>
                  onChange(name, person === '' ? nobody : withForm(personNamed(person, library.labels), usesInitials))
                }
              />
              {usesInitials && (
                <input
                  className="input import-label"
                  dir="auto"
                  aria-label={`Label of ${name}`}
                  value={choice.label}
                  disabled={choice.label === unassignedLabel}
                  onChange={(event) => onChange(name, { ...choice, label: event.target.value.trim() })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

/** Where labels are names, the label is the name. */
function withForm(person: Declaration, usesInitials: boolean): Declaration {
  return usesInitials ? person : { label: person.name, name: person.name };
}

interface PersonFieldProps {
  readonly label: string;
  /** Empty for nobody. */
  readonly value: string;
  readonly people: Answer<'newEpisode.habits'>['people'];
  readonly onChange: (name: string) => void;
}

/** A name, completed from the library's people; it counts once it is one of theirs, or the field is left. */
function PersonField({ label, value, people, onChange }: PersonFieldProps) {
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (name: string) => {
    setTyped(null);
    if (name.trim() !== value) onChange(name.trim());
  };
  return (
    <>
      <input
        className="input import-person"
        dir="auto"
        aria-label={label}
        list={list}
        placeholder="Nobody yet"
        value={typed ?? value}
        onChange={({ target }) =>
          people.some(({ name }) => name === target.value) ? commit(target.value) : setTyped(target.value)
        }
        onBlur={() => typed !== null && commit(typed)}
        onKeyDown={({ key }) => key === 'Enter' && typed !== null && commit(typed)}
      />
      <datalist id={list}>
        {people.map(({ name, episodes }) => (
          <option key={name} value={name} label={countOf(episodes, 'episode')} />
        ))}
      </datalist>
    </>
  );
}
