import { useState } from 'react';
import { ArrowUp, X } from 'lucide-react';
import type { Declaration } from '../../../shared/operations/legend-entries.ts';
import { PersonInput, type KnownPerson } from './PersonInput.tsx';

interface PeopleFieldProps {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly known: readonly KnownPerson[];
  readonly legend: readonly Declaration[];
}

/** Several people, in the order of the legend: people of the library, or names that are new to it. */
export function PeopleField({ label, chosen, onChange, known, legend }: PeopleFieldProps) {
  const [typed, setTyped] = useState('');
  const add = (name: string) => {
    if (!chosen.includes(name)) onChange([...chosen, name]);
    setTyped('');
  };
  const labelOf = (person: string) => legend.find((entry) => entry.name === person)?.label;
  return (
    <div className="field">
      <PersonInput
        label={label}
        typed={typed}
        onType={setTyped}
        known={known}
        without={chosen}
        onChoose={add}
        offersNew
      />
      <ol className="people-chosen" aria-label={label}>
        {chosen.map((person, index) => (
          <li key={person}>
            {labelOf(person) !== undefined && labelOf(person) !== person && (
              <span className="badge">{labelOf(person)}</span>
            )}
            <span className="truncate">{person}</span>
            <button
              type="button"
              className="button quiet small icon"
              aria-label={`Move ${person} up`}
              disabled={index === 0}
              onClick={() => onChange(chosen.toSpliced(index, 1).toSpliced(index - 1, 0, person))}
            >
              <ArrowUp size={13} aria-hidden />
            </button>
            <button
              type="button"
              className="button quiet small icon"
              aria-label={`Remove ${person}`}
              onClick={() => onChange(chosen.filter((other) => other !== person))}
            >
              <X size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
